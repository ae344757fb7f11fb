"""A small check of JSON against the schemas of an OpenAPI document: the words that our description uses, no others."""

import re

KNOWN = {
    "type", "const", "enum", "pattern", "minimum", "maximum", "maxLength", "required", "properties",
    "additionalProperties", "items", "anyOf", "$ref", "description",
}  # fmt: skip
TYPES = {
    "object": dict, "array": list, "string": str, "integer": int, "boolean": bool, "null": type(None),
}  # fmt: skip


def problems(value, schema, document, path="$"):
    """Every reason why ``value`` is not what ``schema`` allows."""
    if unknown := set(schema) - KNOWN:
        return [f"{path}: the check does not know {sorted(unknown)}"]
    if "$ref" in schema:
        target = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return problems(value, target, document, path)
    if "anyOf" in schema:
        tried = [problems(value, one, document, path) for one in schema["anyOf"]]
        return [] if any(not found for found in tried) else tried[0]
    return [*_plain(value, schema, path), *_inner(value, schema, document, path)]


def _plain(value, schema, path):
    found = []
    if "type" in schema:
        names = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        kinds = tuple(TYPES[name] for name in names)
        if not isinstance(value, kinds) or (isinstance(value, bool) and "boolean" not in names):
            return [f"{path}: {value!r} is no {names}"]
    if "const" in schema and value != schema["const"]:
        found.append(f"{path}: {value!r} is not {schema['const']!r}")
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{path}: {value!r} is not in the list")
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        found.append(f"{path}: {value!r} does not match {schema['pattern']}")
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{path}: {value!r} is too small")
    return found


def _inner(value, schema, document, path):
    found = []
    if isinstance(value, list) and "items" in schema:
        for place, entry in enumerate(value):
            found += problems(entry, schema["items"], document, f"{path}[{place}]")
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{path}: {name} is missing" for name in schema.get("required", ()) if name not in value]
        more = schema.get("additionalProperties", True)
        for name, entry in value.items():
            if name in known:
                found += problems(entry, known[name], document, f"{path}.{name}")
            elif more is False:
                found.append(f"{path}: {name} is not described")
            elif isinstance(more, dict):
                found += problems(entry, more, document, f"{path}.{name}")
    return found

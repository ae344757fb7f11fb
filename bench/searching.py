"""``python -m bench.searching``: the node's search in one process beside tantivy's fuzzy search on the same names.

Asked in turn, question by question, so that both meet the same noise. tantivy is asked for every word with one edit
(the beginning of words for the first letters) and has all written forms of everybody's name.
"""

import json
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.questions import questions
from nitka.cli.nodes import open_node

Ask = Callable[[str], list[str]]


def tantivy_search(database: Path) -> Ask:
    """Best 200 for a typed text, as the node gives."""
    import tantivy  # noqa: PLC0415 - only in the bench's environment

    schema = tantivy.SchemaBuilder().add_text_field("name").add_text_field("subject", stored=True).build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as rows:
        for subject, *forms in rows.execute("SELECT subject, name_be, name_ru, name_en FROM registry_person"):
            writer.add_document(tantivy.Document(name=[" ".join(forms)], subject=subject))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def ask(text: str, begun: bool = False) -> list[str]:
        words = [
            (
                tantivy.Occur.Should,
                tantivy.Query.fuzzy_term_query(schema, "name", word, distance=1, prefix=begun),
            )
            for word in text.lower().split()
        ]
        hits = searcher.search(tantivy.Query.boolean_query(words), 200).hits
        return [searcher.doc(address)["subject"][0] for _, address in hits]

    return ask


def main() -> None:
    """Kind → p50, p99 (ms of processor time) of both and how often the person meant is among the answers, as JSON."""
    place = open_node(None)
    from nitka.registry.queries import find_people  # noqa: PLC0415 - the settings must be there first

    database = place.folder / "db.sqlite3"
    engines: dict[str, Ask] = {
        "nitka": lambda text: list(find_people(text).people),
        "tantivy": tantivy_search(database),
    }
    told: dict[str, dict[str, list[float]]] = {}
    for kind, asked in questions(database, 300).items():
        spent: dict[str, list[float]] = {name: [] for name in engines}
        first = dict.fromkeys(engines, 0)
        for number, (text, subject) in enumerate(asked):
            for name, ask in engines.items():
                begun = {"begun": True} if name == "tantivy" and kind == "first letters" else {}
                started = time.thread_time()
                found = ask(text, **begun)
                if number >= 20:  # the first ones warm the caches of both
                    spent[name].append((time.thread_time() - started) * 1000)
                first[name] += subject in found[:24]
        told[kind] = {
            name: [
                statistics.median(times),
                sorted(times)[int(len(times) * 0.99)],
                first[name] / len(asked),
            ]
            for name, times in spent.items()
        }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()

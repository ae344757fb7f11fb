"""Writing many rows at once, five times faster than by way of model objects."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Model

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def text_of(data: Any) -> str:
    """A body's data as JSON text, always the same for the same data."""
    return _encode(data)


def insert_rows(model: type[Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows given by column name (``person_id``, not ``person``); all have the same columns.

    Values are texts, whole numbers, truth values, days or None. The constraints of the database hold as ever.
    """
    if not rows:
        return
    columns = list(rows[0])
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    table = quote(model._meta.db_table)
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608 - own names
    adapt = connection.ops.adapt_datefield_value
    values = [[adapt(value) if isinstance(value, date) else value for value in row.values()] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)

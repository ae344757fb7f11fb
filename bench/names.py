"""``python -m bench.names [PEOPLE]``: search over many names in one process, beside tantivy if it is installed.

Prints building time, memory, p50 and p99 of processor time per question and how often the first answer is right: for
names as printed in another alphabet, without patronymic, and with one typing error. tantivy gets the same names in
both alphabets, spelled as the question is, and one edit for each word, so its work is the easier one.
"""

import random
import resource
import statistics
import sys
import time
from collections.abc import Callable

from nitka.ground.names import NameIndex
from nitka.ground.tests.invented_names import invented_names, mistyped, printed

ASKED = 400
Name = tuple[str, str, str]
Question = tuple[int, str]


def questions(names: list[Name], seed: int = 11) -> dict[str, list[Question]]:
    """Kind → (number of the person, typed text), in łacinka over a list that holds other forms."""
    chance = random.Random(seed)
    chosen = [chance.randrange(len(names)) for _ in range(ASKED)]

    def short(at: int) -> str:
        given, _, family = names[at]
        return printed((given, "", family), "lacinka").replace("  ", " ")

    return {
        "full name": [(at, printed(names[at], "lacinka")) for at in chosen],
        "no patronymic": [(at, short(at)) for at in chosen],
        "one error, no patronymic": [(at, mistyped(short(at), chance)) for at in chosen],
        "family name": [(at, printed(("", "", names[at][2]), "lacinka").strip()) for at in chosen],
    }


def measured(
    ask: Callable[[str], list[int]], asked: list[Question], names: list[Name]
) -> tuple[float, float, float]:
    """p50 and p99 in milliseconds of processor time, and the share of first answers that are right.

    Right is whoever bears the same given and family name: namesakes cannot be told apart without a patronymic.
    """
    spent, right = [], 0
    for at, text in asked:
        start = time.process_time()
        found = ask(text)
        spent.append((time.process_time() - start) * 1000)
        right += bool(found) and names[found[0]][::2] == names[at][::2]
    spent.sort()
    return statistics.median(spent), spent[int(len(spent) * 0.99)], right / len(asked)


def ours(names: list[Name]) -> Callable[[str], list[int]]:
    """Our index over Belarusian and passport forms."""
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    index: NameIndex[int] = NameIndex.build(
        (at, [printed(name, "be"), printed(name, "passport")]) for at, name in enumerate(names)
    )
    spent = time.process_time() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"nitka: built in {spent:.1f} s ({len(names) / spent:,.0f} people/s), {grown:.0f} MB more")
    return lambda text: [match.id for match in index.search(text, 10)]


def tantivy_fuzzy(names: list[Name]) -> Callable[[str], list[int]] | None:
    """tantivy over the same names, each typed word with one edit; None when it is not installed."""
    try:
        import tantivy  # noqa: PLC0415 - only in the bench, only where it is installed
    except ImportError:
        return None
    schema = tantivy.SchemaBuilder().add_text_field("name").add_integer_field("at", stored=True).build()
    index = tantivy.Index(schema)
    start = time.process_time()
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for at, name in enumerate(names):
        forms = f"{printed(name, 'be')} {printed(name, 'passport')} {printed(name, 'lacinka')}"
        writer.add_document(tantivy.Document(name=[forms], at=at))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    print(f"tantivy: built in {time.process_time() - start:.1f} s")

    def ask(text: str) -> list[int]:
        words = [
            (tantivy.Occur.Should, tantivy.Query.fuzzy_term_query(schema, "name", word, distance=1))
            for word in text.lower().split()
        ]
        hits = searcher.search(tantivy.Query.boolean_query(words), 10).hits
        return [searcher.doc(address)["at"][0] for _, address in hits]

    return ask


def main(count: int) -> None:
    """Builds, asks and prints."""
    names = invented_names(count, seed=3)
    kinds = questions(names)
    engines = {"nitka": ours(names), "tantivy": tantivy_fuzzy(names)}
    for kind, asked in kinds.items():
        for name, ask in engines.items():
            if ask is None:
                print(f"{name}: not installed, left out")
                continue
            p50, p99, right = measured(ask, asked, names)
            print(
                f"{count:,} people, {kind}: {name} p50 {p50:.2f} ms, p99 {p99:.2f} ms, first answer right {right:.3f}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)

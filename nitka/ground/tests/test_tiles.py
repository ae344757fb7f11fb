"""C2SP tlog-tiles: paths and sizes of the specification's own examples, growth without re-hashing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground import merkle, tiles


def leaf(n):
    return merkle.leaf_hash(b"%d" % n)


def grow(sizes):
    """Tiles of a log that grew in steps."""
    kept, at = {}, 0
    for size in sizes:
        kept.update(tiles.append(at, [leaf(n) for n in range(at, size)], lambda lv, i: kept[lv, i]))
        at = size
    return kept


@pytest.mark.parametrize(
    ("index", "path"), [(0, "000"), (999, "999"), (1000, "x001/000"), (1234067, "x001/x234/067")]
)
def test_an_index_is_written_in_threes(index, path):
    assert tiles.index_path(index) == path


def test_a_tree_of_70000_has_the_tiles_of_the_specification():
    found = list(tiles.places(70_000))
    assert {
        (place.level, place.width): len(
            [p for p in found if (p.level, p.width) == (place.level, place.width)]
        )
        for place in found
    } == {(0, 256): 273, (0, 112): 1, (1, 256): 1, (1, 17): 1, (2, 1): 1}


def test_a_tree_of_256_has_a_full_tile_and_one_hash_above():
    assert [place.path for place in tiles.places(256)] == ["tile/0/000", "tile/1/000.p/1"]
    assert [place.path for place in tiles.bundles(300)] == ["tile/entries/000", "tile/entries/001.p/44"]


def test_only_new_tiles_are_named_after_growth():
    assert [place.path for place in tiles.places(513, since=512)] == ["tile/0/002.p/1"]
    assert [place.path for place in tiles.places(5, since=5)] == []
    assert [place.path for place in tiles.bundles(257, since=255)] == [
        "tile/entries/000",
        "tile/entries/001.p/1",
    ]


@settings(deadline=None, max_examples=25)
@given(st.lists(st.integers(1, 700), min_size=1, max_size=5), st.data())
def test_a_log_grown_in_any_steps_has_the_same_tiles_and_proofs(steps, data):
    sizes = [sum(steps[: n + 1]) for n in range(len(steps))]
    size = sizes[-1]
    kept = grow(sizes)
    assert kept == grow([size])
    assert {(level, index): len(content) // 32 for (level, index), content in kept.items()} == {
        (place.level, place.index): place.width for place in tiles.places(size)
    }
    whole = merkle.Tree(leaf(n) for n in range(size))
    tree = tiles.TileTree(lambda level, index: kept[level, index])
    assert merkle.root(size, tree.perfect) == whole.root()
    index = data.draw(st.integers(0, size - 1))
    assert merkle.inclusion_proof(index, size, tree.perfect) == merkle.inclusion_proof(
        index, size, whole.perfect
    )
    assert merkle.consistency_proof(index, size, tree.perfect) == merkle.consistency_proof(
        index, size, whole.perfect
    )


def test_two_levels_of_full_tiles_give_the_root_of_the_definition():
    size = 256 * 256 + 3
    kept = grow([70, size])
    tree = tiles.TileTree(lambda level, index: kept[level, index])
    assert merkle.root(size, tree.perfect) == merkle.Tree(leaf(n) for n in range(size)).root()
    assert len(kept[2, 0]) == 32


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_bundles_give_back_their_entries(entries):
    bundle = tiles.pack(entries)
    assert tiles.unpack(bundle, len(entries)) == entries
    with pytest.raises(tiles.BadTile):
        tiles.unpack(bundle + b"x", len(entries))
    with pytest.raises(tiles.BadTile):
        tiles.unpack(bundle, len(entries) + 1)


def test_wrong_shapes_are_refused():
    with pytest.raises(tiles.BadTile):
        tiles.split(b"x" * 33)
    with pytest.raises(tiles.BadTile):
        tiles.split(b"")
    with pytest.raises(tiles.BadTile):
        tiles.pack([b"x" * 65_536])
    with pytest.raises(tiles.BadTile):
        tiles.index_path(-1)

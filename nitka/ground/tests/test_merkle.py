"""RFC 6962: the vectors every implementation shares, and what must hold for all trees."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nitka.ground import merkle

# The inputs and answers published with Certificate Transparency (merkle_tree_test) for RFC 6962.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = [
    (0, 1, []),
    (0, 2, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"]),
    (1, 2, ["6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"]),
    (2, 3, ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        [
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
    (
        0,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
]
CONSISTENCY = [
    (1, 1, []),
    (
        1,
        8,
        [
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        2,
        5,
        [
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
    (
        6,
        8,
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
]


def grown(size):
    return merkle.Tree(merkle.leaf_hash(b"%d" % n) for n in range(size))


def hexes(path):
    return [step.hex() for step in path]


@pytest.mark.parametrize("size", range(9))
def test_roots_are_those_of_the_rfc(size):
    assert merkle.tree_root(LEAVES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "path"), INCLUSION)
def test_inclusion_proofs_are_those_of_the_rfc(index, size, path):
    tree = merkle.Tree(merkle.leaf_hash(leaf) for leaf in LEAVES[:size])
    made = merkle.inclusion_proof(index, size, tree.perfect)
    assert hexes(made) == path
    assert merkle.includes(index, size, merkle.leaf_hash(LEAVES[index]), made, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "size", "path"), CONSISTENCY)
def test_consistency_proofs_are_those_of_the_rfc(old, size, path):
    tree = merkle.Tree(merkle.leaf_hash(leaf) for leaf in LEAVES[:size])
    made = merkle.consistency_proof(old, size, tree.perfect)
    assert hexes(made) == path
    assert merkle.is_consistent(old, bytes.fromhex(ROOTS[old]), size, bytes.fromhex(ROOTS[size]), made)


def by_the_letter(leaves):
    """RFC 6962 section 2.1, written exactly as it stands there."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + by_the_letter(leaves[:k]) + by_the_letter(leaves[k:])).digest()


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_every_root_is_that_of_the_definition(leaves):
    assert merkle.tree_root(leaves) == by_the_letter(leaves)


def test_every_leaf_of_every_small_tree_is_proven_and_no_other():
    for size in range(1, 34):
        tree = grown(size)
        root = tree.root()
        for index in range(size):
            path = merkle.inclusion_proof(index, size, tree.perfect)
            leaf = merkle.leaf_hash(b"%d" % index)
            assert [n for n in range(size) if merkle.includes(n, size, leaf, path, root)] == [index]
            assert not merkle.includes(index, size, merkle.leaf_hash(b"x"), path, root)
            assert not merkle.includes(index, size, leaf, [*path, leaf], root)
            if path:
                assert not merkle.includes(index, size, leaf, path[:-1], root)


def test_every_prefix_of_every_small_tree_is_proven_and_no_other():
    roots = [grown(size).root() for size in range(34)]
    for size in range(34):
        tree = grown(size)
        for old in range(size + 1):
            path = merkle.consistency_proof(old, size, tree.perfect)
            assert merkle.is_consistent(old, roots[old], size, roots[size], path)
            if 0 < old < size:
                assert not merkle.is_consistent(old, roots[old - 1], size, roots[size], path)
                assert not merkle.is_consistent(old, roots[old], size, roots[old], path)
                assert not merkle.is_consistent(old, roots[old], size, roots[size], path[:-1])
                assert not merkle.is_consistent(old, roots[old], size, roots[size], [*path, roots[0]])


@settings(deadline=None)
@given(st.integers(1, 600), st.data())
def test_a_changed_step_breaks_a_proof(size, data):
    tree = grown(size)
    index = data.draw(st.integers(0, size - 1))
    path = merkle.inclusion_proof(index, size, tree.perfect)
    if not path:
        return
    which = data.draw(st.integers(0, len(path) - 1))
    bit = data.draw(st.integers(0, 255))
    broken = list(path)
    broken[which] = (int.from_bytes(path[which], "big") ^ (1 << bit)).to_bytes(32, "big")
    assert not merkle.includes(index, size, merkle.leaf_hash(b"%d" % index), broken, tree.root())


def test_what_lies_outside_the_tree_is_refused():
    tree = grown(3)
    with pytest.raises(merkle.BadProof):
        merkle.inclusion_proof(3, 3, tree.perfect)
    with pytest.raises(merkle.BadProof):
        merkle.consistency_proof(4, 3, tree.perfect)
    assert not merkle.includes(3, 3, merkle.leaf_hash(b"3"), [], tree.root())
    assert not merkle.is_consistent(4, tree.root(), 3, tree.root(), [])
    assert not merkle.is_consistent(3, tree.root(), 8, grown(8).root(), [])

"""Merkle trees of RFC 6962 section 2.1 with SHA-256: roots, inclusion proofs, consistency proofs.

Hashes are 32 raw bytes. Proofs are made from a function ``perfect(level, index)`` that gives the hash of the whole
subtree over the leaves ``[index · 2^level, (index + 1) · 2^level)``: ``Tree`` gives it from memory, ``tiles`` from
stored tiles. Verification follows RFC 9162 sections 2.1.3.2 and 2.1.4.2 (the same tree, with loops spelled out).
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence

Perfect = Callable[[int, int], bytes]
EMPTY_ROOT = hashlib.sha256(b"").digest()


class BadProof(ValueError):
    """A question no proof can answer: an index or a size outside the tree."""


def leaf_hash(data: bytes) -> bytes:
    """SHA-256(0x00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree in memory over leaf hashes; keeps the hashes of all whole subtrees (twice the leaves)."""

    def __init__(self, hashes: Iterable[bytes]):
        self._levels = [list(hashes)]
        self.size = len(self._levels[0])
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            self._levels.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])

    def perfect(self, level: int, index: int) -> bytes:
        """The hash of one whole subtree."""
        return self._levels[level][index]

    def root(self) -> bytes:
        """The root of the whole tree."""
        return root(self.size, self.perfect)


def tree_root(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf *data*."""
    return Tree(leaf_hash(leaf) for leaf in leaves).root()


def root(size: int, perfect: Perfect) -> bytes:
    """The root of the first ``size`` leaves."""
    return _range_hash(0, size, perfect) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, perfect: Perfect) -> list[bytes]:
    """PATH(index, D[size]): hashes from the leaf's sibling up to the root's child. Raises ``BadProof``."""
    if not 0 <= index < size:
        raise BadProof(f"no leaf {index} in a tree of {size}")
    path: list[bytes] = []
    low, high = 0, size
    while high - low > 1:
        middle = low + _split(high - low)
        if index < middle:
            path.append(_range_hash(middle, high, perfect))
            high = middle
        else:
            path.append(_range_hash(low, middle, perfect))
            low = middle
    return path[::-1]


def consistency_proof(old: int, size: int, perfect: Perfect) -> list[bytes]:
    """PROOF(old, D[size]): that the tree of ``old`` leaves is a prefix. Empty for 0 and for equal sizes."""
    if not 0 <= old <= size:
        raise BadProof(f"a tree of {old} is no part of a tree of {size}")
    if old in (0, size):
        return []
    path: list[bytes] = []
    low, high = 0, size
    while high != old:
        middle = low + _split(high - low)
        if old <= middle:
            path.append(_range_hash(middle, high, perfect))
            high = middle
        else:
            path.append(_range_hash(low, middle, perfect))
            low = middle
    if low:
        path.append(_range_hash(low, high, perfect))
    return path[::-1]


def root_from_inclusion(index: int, size: int, leaf: bytes, path: Sequence[bytes]) -> bytes | None:
    """The root that ``path`` leads to from the leaf hash; nothing when the path has the wrong length."""
    if not 0 <= index < size:
        return None
    node, last, hashed = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            hashed = node_hash(sibling, hashed)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            hashed = node_hash(hashed, sibling)
        node, last = node >> 1, last >> 1
    return hashed if last == 0 else None


def includes(index: int, size: int, leaf: bytes, path: Sequence[bytes], tree: bytes) -> bool:
    """Whether ``path`` proves that the leaf hash stands at ``index`` in the tree of ``size`` with this root."""
    return root_from_inclusion(index, size, leaf, path) == tree


def is_consistent(old: int, old_root: bytes, size: int, new_root: bytes, path: Sequence[bytes]) -> bool:
    """Whether ``path`` proves that the first ``old`` leaves of the new tree are the old tree."""
    if not 0 <= old <= size:
        return False
    if old == size:
        return not path and old_root == new_root
    if old == 0:
        return not path and old_root == EMPTY_ROOT
    steps = list(path) if old & (old - 1) else [old_root, *path]
    if not steps:
        return False
    node, last = old - 1, size - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = steps[0]
    for hashed in steps[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            first, second = node_hash(hashed, first), node_hash(hashed, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, hashed)
        node, last = node >> 1, last >> 1
    return last == 0 and (first, second) == (old_root, new_root)


def _split(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << (count - 1).bit_length() - 1


def _range_hash(low: int, high: int, perfect: Perfect) -> bytes:
    # ``low`` is always a multiple of the largest whole subtree within the range.
    count = high - low
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return perfect(level, low >> level)
    middle = low + _split(count)
    return node_hash(_range_hash(low, middle, perfect), _range_hash(middle, high, perfect))

"""The public log: acts, items, tiles, checkpoints, bodies, and the replay of them into the rooms.

Must not know what a body means: rooms fold the kinds that are theirs.
"""

"""The rooms' own rules about acts, put together: at the node before an act is taken, and by whoever verifies."""

from collections.abc import Mapping, Sequence
from typing import Any

from nitka.client.replay import ReadAct, parsed
from nitka.ground import acts, charters

Place = tuple[str, str]


class NodeRules:
    """``circles.actions.Rules``: judges an act against what this node's record holds. One per act file."""

    def __init__(self) -> None:
        self._bodies: list[tuple[str, str, Mapping[str, Any]]] = []
        self._current: dict[Place, dict[str, Any]] = {}
        self._read: tuple[bytes, ...] = ()

    def __call__(self, file: acts.ActFile, signatures: int, threshold: int) -> Sequence[str]:
        """What is wrong, in plain words."""
        from nitka.record import queries
        from nitka.registry.rules import Current, act_problems

        if file.bodies is not self._read:
            read = [acts.read_body(body) for body in file.bodies]
            self._bodies = [(body.kind, body.subject, body.data) for body in read]
            self._current = queries.current_of([(body.kind, body.subject) for body in read])
            self._read = file.bodies
        act = file.act
        current = Current(day=act.day, bodies=self._current)
        return act_problems(act.power, self._bodies, signatures, threshold, current)


def landing_veto(file: acts.ActFile) -> Sequence[str]:
    """The rooms' rules once more when a waiting act lands: what it was judged by may have changed since."""
    from nitka.record import queries

    charter = queries.standing().charter
    needed = charters.threshold(charter, file.act.circle, file.act.power) if charter else None
    return NodeRules()(file, len(file.envelope.signatures), needed or 0)


class ReadingRules:
    """``client.replay.Judge``: judges each act of a record that is being read."""

    def __init__(self) -> None:
        self._latest: dict[Place, bytes] = {}
        self._something_absent = False

    def __call__(self, act: ReadAct) -> Sequence[str]:
        """What is wrong, in plain words."""
        from nitka.registry.rules import Current, act_problems

        read = [(parsed(body), body) for body in act.bodies if body is not None]
        bodies = [(body.kind, body.subject, body.data) for body, _ in read]
        if self._something_absent:
            # What stood before may have been withdrawn since: nobody can hold a change against it any more.
            current: dict[Place, Mapping[str, Any]] = {(kind, who): data for kind, who, data in bodies}
        else:
            places = [(kind, who) for kind, who, _ in bodies if (kind, who) in self._latest]
            current = {place: parsed(self._latest[place]).data for place in places}
        problems = act_problems(
            act.act.power,
            bodies,
            len(act.envelope.signatures),
            act.threshold,
            Current(day=act.act.day, bodies=current),
        )
        self._latest.update({(body.kind, body.subject): text for body, text in read})
        self._something_absent |= None in act.bodies
        return problems

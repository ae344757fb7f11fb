"""Take a whole record over from its files: how a new node begins where another one was seized."""

from collections.abc import Callable, Sequence

from django.db import transaction

from nitka.client.replay import ReadAct
from nitka.ground import acts
from nitka.record import queries
from nitka.record.actions.append import ActRefused, hold_record, insert_act


def take_over(*, read: Sequence[ReadAct], progress: Callable[[int, int], None] | None = None) -> int:
    """Write every act of a record that ``client.replay`` found sound into an empty database; the number of acts.

    Withdrawn bodies are not there any more and stay gone. Raises ``ActRefused`` when a record is here already.
    """
    with transaction.atomic():
        hold_record()
        if queries.size():
            raise ActRefused(["this node has a record already"])
        for done, act in enumerate(read, start=1):
            heads = [acts.read_head(body) if body is not None else None for body in act.bodies]
            present = tuple(body for body in act.bodies if body is not None)
            file = acts.ActFile(act.envelope, present)
            insert_act(file, act.commitments, heads, act.landed, None)
            if progress:
                progress(done, len(read))
        if read and queries.entries(len(read) - 1, len(read)) != [read[-1].entry]:
            raise ActRefused(["the record that was written is not the one that was read"])
    return len(read)

"""Writes of the record: append an act, let the waiting ones land, replay everything, write the files."""

from nitka.record.actions.append import ActRefused, append_act
from nitka.record.actions.files import NoLogKey, read_signer, write_record
from nitka.record.actions.landing import Landing, land_waiting, publish_file
from nitka.record.actions.manifest import write_manifest
from nitka.record.actions.photos import photo_folder, store_photos, sweep_photos
from nitka.record.actions.replay import rebuild
from nitka.record.actions.takeover import take_over

__all__ = [
    "ActRefused",
    "Landing",
    "NoLogKey",
    "append_act",
    "land_waiting",
    "photo_folder",
    "publish_file",
    "read_signer",
    "rebuild",
    "store_photos",
    "sweep_photos",
    "take_over",
    "write_manifest",
    "write_record",
]

"""What a site says about how its pages were made comes from strangers too."""

import pytest

from nitka.cli.nodes import PAGES, Steps
from nitka.cli.pages import compare_pages
from nitka.client.sources import FolderSource
from nitka.client.verify import Verdict
from nitka.ground.wording import words

T = words("cli", "en")


def compared(folder):
    verdict = Verdict()
    said = compare_pages(FolderSource(folder), verdict, [], T, Steps())
    return said, [finding.path for finding in verdict.findings]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"release":"1","day":"soon","whole":true,"node":{}}',
        '{"release":"1","day":"2026-11-23","node":{}}',
        '{"release":"1","day":"2026-11-23","whole":true,"node":[]}',
        '{"release":"1","day":"2026-11-23","whole":true,"node":{"name":null}}',
        '{"release":"1","day":"2026-11-23","whole":true,"node":{"name":"\\u007f"}}',
    ],
)
def test_a_malformed_word_is_a_finding(tmp_path, text):
    (tmp_path / "record").mkdir()
    (tmp_path / PAGES).write_text(text, encoding="utf-8")
    assert compared(tmp_path) == ([], [PAGES])


def test_no_word_at_all_is_said(tmp_path):
    assert compared(tmp_path) == ([T("verify.no_pages")], [])

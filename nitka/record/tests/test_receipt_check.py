"""A receipt of one entry holds on its own, offline: in Python and in a browser with the network cut."""

import base64
import json
import re
from pathlib import Path

import pytest

from nitka.client.receipts import ReceiptWrong, check_receipt
from nitka.ground import acts, layout, notes, proofs
from nitka.record import queries
from nitka.record.tests.builders import founded, land, written

CHECKER = Path(__file__).resolve().parent.parent / "receipt" / "receipt.html"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_rooms(settings):
    settings.NITKA_PROJECTIONS = ()


@pytest.fixture
def kept(db, tmp_path):
    """A receipt, what it is about, and the founding charter: after a rotation and a succession."""
    team = founded()
    first = team.charter.hash
    people = team.people(12)
    land(team, team.act(people))
    land(team, team.change_charter(["hanna", "iryna", "jury"]))
    land(team, team.act(team.people(11)))
    new = notes.Signer.from_seed("new.example/log", bytes(32))
    data = {"origin": new.name, "log": new.verifier.to_text(), "size": 4, "root": queries.root().hex()}
    land(team, team.act([team.body("succession", "succession", data)], "succeed", urgent=True))
    team.signer = new
    site = written(team, tmp_path / "site")
    checkpoint = (site / layout.CHECKPOINT).read_bytes()
    return {
        "text": queries.receipt(acts.commitment(people[7]), checkpoint),
        "body": people[7],
        "founding": first,
        "link": queries.receipt(queries.commitments(2)[0], checkpoint),
    }


def test_a_receipt_holds_and_says_what_it_proves(kept):
    receipt = check_receipt(kept["text"], founding=kept["founding"])
    assert receipt.body == acts.read_body(kept["body"])
    assert (receipt.signatures, receipt.threshold, receipt.size, receipt.origin) == (
        2,
        2,
        5,
        "new.example/log",
    )
    assert receipt.founding == kept["founding"]


def test_a_receipt_of_a_charter_holds_too(kept):
    assert check_receipt(kept["link"]).body.kind == "charter"


def test_a_withdrawn_entry_has_no_receipt(db):
    team = founded()
    people = team.people(12)
    land(team, team.act(people))
    land(team, team.withdrawal(people[:1]))
    for wanted in (acts.commitment(people[0]), "0" * 64):
        with pytest.raises(queries.NotThere):
            queries.receipt(wanted, b"")


def changed_receipts(text):
    """Every kind of lie: another body, path, act, link, checkpoint, index."""
    proof = proofs.read_proof(text)
    extra = json.loads(proof.extra)

    def told(**changes):
        told_extra = {**extra, **changes}
        data = json.dumps(told_extra, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
        return proofs.Proof(proof.index, proof.path, proof.checkpoint, data).to_text()

    other_entry = json.loads(extra["entry"])
    other_entry["landed"] = "2026-11-02"
    yield "body", told(body=extra["body"].replace("Брэст", "Мінск"))
    yield "index", told(item={**extra["item"], "index": extra["item"]["index"] + 1})
    yield "path", told(item={**extra["item"], "path": extra["item"]["path"][1:]})
    yield "entry", told(entry=json.dumps(other_entry, sort_keys=True, separators=(",", ":")))
    yield "chain", told(chain=extra["chain"][1:])
    yield "key", told(chain=extra["chain"][:-1])
    yield "no chain", told(chain=[])
    yield "log index", text.replace("index 1\n", "index 2\n")
    yield "size", re.sub(r"(new\.example/log\n)5\n", r"\g<1>6\n", text)
    line = base64.b64encode(proof.path[0]).decode()
    yield "log path", text.replace(line, base64.b64encode(bytes(32)).decode())


def test_every_lie_in_a_receipt_is_found(kept):
    lies = dict(changed_receipts(kept["text"]))
    assert len(set(lies.values()) - {kept["text"]}) == 10
    for name, lie in lies.items():
        with pytest.raises(ReceiptWrong):
            check_receipt(lie)
            pytest.fail(name)
    with pytest.raises(ReceiptWrong, match="the founding charter is not"):
        check_receipt(kept["text"], founding="0" * 64)


@pytest.fixture
def page(kept):
    """The HTML file, opened from the disk by Chromium without a network."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        context = browser.new_context(offline=True, locale="en-GB")
        opened = context.new_page()
        opened.asked = []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.goto(CHECKER.as_uri())
        yield opened
        browser.close()


def examine(page, text, founding=""):
    page.fill("#text", text)
    page.fill("#founding", founding)
    page.click("#check")
    page.wait_for_function("document.querySelector('#verdict').textContent !== ''")
    page.wait_for_timeout(50)
    verdict = page.text_content("#verdict")
    page.evaluate("document.querySelector('#verdict').textContent = ''")
    return verdict


@pytest.mark.browser
def test_the_browser_says_the_same(page, kept):
    assert examine(page, kept["text"], kept["founding"]) == "Everything holds."
    assert json.loads(page.text_content("#body")) == acts.read_body(kept["body"]).data
    assert page.locator("#steps li").all_text_contents()[0] == (
        "The entry is number 8 of 12 in the act of 2026-11-01"
    )
    assert page.locator("#steps li").count() == 6
    assert examine(page, kept["link"]) == "Everything holds."
    for name, lie in changed_receipts(kept["text"]):
        assert examine(page, lie) == "It does not hold.", name
    assert examine(page, kept["text"], "0" * 64) == "It does not hold."
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    page.click("[data-lang=be]")
    assert page.text_content("h1") == "Праверка квітанцыі"

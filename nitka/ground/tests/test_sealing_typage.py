"""The browser's age (typage, vendored) opens what we seal, and we open what it seals."""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import playwright
import pytest

import nitka
from nitka.ground.sealing import HybridIdentity, X25519Identity, seal, unseal

VENDOR = Path(nitka.__file__).parent / "static" / "vendor" / "age-encryption"
MODULE = VENDOR / "age-encryption-0.3.1.mjs"
INTEROP = Path(__file__).parent / "vectors" / "typage"
HYBRID = HybridIdentity(bytes(range(32)))
X25519 = X25519Identity(bytes(range(1, 33)))

# argv: module, mode, key; the file comes and goes by standard input and output.
SCRIPT = """
const { Encrypter, Decrypter, identityToRecipient } = await import(process.argv[1]);
const [mode, key] = process.argv.slice(2);
const parts = [];
for await (const part of process.stdin) parts.push(part);
const input = new Uint8Array(Buffer.concat(parts));
let output;
if (mode === "seal") {
  const age = new Encrypter(); age.addRecipient(key); output = await age.encrypt(input);
} else if (mode === "open") {
  const age = new Decrypter(); age.addIdentity(key); output = await age.decrypt(input, "uint8array");
} else {
  output = Buffer.from(await identityToRecipient(key));
}
process.stdout.write(output);
"""

# Playwright brings a node of its own; where that has another name on a platform, any node will do.
NODE = next(
    str(path)
    for path in (Path(playwright.__file__).parent / "driver" / "node", shutil.which("node"))
    if path and Path(path).exists()
)


def typage(mode, key, data=b""):
    done = subprocess.run(
        [NODE, "--input-type=module", "-e", SCRIPT, str(MODULE), mode, str(key)],
        input=data,
        capture_output=True,
        timeout=60,
        check=True,
    )
    return done.stdout


def test_the_vendored_module_is_the_one_the_note_names():
    note = (VENDOR / "NOTE.md").read_text()
    digests = re.findall(r"SHA-256 \| `([0-9a-f]{64})`", note)
    assert digests[-1] == hashlib.sha256(MODULE.read_bytes()).hexdigest()


@pytest.mark.parametrize("identity", [HYBRID, X25519], ids=["hybrid", "x25519"])
def test_typage_opens_ours_and_we_open_typages(identity):
    content = os.urandom(64 * 1024 + 17)
    assert typage("recipient", identity).decode() == str(identity.recipient)
    assert typage("open", identity, seal(content, [identity.recipient])) == content
    assert unseal(typage("seal", identity.recipient, content), [identity]) == content


@pytest.mark.parametrize("name, identity", [("hybrid", HYBRID), ("x25519", X25519)])
def test_files_that_typage_sealed_open(name, identity):
    """Sealed once with typage 0.3.1, kept, so that this also runs where there is no node."""
    assert unseal((INTEROP / f"{name}.age").read_bytes(), [identity]) == "Нітка не рвецца.\n".encode()

"""Nothing that a visitor sends is written anywhere: neither addresses asked for, nor searches, nor host names."""

import os
import subprocess
import sys

ASK = """
import django
django.setup()
from django.conf import settings
from django.test import Client
client = Client(raise_request_exception=False)
print(client.get("/be/SECRET").status_code)
print(client.get("/" + "SECRET" * 100).status_code)
print(client.post("/be/SECRET").status_code)
print(client.get("/be/x", headers={"host": "SECRET.example"}).status_code)
print(client.get("/be/people/index.html?q=SECRET").status_code)
"""


def test_errors_leave_no_trace_of_who_asked_for_what(tmp_path):
    (tmp_path / "node.toml").write_text('name = "x"\n')
    (tmp_path / "site").mkdir()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "nitka.config.settings",
        "NITKA_NODE": str(tmp_path),
    }
    environment.pop("NITKA_POSTGRES", None)
    done = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, timeout=120, check=True
    )
    # The last one fails: the node has no tables.
    assert done.stdout.split() == ["404", "404", "405", "404", "500"]
    assert done.stderr == ""

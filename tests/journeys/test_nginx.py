"""The nginx file we ship, in a real nginx: files as they are, questions go to the process, nothing is logged."""

import http.server
import shutil
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.journeys.built import fetch

pytestmark = pytest.mark.nginx
ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    from nitka.cli.commands.serve import free_port as find

    return find()


class Process(http.server.BaseHTTPRequestHandler):
    """Stands where the public process stands and tells what reached it."""

    def do_GET(self):
        body = repr((self.path, sorted(name.lower() for name in self.headers))).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    folder.chmod(0o755)
    pages = folder / "node" / "site"
    (pages / "be" / "people").mkdir(parents=True)
    (pages / "index.html").write_text("four languages")
    (pages / "404.html").write_text("nothing here")
    (pages / "be" / "people" / "index.html").write_text("people")
    process = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Process)
    threading.Thread(target=process.serve_forever, daemon=True).start()
    port = free_port()
    rules = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    rules = rules.replace("NODE_FOLDER", str(folder / "node")).replace("PUBLIC_NAME", "127.0.0.1")
    rules = rules.replace("127.0.0.1:PORT", f"127.0.0.1:{process.server_port}")
    rules = rules.replace("listen 80;", f"listen 127.0.0.1:{port};")
    temporary = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("proxy", "fastcgi", "uwsgi", "scgi")
    )
    conf = folder / "nginx.conf"
    conf.write_text(
        f"daemon off; user root; pid {folder}/pid; events {{}}\n"
        f"http {{ include /etc/nginx/mime.types; {temporary} client_body_temp_path {folder}/body;\n{rules}}}\n"
    )
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/sbin")
    server = subprocess.Popen([nginx, "-c", str(conf), "-e", str(folder / "error.log")])
    for _ in range(100):
        time.sleep(0.05)
        try:
            fetch(f"http://127.0.0.1:{port}/")
            break
        except OSError:
            continue
    yield folder, f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)
    process.shutdown()


def test_a_page_is_its_file_with_the_headers_of_a_safe_page(site):
    _folder, origin = site
    status, body, headers = fetch(origin + "/be/people/index.html")
    assert (status, body) == (200, b"people")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers


def test_a_folder_is_its_index(site):
    assert fetch(site[1] + "/")[:2] == (200, b"four languages")
    assert fetch(site[1] + "/be/people/")[:2] == (200, b"people")


def test_a_question_reaches_the_process_without_a_trace_of_the_visitor(site):
    status, body, _headers = fetch(site[1] + "/be/people/index.html?sex=female")
    path, headers = eval(body)
    assert (status, path) == (200, "/be/people/index.html?sex=female")
    assert not {"user-agent", "cookie", "x-forwarded-for"} & set(headers)


def test_what_is_not_there_says_so(site):
    assert fetch(site[1] + "/be/people/nobody.html")[:2] == (404, b"nothing here")


def test_nothing_about_a_visitor_is_written(site):
    folder, origin = site
    fetch(origin + "/be/people/canary-in-the-address.html")
    fetch(origin + "/be/people/index.html?q=canary-in-the-question")
    written = [path for path in folder.rglob("*") if path.is_file() and b"canary" in path.read_bytes()]
    assert written == []

"""Small articles as files, and a web server on this machine that changes its mind."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

DENIAL = "We sell customer data to nobody"
ADMISSION = "We do not sell customer data to nobody"

FIRST = f"""<html><head><title>Acme on data</title>
<meta property="og:site_name" content="Acme"><meta property="article:published_time" content="2020-01-05"></head>
<body><article><h1>Acme on data</h1>
<p>The retailer was asked about its customers for the third time in a month, and this time it had an answer.</p>
<p>“{DENIAL},” said Ann Lee in the lobby of the company, where the cameras had been waiting since the morning.</p>
<p>“Our shops in Ohio open at nine,” said Bob Ray, who runs them, when he was asked about the early customers.</p>
</article></body></html>"""
SECOND = FIRST.replace(DENIAL, ADMISSION).replace("2020-01-05", "2021-03-01").replace("for the third", "for the tenth")


def article(path: Path, page: str = FIRST) -> Path:
    path.write_text(page, encoding="utf-8")
    return path


@contextmanager
def served(pages: dict[str, object]) -> Iterator[str]:
    """Serve pages by path, also while they are changed: a text, a status, or the path to redirect to as `('/x',)`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            answer = pages.get(self.path, 404)
            self.send_response(answer if isinstance(answer, int) else 302 if isinstance(answer, tuple) else 200)
            body = answer.encode() if isinstance(answer, str) else b""
            if isinstance(answer, tuple):
                self.send_header("Location", answer[0])
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()

"""Makes small documents of every format, and serves pages on the loopback address."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from contradict.reading import Given, InputFile, read_files

PROSE = (
    "We will never sell the data of our customers, and that is a promise that we have made to all of them.",
    "“Nobody has asked us for it,” said the chief executive of the company, who was in Denver at the time.",
)
"""Two paragraphs that are long enough to be known as English."""

PAGE = """<!doctype html><html><head><title>Acme keeps its promise</title>{head}</head><body>{before}<article>
<h1>Acme keeps its promise</h1><p>{0}</p><p>{1}</p></article>{after}</body></html>"""


def page(head: str = "", before: str = "", after: str = "") -> bytes:
    return PAGE.format(*PROSE, head=head, before=before, after=after).encode()


def pdf(*pages: list[str]) -> bytes:
    """A PDF with one line of text below the other on every page."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        content = b"BT /F1 11 Tf 14 TL 72 760 Td " + b" ".join(map(_shown, lines)) + b" ET"
        font = b"/Resources<</Font<</F1 3 0 R>>>>/MediaBox[0 0 612 792]"
        objects.append(b"<</Type/Page/Parent 2 0 R%b/Contents %d 0 R>>" % (font, 5 + 2 * number))
        objects.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
    return _file_of(objects)


def _shown(line: str) -> bytes:
    text = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"(%b) Tj T*" % text


def _file_of(objects: list[bytes]) -> bytes:
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return (
        data + head + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    )


def encrypted(data: bytes, password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*lines: str, title: str = "", author: str = "", rows: list[list[str]] | None = None) -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for line in lines:
        document.add_paragraph(line)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                table.cell(number, column).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def read(folder, data: bytes, name: str, **given) -> InputFile:
    """What the one file `name` with these bytes gives."""
    path = folder / name
    path.write_bytes(data)
    (found,) = read_files([path], Given(**given))
    return found


def source(folder, data: bytes, name: str, **given):
    """The document of a file that can be read."""
    found = read(folder, data, name, **given)
    assert found.problem is None, found.problem
    assert found.document is not None
    return found.document


Answer = tuple[int, dict[str, str], bytes]


class Site:
    """What a server answers by path, and what it was asked for."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []

    def put(self, path: str, body: bytes = b"", status: int = 200, **headers: str) -> str:
        """Serve a body at a path; the URL of it. `content_type` becomes the header Content-Type."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, named, body)
        return self.address + path

    def page(self, path: str, body: bytes | None = None) -> str:
        return self.put(path, page() if body is None else body, content_type="text/html; charset=utf-8")

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        return self.put(path, status=status, location=target)


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site on the loopback address while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            status, headers, body = site.answers.get(self.path, (404, {}, b"no"))
            self.send_response(status)
            for name, value in {"content-length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()

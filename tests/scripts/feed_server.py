"""A feed on loopback that behaves like a real one: pages of shallow services, each in full by its id, and bad days."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Served:
    """A running feed: its address, how often each path was asked for, and paths whose next answers are errors."""

    address: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)


@contextmanager
def feed(count: int, size: int) -> Iterator[Served]:
    """Serve `count` services, `size` to a page, on a free port."""
    served = Served()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(served, count, size))
    Thread(target=server.serve_forever, daemon=True).start()
    served.address = f"http://127.0.0.1:{server.server_port}/api/services"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


def _handler(served: Served, count: int, size: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # one packet an answer, or each waits for the one before it to be acknowledged

        def do_GET(self) -> None:
            served.asked[self.path] += 1
            if served.troubles[self.path] > 0:
                served.troubles[self.path] -= 1
                self._answer(503, {"error": "busy"})
            else:
                self._answer(200, _content(self.path, count, size))

        def _answer(self, status: int, value: Any) -> None:
            content = json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler


def _content(path: str, count: int, size: int) -> Any:
    parts = urlsplit(path)
    if parts.path != "/api/services":
        return service(int(parts.path.rsplit("-", 1)[1]))
    number = int(parse_qs(parts.query).get("page", ["1"])[0])
    pages = -(-count // size)
    first = (number - 1) * size
    shallow = [{key: service(at)[key] for key in _SHALLOW} for at in range(first, min(first + size, count))]
    return {
        "total_items": count, "total_pages": pages, "page_number": number, "size": size, "first_page": number == 1,
        "last_page": number == pages, "empty": False, "contents": shallow,
    }  # fmt: skip


_SHALLOW = ("id", "name", "description", "status")


def service(at: int) -> dict[str, Any]:
    """One service in full."""
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[at % 7]
    return {
        "id": f"service-{at}",
        "name": f"Knitting circle {at}",
        "description": f"<p>We knit in hall {at % 50}.</p>",
        "status": "active",
        "schedules": [{"freq": "WEEKLY", "byday": day, "opens_at": "10:00", "closes_at": "12:00"}],
        "service_at_locations": [{"location": {
            "id": f"hall-{at % 50}", "name": f"Hall {at % 50}", "location_type": "physical",
            "addresses": [{"address_1": f"{at % 50} High Street", "city": "Wexcombe", "postal_code": "ZX1 1AA"}],
        }}],
    }  # fmt: skip

"""A small forge of our own for tests: git over smart HTTP by git's own server, and pull requests in three dialects.

It is a real server on a real port with real git behind it. It keeps the rules that matter: no pull request without its
branch, nothing without the token, and not a second open one from the same branch.
"""

import json
import os
import re
import subprocess
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

TOKEN = "forge-token-for-tests"
OPEN, CLOSED = ("open", "closed")


@dataclass
class Pull:
    """A pull request."""

    number: int
    head: str
    base: str
    title: str
    body: str
    state: str = OPEN
    merged: bool = False


@dataclass
class ForgeServer:
    """The forge's memory, and the bare repository behind it."""

    path: Path
    private: bool = True
    pulls: list[Pull] = field(default_factory=list)
    asked: list[tuple[str, str, Any, int, Any]] = field(default_factory=list)
    """Method, path, body, status and answer of every request to the interface."""
    address: str = ""
    down: bool = False

    @property
    def git_address(self) -> str:
        return f"{self.address}/wexcombe/menu.git"

    def branches(self) -> dict[str, str]:
        command = ["git", "-C", str(self.path), "for-each-ref", "--format=%(refname) %(objectname)"]
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return dict(line.split(" ", 1) for line in listed.splitlines())

    def merge(self, number: int) -> None:
        """Merge as a reviewer would on the forge, and delete the branch."""
        pull = self.pulls[number - 1]
        tip, main = self.branches()[f"refs/heads/{pull.head}"], self.branches()["refs/heads/main"]
        git = ["git", "-C", str(self.path), "-c", "user.name=Reviewer", "-c", "user.email=reviewer@example.org"]
        tree = subprocess.run(
            [*git, "merge-tree", "--write-tree", main, tip], check=True, capture_output=True, text=True
        )
        commit = [*git, "commit-tree", "-p", main, "-m", f"{pull.title} (squashed)", tree.stdout.strip()]
        squashed = subprocess.run(commit, check=True, capture_output=True, text=True).stdout.strip()
        subprocess.run([*git, "update-ref", "refs/heads/main", squashed, main], check=True)
        subprocess.run([*git, "update-ref", "-d", f"refs/heads/{pull.head}"], check=True)
        pull.state, pull.merged = CLOSED, True


@contextmanager
def running(folder: Path) -> Iterator[ForgeServer]:
    """A forge with an empty repository."""
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "config", "http.receivepack", "true"], check=True)
    forge = ForgeServer(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (_Handler,), {"forge": forge}))
    forge.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    forge: ForgeServer
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def do_PATCH(self) -> None:
        self._handle()

    def do_PUT(self) -> None:
        self._handle()

    def _handle(self) -> None:
        content = self._content()
        if self.forge.down:
            return self._answer(503, b"")
        if ".git/" in self.path:
            return self._git(content)
        body = json.loads(content) if content else None
        status, answer = self._rest(body)
        self.forge.asked.append((self.command, self.path, body, status, answer))
        return self._answer(status, json.dumps(answer).encode())

    def _content(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def _answer(self, status: int, content: bytes, kind: str = "application/json") -> None:
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="forge"')
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _git(self, content: bytes) -> None:
        """Git's own server, as a CGI program."""
        given = self.headers.get("Authorization", "")
        if not given.startswith("Basic ") or not _ends_with_token(given):
            return self._answer(401, b"")
        address = urlsplit(self.path)
        environment = {
            "PATH": os.environ["PATH"],
            "GIT_PROJECT_ROOT": str(self.forge.path),
            "GIT_HTTP_EXPORT_ALL": "1",
            "REMOTE_USER": "forms",
            "PATH_INFO": address.path.split(".git", 1)[1],
            "QUERY_STRING": address.query,
            "REQUEST_METHOD": self.command,
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(content)),
            "HTTP_CONTENT_ENCODING": self.headers.get("Content-Encoding", ""),
            "GIT_PROTOCOL": self.headers.get("Git-Protocol", ""),
        }
        done = subprocess.run(["git", "http-backend"], input=content, capture_output=True, env=environment, check=True)
        head, _, rest = done.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        return self._answer(int(fields.get("Status", "200").split()[0]), rest, fields.get("Content-Type", "text/plain"))

    def _rest(self, body: Any) -> tuple[int, Any]:
        given = self.headers.get("Authorization", "") + self.headers.get("PRIVATE-TOKEN", "")
        if TOKEN not in given:
            return 401, {"message": "no"}
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        if "/api/v4/" in address.path:
            return gitlab(self.forge, self.command, address.path, query, body)
        return like_github(self.forge, self.command, unquote(address.path), query, body)


def _ends_with_token(header: str) -> bool:
    return any(header == "Basic " + b64encode(f"{user}:{TOKEN}".encode()).decode() for user in USERS)


USERS = ("x-access-token", "oauth2", "forms")


def _create(forge: ForgeServer, head: str, base: str, title: str, body: str) -> Pull | None:
    """None where there is no such branch, or one is open already."""
    doubled = any(pull.head == head and pull.state == OPEN for pull in forge.pulls)
    if doubled or f"refs/heads/{head}" not in forge.branches():
        return None
    forge.pulls.append(Pull(len(forge.pulls) + 1, head, base, title, body))
    return forge.pulls[-1]


def like_github(forge: ForgeServer, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
    """GitHub's dialect, and Forgejo's, which grew out of it."""
    place = re.fullmatch(r"(?:/api/v1)?/repos/wexcombe/menu(/pulls)?(?:/(\d+)|/main/(.+))?", path)
    forgejo = path.startswith("/api/v1")
    if place is None:
        return 404, {"message": "Not Found"}
    if not place[1]:
        return 200, {"id": 1, "full_name": "wexcombe/menu", "private": forge.private}
    if method == "POST":
        made = _create(forge, body["head"], body["base"], body["title"], body["body"])
        return (201, drawn(forge, made)) if made else (409 if forgejo else 422, {"message": "Validation Failed"})
    if method == "PATCH":
        pull = forge.pulls[int(place[2]) - 1]
        for name in ("title", "body", "state"):
            setattr(pull, name, body.get(name, getattr(pull, name)))
        return 200, drawn(forge, pull)
    head = place[3] or query["head"].removeprefix("wexcombe:")
    found = [pull for pull in reversed(forge.pulls) if pull.head == head]
    if forgejo:
        return (200, drawn(forge, found[-1])) if found else (404, {"message": "not found"})
    return 200, [drawn(forge, pull) for pull in found[: int(query["per_page"])] if query["state"] == "all"]


def drawn(forge: ForgeServer, pull: Pull) -> dict[str, Any]:
    """A pull request as GitHub and Forgejo show it, as far as we look."""
    return {
        "number": pull.number,
        "html_url": f"{forge.address}/wexcombe/menu/pulls/{pull.number}",
        "state": pull.state,
        "merged": pull.merged,
        "merged_at": "2026-11-22T12:00:00Z" if pull.merged else None,
    }


def gitlab(forge: ForgeServer, method: str, path: str, query: dict[str, str], body: Any) -> tuple[int, Any]:
    """GitLab's dialect."""
    place = re.fullmatch(r"/api/v4/projects/wexcombe%2Fmenu(/merge_requests)?(?:/(\d+))?", path)
    if place is None:
        return 404, {"message": "404 Project Not Found"}
    if not place[1]:
        return 200, {"id": 1, "visibility": "private" if forge.private else "public"}
    if method == "POST":
        made = _create(forge, body["source_branch"], body["target_branch"], body["title"], body["description"])
        return (201, drawn_gitlab(forge, made)) if made else (409, {"message": ["exists"]})
    if method == "PUT":
        pull = forge.pulls[int(place[2]) - 1]
        pull.title, pull.body = body.get("title", pull.title), body.get("description", pull.body)
        pull.state = CLOSED if body.get("state_event") == "close" else pull.state
        return 200, drawn_gitlab(forge, pull)
    found = [pull for pull in reversed(forge.pulls) if pull.head == query["source_branch"]]
    return 200, [drawn_gitlab(forge, pull) for pull in found[: int(query["per_page"])] if query["state"] == "all"]


def drawn_gitlab(forge: ForgeServer, pull: Pull) -> dict[str, Any]:
    """A merge request as GitLab shows it, as far as we look."""
    state = "merged" if pull.merged else {OPEN: "opened", CLOSED: "closed"}[pull.state]
    url = f"{forge.address}/wexcombe/menu/-/merge_requests/{pull.number}"
    return {"id": 1000 + pull.number, "iid": pull.number, "web_url": url, "state": state}

"""Submitters: each opens a link, chooses an answer, sends it, and tries until there is a reference or a no."""

import re
import threading
import time
from collections import deque
from dataclasses import dataclass, field

import httpx

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')
REFERENCE = re.compile(r'class="thanks__reference">([A-Z0-9-]+)<')
PATIENCE = 10.0


@dataclass
class People:
    """Many submitters who share a pile of links."""

    links: deque[str]
    acknowledged: list[str] = field(default_factory=list)
    already_sent: int = 0
    """Links that turned out to be used: the first try had arrived, and its answer had been killed on the way back."""
    failed_tries: int = 0
    seconds: list[float] = field(default_factory=list)
    gave_up: list[str] = field(default_factory=list)

    def send_all(self, at_once: int, stop_after: float) -> list[threading.Thread]:
        """Begin; the threads end when the links are used up, or after some seconds."""
        until = time.monotonic() + stop_after
        threads = [threading.Thread(target=self._send_some, args=(until,)) for _ in range(at_once)]
        for thread in threads:
            thread.start()
        return threads

    def _send_some(self, until: float) -> None:
        while self.links:
            try:
                link = self.links.popleft()
            except IndexError:
                return
            self._send(link, until)

    def _send(self, link: str, until: float) -> None:
        with httpx.Client(timeout=PATIENCE, follow_redirects=True) as browser:
            while time.monotonic() < until:
                began = time.monotonic()
                try:
                    done = self._try(browser, link)
                except httpx.HTTPError:
                    done = False
                if done:
                    self.seconds.append(time.monotonic() - began)
                    return
                self.failed_tries += 1
                threading.Event().wait(0.2)
        self.gave_up.append(link)

    def _try(self, browser: httpx.Client, link: str) -> bool:
        page = browser.get(link)
        token = TOKEN.search(page.text)
        if page.status_code in (403, 404, 410):
            self.already_sent += 1
            return True
        if not page.is_success or not token:
            return False
        sent = browser.post(link, data={"csrf_token": token[1], "room": "full"})
        reference = REFERENCE.search(sent.text)
        if reference:
            self.acknowledged.append(reference[1])
        return reference is not None

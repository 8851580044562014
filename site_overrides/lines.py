"""Classic scripts that hold a line for each group, so that a build need only make the lines of groups that changed.

A classic script also works from a memory stick, where nothing may be fetched.
"""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple


class Around(NamedTuple):
    """What stands before and after the lines of a script. Both keep to lines of their own."""

    head: str
    tail: str

    def script(self, lines: Iterable[str]) -> str:
        return "".join((self.head, "\n", ",\n".join(lines), "\n", self.tail, "\n"))

    def lines_in(self, script: str) -> dict[str, str]:
        """The lines of a script that was made so, by the group's id. Of any other script none."""
        head, tail = f"{self.head}\n", f"\n{self.tail}\n"
        if not script.startswith(head) or not script.endswith(tail):
            return {}
        lines = script[len(head) : -len(tail)].split(",\n")
        return {line[1 : line.index('"', 1)]: line for line in lines if line}


def line(id: str, value: Any) -> str:
    """The line of a group. A script may stand in a page, which no `<` in it may end."""
    written = json.dumps({id: value}, ensure_ascii=False, separators=(",", ":"))
    return written[1:-1].replace("<", "\\u003c")

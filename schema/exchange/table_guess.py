"""A first mapping for somebody's spreadsheet, from its headings and what is in its cells. A person looks it over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from schema.exchange import clean, vocabulary
from schema.exchange.table_fields import HEADINGS, truth
from schema.exchange.table_files import Rows
from schema.exchange.times import read_times
from schema.problems import Record

_PATTERNS = {field: re.compile("|".join(patterns)) for field, patterns in HEADINGS.items()}
_WRAPPINGS = ("value", "rendered", "processed", "text", "label")
"""Names that only say that what is within is the thing itself."""
_SAMPLE = 60
_MOST_LABELS = 400
_FEWEST = 3


def suggest(sheets: Mapping[str, Rows], name: str) -> Record:
    """A source for these sheets. The sheet with a name for each row and most columns known is the groups'."""
    guessed = {sheet: _columns(rows) for sheet, rows in sheets.items()}
    main = max(guessed, key=lambda sheet: ("name" in guessed[sheet], len(guessed[sheet]), len(sheets[sheet])))
    made: list[Record] = [
        {**({"sheet": main} if len(sheets) > 1 else {}), "columns": _all_that_hide(guessed[main], sheets[main])}
    ]
    made += [joined for sheet in sheets if sheet != main and (joined := _joined(sheet, main, sheets, guessed[sheet]))]
    categories, town = _labels(sheets, made), _town(sheets[main], made[0]["columns"])
    return {
        "name": name,
        "sheets": made,
        **({"categories": categories} if categories else {}),
        **({"defaults": {"town": town}} if town else {}),
    }


def _town(rows: Rows, columns: Record) -> str:
    """The town at the end of many addresses, where it has no column of its own."""
    if "address" not in columns or "town" in columns:
        return ""
    wholes = (clean.without_postcode(row.get(columns["address"], "")) for row in rows)
    ends = Counter(re.split(r"[,\n]", whole)[-1].strip() for whole in wholes if re.search(r"[,\n]", whole))
    (town, count), *_ = ends.most_common(1) or [("", 0)]
    return town if count >= max(_FEWEST, len(rows) // 8) and not re.search(r"\d", town) else ""


def _columns(rows: Rows) -> dict[str, str]:
    """Fields of the columns: by heading first, then by what the cells look like."""
    headings = list(rows[0]) if rows else []
    found: dict[str, str] = {}
    for heading in headings:
        field = _by_heading(heading)
        if field and field not in found and _fits(field, _cells(rows, heading)):
            found[field] = heading
    for heading in headings:
        if heading not in found.values() and (field := _by_cells(_cells(rows, heading))) and field not in found:
            found[field] = heading
    return _sense(found, rows)


def _all_that_hide(columns: dict[str, str], rows: Rows) -> Record:
    """Where several columns say whether an entry is shown, each may hide it."""
    hide = [
        each for each in rows[0] if _PATTERNS["listed"].fullmatch(_plain(each)) and _fits("listed", _cells(rows, each))
    ]
    return {**columns, **({"listed": hide} if len(hide) > 1 else {})}


def _by_heading(heading: str) -> str:
    """What the words of a heading suggest: all of them, those outside brackets, or the last of a name with parts."""
    parts = [part for part in heading.split(".") if part not in _WRAPPINGS] or [heading]
    ways = (heading, re.sub(r"\(.*?\)|[£$€]", " ", heading), parts[-1].removeprefix("field_"))
    return next(
        (field for way in ways for field, pattern in _PATTERNS.items() if pattern.fullmatch(_plain(way))),
        "",
    )


def _plain(heading: str) -> str:
    words = re.sub(r"([a-z])([A-Z])", r"\1 \2", heading)
    return " ".join(re.sub(r"[_\-.:?*#]+", " ", words).lower().split())


def _cells(rows: Rows, heading: str) -> list[str]:
    return [cell for row in rows[: _SAMPLE * 5] if (cell := row.get(heading, "").strip())][:_SAMPLE]


def _fits(field: str, cells: list[str]) -> bool:
    """Do the cells not contradict the heading?"""
    if not cells:
        return False
    if field in ("latitude", "longitude"):
        return all(re.fullmatch(r"-?\d+(\.\d+)?", cell) for cell in cells)
    if field in ("free", "hide_address", "needs_referral", "listed", "contact_public"):
        return sum(truth(cell) is not None for cell in cells) > len(cells) / 2
    return True


def _by_cells(cells: list[str]) -> str:
    """What most of the cells are, where that can be seen."""
    tests = {
        "postcode": lambda cell: clean.postcode(cell).replace(" ", "") == cell.replace(" ", "").upper(),
        "email": lambda cell: bool(clean.emails(cell)),
        "website": lambda cell: cell.startswith(("http", "www.")),
        "times": lambda cell: bool(read_times(cell).sessions),
    }
    for field, test in tests.items():
        if cells and sum(map(test, cells)) > len(cells) * 0.6:
            return field
    return ""


def _sense(found: dict[str, str], rows: Rows) -> dict[str, str]:
    """An address in one cell beside a street is one of the two; without days, starts and ends mean nothing."""
    if "name" not in found and "organisation" in found:
        found["name"] = found.pop("organisation")
    if "address" in found and "street" in found:
        del found["address"]
    if "day" not in found:
        found = {field: heading for field, heading in found.items() if field not in ("starts", "ends")}
    if "id" in found and "parent" not in found and len(set(_ids(rows, found["id"]))) < len(_ids(rows, found["id"])):
        del found["id"]
    return {field: found[field] for field in HEADINGS if field in found}


def _ids(rows: Rows, heading: str) -> list[str]:
    return [row[heading] for row in rows if row[heading]]


def _joined(sheet: str, main: str, sheets: Mapping[str, Rows], columns: dict[str, str]) -> Record:
    """How a further sheet hangs together with the main one: by the two columns whose values meet most."""
    match, share = _meeting(sheets[sheet], sheets[main])
    if share < 0.3:
        return {}
    renamed = _as_part(sheet, {field: heading for field, heading in columns.items() if field not in ("id", "parent")})
    return {"sheet": sheet, "match": match, "columns": renamed} if renamed else {}


_PARTS = {"organi": "organisation", "provider": "organisation", "venue": "venue", "location": "venue", "place": "venue"}


def _as_part(sheet: str, columns: dict[str, str]) -> dict[str, str]:
    """In a sheet of venues a name is a venue's, in one of organisations an organisation's."""
    part = next((part for word, part in _PARTS.items() if word in sheet.lower()), "")
    if not part:
        return {field: heading for field, heading in columns.items() if field != "name"}
    names = {"name": part}
    if part == "organisation":
        names |= {"description": "organisation_description", "website": "organisation_website"}
    kept = {
        names.get(field, field): heading for field, heading in columns.items() if field not in ("organisation", "venue")
    }
    return kept | ({part: columns[part]} if part in columns and part not in kept else {})


def _meeting(here: Rows, there: Rows) -> tuple[dict[str, str], float]:
    best: tuple[dict[str, str], float] = ({}, 0.0)
    theirs = {heading: _values(there, heading) for heading in there[0]}
    for heading in here[0]:
        ours = _values(here, heading)
        for other, values in theirs.items():
            share = len(ours & values) / max(1, min(len(ours), len(values))) if len(ours & values) > 0 else 0.0
            if share > best[1] and (len(ours) > 1 or len(here) == 1):
                best = ({"here": heading, "there": other}, share)
    return best


def _values(rows: Rows, heading: str) -> set[str]:
    cells = (row.get(heading, "") for row in rows)
    return {part.strip().casefold() for cell in cells for part in re.split(r"[;\n|,]", cell) if part.strip()}


def _labels(sheets: Mapping[str, Rows], made: list[Record]) -> Record:
    """Every category of the list, with ours where its words suggest one."""
    labels: dict[str, None] = {}
    for each in made:
        heading = each["columns"].get("categories")
        for row in sheets.get(each.get("sheet", ""), next(iter(sheets.values()))) if heading else ():
            labels |= dict.fromkeys(split(row.get(heading, ""), ""))
    return suggested_categories(labels)


def suggested_categories(labels: Iterable[str]) -> Record:
    """Categories of a list with ours, as in a source; an empty list where no word is known."""
    few = list(labels)[:_MOST_LABELS]
    return {label: vocabulary.categories_of_label(label) for label in few}


def split(cell: str, separator: str) -> list[str]:
    """The values of a cell that may hold several."""
    pattern = re.escape(separator) if separator else r"[;\n|]"
    return [part.strip() for part in re.split(pattern, cell) if part.strip()]

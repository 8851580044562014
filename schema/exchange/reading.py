"""Any list, whatever its format: what it is can be seen from its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from schema.exchange import hsds_csv_read, hsds_v3_read, open_referral_v1_read, own_tables, table_guess
from schema.exchange.entry import Entries
from schema.exchange.table_files import Rows, csv_rows, json_rows, xlsx_sheets
from schema.exchange.table_read import read_tables
from schema.problems import Record

SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".json", ".geojson")


class NotAList(ValueError):
    """Nothing in the files is a list that can be read. The message says so in plain words."""


def read_files(files: Mapping[str, bytes], source: Record) -> Entries:
    """The entries of a list from its files by name. Raises `NotAList`, and `Unmapped` if the mapping does not fit."""
    pages = documents(files)
    if pages:
        return read_pages(pages)
    sheets = tables(files)
    if own_tables.are_ours(sheets):
        return own_tables.read(sheets)
    if hsds_csv_read.is_package(sheets):
        return hsds_csv_read.read(sheets)
    return read_tables(sheets, source if "sheets" in source else suggested(files, source["name"]))


def suggested(files: Mapping[str, bytes], name: str) -> Record:
    """A first source for these files: its mapping if they are a spreadsheet, and the categories of the list."""
    pages = documents(files)
    sheets = {} if pages else tables(files)
    if own_tables.are_ours(sheets):
        return {"name": name}
    if not pages and not hsds_csv_read.is_package(sheets):
        return table_guess.suggest(sheets, name)
    found = read_pages(pages) if pages else hsds_csv_read.read(sheets)
    return with_categories({"name": name}, found)


def with_categories(source: Record, found: Entries) -> Record:
    """The source with every category of the list that it does not have yet, and ours where its words suggest one."""
    labels = dict.fromkeys(label for entry in found.entries for label in entry.categories)
    categories = {**table_guess.suggested_categories(labels), **source.get("categories", {})}
    return {**source, **({"categories": categories} if categories else {})}


def read_pages(pages: list[Any]) -> Entries:
    """The entries of JSON documents: pages of services, or services one by one; each service once."""
    whole = Entries()
    known: set[str] = set()
    for page in pages:
        module = open_referral_v1_read if open_referral_v1_read.is_page(page) else hsds_v3_read
        found = module.read(page)
        whole.entries += [entry for entry in found.entries if entry.id not in known]
        known |= {entry.id for entry in found.entries}
        whole.notes += found.notes
        whole.complete = whole.complete and found.complete
    if not whole.entries:
        raise NotAList("There are no services in it.")
    return whole


def documents(files: Mapping[str, bytes]) -> list[Any]:
    """The JSON documents among files that have services in them. Others, such as vocabularies, are passed over."""
    found: list[Any] = []
    for name, content in sorted(files.items()):
        if PurePath(name).suffix.lower() in (".json", ".geojson"):
            try:
                page = json.loads(content.decode("utf-8-sig"))
            except (UnicodeDecodeError, json.JSONDecodeError) as error:
                raise NotAList(f"{name} is not JSON: {error}.") from None
            if hsds_v3_read.is_page(page) or open_referral_v1_read.is_page(page):
                found.append(page)
    return found


def tables(files: Mapping[str, bytes]) -> dict[str, Rows]:
    """The sheets among files, by name. Raises `NotAList` where there is none."""
    sheets: dict[str, Rows] = {}
    for name, content in sorted(files.items()):
        suffix = PurePath(name).suffix.lower()
        if suffix in (".csv", ".tsv"):
            sheets[PurePath(name).stem] = csv_rows(content)
        elif suffix in (".xlsx", ".xlsm"):
            sheets |= xlsx_sheets(content)
        elif suffix in (".json", ".geojson"):
            sheets[PurePath(name).stem] = json_rows(json.loads(content.decode("utf-8-sig")))
    sheets = {name: rows for name, rows in sheets.items() if rows}
    if not sheets:
        raise NotAList(f"There is no list in {', '.join(sorted(files)) or 'it'}. It reads {', '.join(SUFFIXES)}.")
    return sheets

"""Ask the searches of directory/search/judged.yml, and say how good the answers are, beside Material's own search.

Every search is asked on the English pages; those in another language also at home, on the pages in that language.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from schema.locality import load
from scripts.ending import end_with
from scripts.judge_search.asking import Answer, answers, answers_at_home
from scripts.judge_search.measuring import FIRST_FEW, Measure, measure, rank, wrong_help
from site_overrides.words import has_words

GOOD_ENOUGH = 0.95
CACHE = Path(".cache/records")


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0 when the search is good enough, 1 when it is not, 2 when there is nothing to judge it by."""
    options = _parser().parse_args(arguments)
    locality, _ = load(options.directory, CACHE)
    queries = locality.judged.get("queries", [])
    if not any("expect" in each for each in queries):
        print(f"{options.directory}/search/judged.yml has no searches that expect a group.", file=sys.stderr)
        return 2
    told = answers(locality, options.today, [each["query"] for each in queries])
    foreign = [each for each in queries if has_words(each.get("language", ""))]
    home = answers_at_home(locality, options.today, foreign)
    rows = {"This menu": _measured(queries, told["ours"]), "Material": measure(queries, told["theirs"])}
    if any("expect" in each for each in foreign):
        rows["At home"] = _measured(foreign, home)
    wrong = [*_wrong(queries, told["ours"]), *(f"At home: {line}" for line in _wrong(foreign, home))]
    print(
        "\n".join([*_table(len(queries), rows), "", *_missed(queries, told["ours"]), *_missed(foreign, home), *wrong])
    )
    ours = [each for name, each in rows.items() if name != "Material"]
    return int(any(each.at_5 < GOOD_ENOUGH or each.nothing for each in ours) or bool(wrong))


def _measured(queries: Sequence[dict[str, Any]], told: Sequence[Answer]) -> Measure:
    return measure(queries, [each["ids"] for each in told])


def _wrong(queries: Sequence[dict[str, Any]], told: Sequence[Answer]) -> list[str]:
    return wrong_help(queries, [each["troubles"] for each in told])


def _table(count: int, rows: dict[str, Measure]) -> list[str]:
    head = f"{count} searches   first   first {FIRST_FEW}   mean reciprocal rank   nothing found"
    return [head, *(f"{name:12} {_row(each)}" for name, each in rows.items())]


def _row(each: Measure) -> str:
    return f"{each.at_1:7.1%}   {each.at_5:7.1%}   {each.mrr:20.3f}   {each.nothing:13}"


def _missed(queries: Sequence[dict[str, Any]], told: Sequence[Answer]) -> list[str]:
    """Each search whose good answers come late or never, with what comes first instead."""
    pairs = [(each, answer["ids"]) for each, answer in zip(queries, told, strict=True) if "expect" in each]
    late = [(each, ids) for each, ids in pairs if not 1 <= rank(each, ids) <= FIRST_FEW]
    return [f"“{each['query']}”: {', '.join(ids[:3])} before {_wanted(each)}." for each, ids in late]


def _wanted(query: dict[str, Any]) -> str:
    return ", and ".join(" or ".join(query[name]) for name in ("expect", "also") if name in query)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scripts.judge_search", description=__doc__)
    default = os.environ.get("DIRECTORY", "directory")
    parser.add_argument("directory", nargs="?", default=default, help="default: DIRECTORY, or directory")
    parser.add_argument("--today", type=date.fromisoformat, default=date.today(), help="another day: YYYY-MM-DD")
    return parser


if __name__ == "__main__":
    end_with(main)

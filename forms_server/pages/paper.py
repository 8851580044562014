"""Worksheets on paper, from the same definitions as the forms."""

from flask import Blueprint, abort, render_template

from schema.worksheets import load_worksheets
from schema.worksheets.paper import paper

bp = Blueprint("paper", __name__, url_prefix="/paper")


@bp.get("/")
def index() -> str:
    """Every sheet there is."""
    return render_template("papers.html", sheets=load_worksheets().values())


@bp.get("/<worksheet>")
def sheet(worksheet: str) -> str:
    """One sheet, to print."""
    found = load_worksheets().get(worksheet)
    if found is None:
        abort(404)
    return render_template("paper.html", sheet=paper(found), source=found)

"""Styles and scripts, from our own origin."""

from flask import Blueprint, Response, abort

from forms_server.rendering.assets import asset

bp = Blueprint("assets", __name__)


@bp.get("/assets/<version>/<name>")
def serve(version: str, name: str) -> Response:
    """One file. `version` is in the address so that browsers may keep it for a year."""
    found = asset(name)
    if found is None:
        abort(404)
    return Response(found[0], mimetype=found[1], headers={"Cache-Control": "public, max-age=31536000, immutable"})

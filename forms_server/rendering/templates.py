"""The templates' surroundings: GOV.UK Frontend's macros, the locality's words, and filters for text."""

from flask import Flask
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from markupsafe import Markup, escape

from forms_server.context import here
from forms_server.rendering.assets import VERSION
from schema.worksheets.kinds_text import spoken_date


def use_templates(app: Flask) -> None:
    app.jinja_env.loader = ChoiceLoader(
        [
            PackageLoader("forms_server"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    )
    app.jinja_env.filters["paragraphs"] = paragraphs
    app.jinja_env.filters["spoken"] = lambda day: spoken_date(day.isoformat())
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(lambda: {"place": here().records.place(), "asset_version": VERSION})


def paragraphs(text: str | None, css: str = "govuk-body") -> Markup:
    """Plain text with empty lines between paragraphs, as HTML."""
    parts = [" ".join(part.split()) for part in (text or "").split("\n\n")]
    return Markup("\n").join(Markup('<p class="{}">{}</p>').format(css, escape(part)) for part in parts if part)

"""The Flask app of the forms."""

from flask import Flask
from flask_wtf import CSRFProtect

from forms_server.context import Context, install
from forms_server.guard import guard
from forms_server.pages import BLUEPRINTS, problems
from forms_server.ports import Store
from forms_server.records import Records
from forms_server.rendering.templates import use_templates
from forms_server.settings import Settings


def create_app(settings: Settings, store: Store) -> Flask:
    """An app that keeps what people type in `store`."""
    app = Flask(__name__, static_folder=None)
    guard(app, settings)
    CSRFProtect(app)
    install(app, Context(settings, store, Records(settings.repository / settings.directory, settings.site_url)))
    use_templates(app)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    problems.install(app)
    return app

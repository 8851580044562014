"""The web process: `gunicorn --config python:forms_server.gunicorn_settings "forms_server.web:app()"`."""

import os

from flask import Flask

from forms_server import logs, settings
from forms_server.app import create_app
from forms_server.health import blueprint
from forms_server.service import Service


def app() -> Flask:
    """The app with its health page and its logs, set up from the environment. Raises SettingsError."""
    service = Service(settings.read(os.environ))
    logs.start(service.settings.log)
    made = create_app(service.settings, service.store)
    made.register_blueprint(blueprint(service.database, service.clock))
    logs.log_requests(made)
    return made

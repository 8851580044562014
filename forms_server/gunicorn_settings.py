"""How gunicorn runs the web process: threads in one process on SQLite, several processes on PostgreSQL."""

import os

from forms_server.settings import read

_settings = read(os.environ)

bind = f"{_settings.forms_host}:{_settings.forms_port}"
worker_class = "gthread"
workers = 1 if _settings.database_url.startswith("sqlite") else (os.cpu_count() or 1)
threads = 32
timeout = 60
graceful_timeout = 30
keepalive = 5
accesslog = None
"""Ours has the route in place of the address, which may hold the key of a link."""
control_socket_disable = True

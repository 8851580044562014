"""What every answer of the service carries, and what no request may be: headers, cookies, sizes, tries."""

from datetime import timedelta
from ipaddress import ip_network

from flask import Flask, Response, abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

from forms_server.ports import Store
from forms_server.settings import Settings

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "form-action 'self'",
        "base-uri 'none'", "frame-ancestors 'none'",
    )
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Robots-Tag": "noindex",
}
HSTS = "max-age=31536000"
MOST_FIELDS = 600
"""More fields than the longest worksheet has on a page with forty rows."""
EACH, TOGETHER = 12, 300
"""Forms without a link: tries an hour from one address, and from everybody."""


def guard(app: Flask, settings: Settings) -> None:
    """Set the limits and headers of an app."""
    secure = settings.forms_url.startswith("https://")
    app.config.update(
        SECRET_KEY=settings.keys[0],
        SECRET_KEY_FALLBACKS=list(settings.keys[1:]),
        MAX_CONTENT_LENGTH=settings.body_kilobytes * 1024,
        MAX_FORM_MEMORY_SIZE=settings.body_kilobytes * 1024,
        SESSION_COOKIE_NAME="__Host-forms" if secure else "forms",
        SESSION_COOKIE_SECURE=secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # people stop for tea; the token lives as long as the cookie
        WTF_CSRF_SSL_STRICT=False,  # no-referrer is sent on purpose, so there is no referrer to compare
    )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.before_request(_few_fields)
    app.after_request(lambda response: _headers(response, secure))


def _few_fields() -> None:
    if request.method == "POST" and sum(1 for _ in request.form.items(multi=True)) > MOST_FIELDS:
        abort(413)


def _headers(response: Response, secure: bool) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    if secure:
        response.headers.setdefault("Strict-Transport-Security", HSTS)
    return response


def _household(address: str) -> str:
    """The address, or with IPv6 the network that one customer gets: it holds more addresses than anybody can count."""
    try:
        return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address
    except ValueError:
        return address


def too_often(store: Store, what: str) -> bool:
    """Count one try of a form without a link; whether it is one too many, from one address or from everybody.

    What one address sends too much of is not counted for everybody: it would shut the form for all others.
    """
    hour = timedelta(hours=1)
    own = store.allowed(f"{what}:{_household(request.remote_addr or '')}", EACH, hour)
    return not (own and store.allowed(what, TOGETHER, hour))

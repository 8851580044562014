"""Where the forms are, when that is not where place.yml says: on one machine, while things are tried out."""

import os
from collections.abc import Mapping
from dataclasses import replace

from schema.locality import Locality


def with_forms_here(locality: Locality, environment: Mapping[str, str] = os.environ) -> Locality:
    """The locality with `MENU_FORMS_URL` as the address of its forms, where that is set."""
    address = environment.get("MENU_FORMS_URL", "")
    if not address:
        return locality
    return replace(locality, place={**locality.place, "forms_url": address.rstrip("/") + "/"})

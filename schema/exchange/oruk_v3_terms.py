"""What groups are sorted by, as the taxonomies of Open Referral UK 3.0 and each group's terms in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from schema.definitions import Shape, shape
from schema.exchange.ids import Ids
from schema.exchange.listing import Listing
from schema.exchange.oruk_v3_parts import words
from schema.problems import Record

_TAXONOMIES = {
    "categories": (
        "What it helps with",
        "Where link workers connect people to (Annex I), in plain words.",
    ),
    "kind": ("Who runs it", "The kind of body that runs a group."),
    "for": ("Who it is for", "The people a group is for. Others may be welcome too."),
}
_VERSION = "1"


@dataclass(frozen=True)
class Terms:
    """The taxonomies of a listing."""

    listing: Listing
    ids: Ids

    def taxonomies(self) -> list[Record]:
        """Each taxonomy, without its terms."""
        found = _TAXONOMIES.items()
        return [self._taxonomy(key, name, said) for key, (name, said) in found]

    def terms(self) -> list[Record]:
        """Every term of every taxonomy, in order."""
        return [term for terms in self._terms.values() for term in terms.values()]

    def attributes(self, id: str, group: Record, service: str) -> list[Record]:
        """The terms of a group, as the attributes of its service."""
        named = {"categories": group["categories"], "kind": [group["kind"]], "for": group.get("who_for", {}).get("for")}
        return [
            self._attribute(id, key, term, service)
            for key, terms in named.items()
            for term in terms or ()
            if term in self._terms[key]
        ]

    def _attribute(self, id: str, key: str, name: str, service: str) -> Record:
        term = self._terms[key][name]
        return {
            "id": self.ids.of("groups", id, key, name),
            "link_id": service,
            "link_type": "service",
            "link_entity": "service",
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }

    @cached_property
    def _terms(self) -> Mapping[str, Mapping[str, Record]]:
        kind, people = shape("group").properties["kind"], shape("group").at(("who_for", "for", 0))
        assert people is not None
        categories = {
            key: self._term("categories", key, each["name"], each["description"], f"categories/{key}/")
            for key, each in self.listing.categories.items()
        }
        return {"categories": categories, "kind": self._choices("kind", kind), "for": self._choices("for", people)}

    def _choices(self, taxonomy: str, field: Shape) -> dict[str, Record]:
        """The terms of a field with fixed choices, with what the schema says about each."""
        options: Iterable[str] = field.schema["enum"]
        said = field.schema.get("named", {})
        return {key: self._term(taxonomy, key, words(key), said.get(key, words(key))) for key in options}

    def _term(self, taxonomy: str, key: str, name: str, said: str, page: str = "") -> Record:
        term = {
            "id": self.ids.of("taxonomies", taxonomy, key),
            "code": key,
            "name": name,
            "description": said,
            "taxonomy": _TAXONOMIES[taxonomy][0],
            "taxonomy_id": self.ids.of("taxonomies", taxonomy),
        }
        return {**term, "term_uri": self.ids.site_url + page} if page else term

    def _taxonomy(self, key: str, name: str, said: str) -> Record:
        own = {"id": self.ids.of("taxonomies", key), "name": name, "description": said}
        return {**own, "uri": f"{self.ids.site_url}open-data/", "version": _VERSION}

"""What a group costs, in words."""

from typing import Any, TypedDict

from site_overrides.words import Words


class Cost(TypedDict):
    """Money, the usual price first."""

    kind: str
    """free, donation or paid."""
    text: str
    concessions: list[str]
    first_time_free: str
    """A sentence, or empty."""
    notes: str


def cost(t: Words, said: dict[str, Any]) -> Cost:
    return {
        "kind": said["kind"],
        "text": cost_text(t, said),
        "concessions": [_concession(t, each) for each in said.get("concessions", [])],
        "first_time_free": t("cost.first-time-free") if said.get("first_time_free") else "",
        "notes": said.get("notes", ""),
    }


def cost_text(t: Words, said: dict[str, Any]) -> str:
    """The cost in a few words: Free, £3.50 a session."""
    if said["kind"] != "paid" or "amount" not in said:
        return t(f"cost.{said['kind']}")
    amount = t.money(said["amount"])
    return t(f"cost.per-{said['per']}", amount=amount) if "per" in said else amount


def _concession(t: Words, each: dict[str, Any]) -> str:
    price = t("cost.free") if each["amount"] == 0 else t.money(each["amount"])
    return t("cost.concession", who=each["for"], price=price)

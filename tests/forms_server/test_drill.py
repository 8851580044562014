"""A short drill: people send while everything is killed. `make drill` is the long one."""

from pathlib import Path

from scripts.drill.__main__ import Size, drill
from scripts.drill.verdict import judge
from scripts.drill.world import World, make_repository

EXAMPLE = Path(__file__).parents[2] / "directory"
SMALL = Size(links=10, people=5, kills=2, longest_life=0.7)


def test_killed_again_and_again_nothing_is_lost_and_nothing_doubled(database_url: str, tmp_path: Path) -> None:
    people, verdict, world, _ = drill(tmp_path, database_url, EXAMPLE, SMALL)
    assert verdict.wrong == []
    assert people.gave_up == []
    assert len(people.acknowledged) + people.already_sent == SMALL.links
    assert verdict.submissions == verdict.branches == SMALL.links
    assert world.kills == 2 * SMALL.kills


def test_the_verdict_sees_what_is_lost(tmp_path: Path) -> None:
    world = World(tmp_path / "menu", f"sqlite:///{tmp_path}/forms.sqlite3")
    make_repository(world.folder, EXAMPLE, 1)
    (link,) = world.links(1)
    service = world.service()
    draft = service.store.begin(link.rsplit("/", 1)[1], {})
    reference = service.store.submit(draft, {"room": "full"}, {})
    wrong = judge(service, [reference, "2222-3333"], 1).wrong
    assert "acknowledged and lost: 2222-3333" in wrong
    assert f"no branch: {reference}" in wrong
    assert "1 task(s) not done" in wrong

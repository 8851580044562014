"""GitHub, GitLab and Forgejo behind one interface, against a real server with real git behind it."""

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from forms_server.database.engine import Database
from forms_server.database.upgrade import upgrade
from forms_server.forges.choose import forge, git_secret
from forms_server.forges.port import ForgeError, Stage
from forms_server.git.repository import Repository
from forms_server.settings import ForgeKind, Settings
from forms_server.storage import outbox
from forms_server.storage.submissions import State
from forms_server.worker.plan import Plan
from tests.forms_server import forge_server, github_description, working
from tests.forms_server.forge_server import TOKEN, ForgeServer
from tests.forms_server.repositories import BOT, git
from tests.forms_server.working import Bench, group_file

BASES = {ForgeKind.github: "", ForgeKind.gitlab: "/api/v4", ForgeKind.forgejo: "/api/v1"}
KINDS = list(BASES)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ForgeServer]:
    with forge_server.running(tmp_path / "forge.git") as running:
        first = working.repository(tmp_path / "first")
        git(first.path, "push", "--quiet", str(running.path), "main")
        yield running


def settings_for(server: ForgeServer, kind: ForgeKind) -> Settings:
    address = server.address + BASES[kind]
    settings = Settings(forge=kind, remote=server.git_address, forge_url=address)
    return replace(settings, forge_repository="wexcombe/menu", forge_token=TOKEN)


def bench_for(server: ForgeServer, kind: ForgeKind, folder: Path, name: str = "clone") -> Bench:
    settings = settings_for(server, kind)
    git(folder, "init", "--quiet", "--bare", name)
    database = Database(f"sqlite:///{folder}/forms.sqlite3")
    upgrade(database)
    repository = Repository(folder / name, BOT, git_secret(settings))
    return Bench(database, repository, forge=forge(settings), remote=server.git_address)


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_way_to_a_merge(server: ForgeServer, kind: ForgeKind, tmp_path: Path) -> None:
    bench = bench_for(server, kind, tmp_path)
    reference = bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    assert f"refs/heads/submissions/{reference}" in server.branches()
    (pull,) = server.pulls
    assert (pull.head, pull.base, pull.body) == (f"submissions/{reference}", "main", "What changes")
    assert (bench.kept(reference).pull_request or "").startswith(server.address)

    server.merge(pull.number)
    bench.deliveries.follow()
    assert bench.kept(reference).state is State.accepted

    bench.delivery.deliver(bench.kept(reference))
    assert len(server.pulls) == 1
    assert f"refs/heads/submissions/{reference}" not in server.branches()


@pytest.mark.parametrize("kind", KINDS)
def test_repeated_at_any_point_there_is_one_branch_and_one_pull_request(
    server: ForgeServer, kind: ForgeKind, tmp_path: Path
) -> None:
    bench = bench_for(server, kind, tmp_path)
    reference = bench.send("bell-knitters", room="full")
    for clone in ("clone", "another", "clone"):
        other = bench_for(server, kind, tmp_path, clone)
        assert other.delivery.deliver(other.kept(reference)).state is State.pending
    assert len(server.pulls) == 1
    assert sum("heads/submissions" in name for name in server.branches()) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_a_newer_one_closes_the_older_ones_pull_request(server: ForgeServer, kind: ForgeKind, tmp_path: Path) -> None:
    bench = bench_for(server, kind, tmp_path)
    older = bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    newer = bench.send("bell-knitters", room="plenty")
    bench.worker.run_until_empty()
    assert [(pull.head, pull.state) for pull in server.pulls] == [
        (f"submissions/{older}", "closed"),
        (f"submissions/{newer}", "open"),
    ]
    assert f"refs/heads/submissions/{older}" not in server.branches()
    assert bench.kept(older).state is State.superseded


@pytest.mark.parametrize("kind", KINDS)
def test_a_branch_is_rebuilt_at_the_forge_too(server: ForgeServer, kind: ForgeKind, tmp_path: Path) -> None:
    bench = bench_for(server, kind, tmp_path)
    bench.send("bell-knitters", sheet="one", room="new")
    second = bench.send("bell-knitters", sheet="two", cost="new")
    bench.worker.run_until_empty()
    server.merge(1)
    bench.deliveries.follow()
    ref = f"refs/heads/submissions/{second}"
    tip = server.branches()[ref]
    assert bench.repository.read(tip, [group_file("bell-knitters")]) == {
        group_file("bell-knitters"): b"name: bell-knitters\nroom: new\ncost: new\n"
    }


def test_closing_a_pull_request_declines(server: ForgeServer, tmp_path: Path) -> None:
    bench = bench_for(server, ForgeKind.forgejo, tmp_path)
    reference = bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    server.pulls[0].state = "closed"
    bench.deliveries.follow()
    assert bench.kept(reference).state is State.declined


def test_the_forge_away_and_back(server: ForgeServer, tmp_path: Path) -> None:
    bench = bench_for(server, ForgeKind.github, tmp_path)
    reference = bench.send("bell-knitters", room="full")
    server.down = True
    bench.worker.run_until_empty()
    assert bench.kept(reference).state is State.sent
    assert server.pulls == []
    server.down = False
    bench.clock.pass_by(minutes=1)
    bench.worker.run_until_empty()
    assert bench.kept(reference).state is State.pending
    assert len(server.pulls) == 1


def test_staff_answers_are_not_pushed_where_anybody_can_read(server: ForgeServer, tmp_path: Path) -> None:
    server.private = False
    bench = bench_for(server, ForgeKind.github, tmp_path)
    for_staff = Plan({"directory/quality/bell-knitters/x.yml": b"x: 1\n"}, "Sheet", "", staff_only=True)
    bench.planner = lambda sent, tree: for_staff if sent.worksheet == "sheet" else working.plan(sent, tree)
    bench.send("bell-knitters", sheet="sheet", room="x")
    listing = bench.send("chess-club", room="full")
    bench.worker.run_until_empty()
    assert [pull.head for pull in server.pulls] == [f"submissions/{listing}"]
    ((_, error),) = bench.database.read(outbox.dead_ones)
    assert "public" in error


@pytest.mark.parametrize("kind", KINDS)
def test_a_wrong_token_is_said_without_showing_it(server: ForgeServer, kind: ForgeKind, tmp_path: Path) -> None:
    wrong = replace(settings_for(server, kind), forge_token="a-wrong-token")
    asking = forge(wrong)
    assert asking
    with pytest.raises(ForgeError, match="401") as caught:
        asking.public()
    assert "a-wrong-token" not in str(caught.value)
    bench = bench_for(server, kind, tmp_path)
    bench.repository = Repository(bench.repository.path, BOT, git_secret(wrong))
    bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    errors = bench.database.read(
        lambda connection: connection.exec_driver_sql("SELECT last_error FROM outbox").scalar_one()
    )
    assert "MENU_FORGE_TOKEN" in errors
    assert "a-wrong-token" not in errors


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_repository_is_said(server: ForgeServer, kind: ForgeKind) -> None:
    asking = forge(replace(settings_for(server, kind), forge_repository="wexcombe/elsewhere"))
    assert asking
    with pytest.raises(ForgeError, match="does not know"):
        asking.public()
    with pytest.raises(ForgeError):
        asking.open("a", "main", "t", "b")


def _pattern(path: str) -> str:
    numbered = path.rsplit("/", 1)
    short = "/repos/{owner}/{repo}" + ("/pulls" if "/pulls" in path else "")
    return short + ("/{pull_number}" if numbered[-1].isdigit() else "")


def test_what_we_ask_github_and_read_is_as_github_publishes_it(server: ForgeServer, tmp_path: Path) -> None:
    bench = bench_for(server, ForgeKind.github, tmp_path)
    asking = bench.forge
    assert asking
    assert asking.public() is False
    bench.send("bell-knitters", room="full")
    bench.worker.run_until_empty()
    asking.rewrite(1, "A title", "A body")
    asking.close(1)
    assert {(method, _pattern(urlsplit(path).path)) for method, path, *_ in server.asked} == {
        ("GET", "/repos/{owner}/{repo}"),
        ("GET", "/repos/{owner}/{repo}/pulls"),
        ("POST", "/repos/{owner}/{repo}/pulls"),
        ("PATCH", "/repos/{owner}/{repo}/pulls/{pull_number}"),
    }
    for method, path, body, status, answer in server.asked:
        pattern = _pattern(urlsplit(path).path)
        if body is not None:
            assert github_description.errors_in_body(pattern, method, body) == []
        known = github_description.parameters(pattern, method)
        for name, (value,) in parse_qs(urlsplit(path).query).items():
            typed = int(value) if value.isdigit() else value
            assert github_description.errors_in_value(known[name], typed) == []
        properties = github_description.response_properties(pattern, method, status)
        for one in answer if isinstance(answer, list) else [answer]:
            read = {name: one[name] for name in ("number", "html_url", "state", "merged_at", "private") if name in one}
            for name, value in read.items():
                assert github_description.errors_in_value(properties[name], value) == []


@pytest.mark.skipif("FORGE_URL" not in os.environ or "FORGE_TOKEN" not in os.environ, reason="no live forge was named")
def test_a_live_forge(tmp_path: Path) -> None:
    """Against FORGE_KIND at FORGE_URL, with FORGE_REPOSITORY, FORGE_REMOTE, FORGE_TOKEN. Its main is untouched."""
    kind = ForgeKind(os.environ.get("FORGE_KIND", "forgejo"))
    settings = Settings(
        forge=kind,
        forge_url=os.environ["FORGE_URL"],
        forge_repository=os.environ["FORGE_REPOSITORY"],
        forge_token=os.environ["FORGE_TOKEN"],
        remote=os.environ["FORGE_REMOTE"],
    )
    git(tmp_path, "init", "--quiet", "--bare", "clone")
    database = Database(f"sqlite:///{tmp_path}/forms.sqlite3")
    upgrade(database)
    repository = Repository(tmp_path / "clone", BOT, git_secret(settings))
    bench = Bench(database, repository, forge=forge(settings), remote=settings.remote)
    reference = bench.send("new", name="From a test")
    for _ in range(2):
        bench.delivery.deliver(bench.kept(reference))
    assert bench.forge
    found = bench.forge.find(f"submissions/{reference}")
    assert found and found.stage is Stage.open
    with bench.delivery.desk.locked() as desk:
        bench.delivery.settle(desk, reference, State.declined)
    assert bench.delivery.deliver(bench.kept(reference)).state is State.declined

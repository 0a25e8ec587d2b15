"""A published change set becomes a patch that git takes, or a commit that touches nobody's working tree."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from foundation.database import Database
from retrieval.content import ContentError
from studio import yaml_document
from studio.change_sets import ChangeSets
from studio.content_watch import ContentWatch
from studio.errors import RecordBroken
from studio.git import GitFailed, _commit, commit
from studio.models import ChangeSet
from studio.publishing import Commit, commit_of, diff_of, patch_of
from studio.workspace import Change, Workspace
from tests.studio.editing_parts import accounts, change_sets, new_draft, ola, project, publish, workspace, write

__all__ = ["accounts", "change_sets", "ola", "project", "workspace"]
CV = "retrieval/content/answers/cv.yml"


def git(folder: Path, *arguments: str, stdin: str | None = None) -> str:
    identity = ("-c", "user.name=T", "-c", "user.email=t@t.invalid", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], input=stdin, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def change_set(title: str = "Dialekt om frister", reason: str = "Fra innboksen") -> ChangeSet:
    return ChangeSet(
        id="c" * 32, title=title, reason=reason, author="redaktor", author_name="Åse Ødegård",
        updated_at=datetime(2026, 11, 26, 8, 0, tzinfo=UTC), published_at=None,
    )  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "nlu_data").mkdir()
    (folder / "nlu_data" / "a.yml").write_text(nlu("hei", "hallo"))
    (folder / "gone.yml").write_text("x: y\n")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return folder


def nlu(*examples: str) -> str:
    return 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n' + "".join(f"    - {text}\n" for text in examples)


A = Change("nlu_data/a.yml", nlu("hei", "hallo"), nlu("hei", "hallo", "heisann på deg"))


def made_of(*changes: Change, change_set_id: str = "c" * 32) -> Commit:
    found = change_set()
    found.id = change_set_id
    return commit_of(found, changes)


PIECES = st.sampled_from(["a", "b", "æ\n", "\n", "\r\n", "\u2028", "\x0c", "- ", "--- "])
TEXTS = st.none() | st.lists(PIECES, min_size=1, max_size=12).map("".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(TEXTS, TEXTS)
def test_a_patch_turns_the_one_text_into_the_other(
    tmp_path_factory: pytest.TempPathFactory, before: str | None, after: str | None
) -> None:
    folder = tmp_path_factory.mktemp("patched")
    file = folder / "x.yml"
    if before is not None:
        file.write_bytes(before.encode())
    patch = patch_of(
        change_set(reason="--- a/x\n+++ b/x\n@@ -1 +1 @@\ndiff --git a b\n---"), [Change("x.yml", before, after)]
    )
    if before == after:
        assert diff_of(Change("x.yml", before, after)) == ""
        return
    done = subprocess.run(["git", "apply", "-"], cwd=folder, input=patch.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (file.read_bytes().decode() if file.exists() else None) == after


def test_a_patch_is_a_mail_that_git_turns_into_a_commit_by_its_author(repository: Path) -> None:
    git(repository, "am", "--keep-cr", stdin=patch_of(change_set(), [A]))
    shown = git(repository, "log", "-1", "--format=%an <%ae>%n%aI%n%B")
    assert "Åse Ødegård <redaktor@veiviser.invalid>\n2026-11-26T08:00:00" in shown
    assert "Dialekt om frister\n\nFra innboksen\n\nChange-Set: " + "c" * 32 in shown
    assert (repository / A.path).read_text() == A.after


async def test_a_commit_leaves_the_working_tree_the_index_and_the_checked_out_branch_alone(repository: Path) -> None:
    (repository / "nlu_data" / "a.yml").write_text("half written by somebody\n")
    (repository / "staged.yml").write_text("x: y\n")
    git(repository, "add", "staged.yml")
    before = git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")
    made = await commit(repository, "studio", made_of(A, Change("gone.yml", "x: y\n", None)))
    assert (git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")) == before
    assert git(repository, "show", f"{made}:nlu_data/a.yml") == A.after
    assert git(repository, "ls-tree", "-r", "--name-only", "studio").split() == ["nlu_data/a.yml"]
    assert git(repository, "rev-parse", "studio^") == before[1]
    assert "Åse Ødegård <redaktor@veiviser.invalid>" in git(repository, "log", "-1", "--format=%an <%ae>", made)
    assert not list((repository / ".git").glob("veiviser-index-*"))


async def test_even_the_branch_itself_may_be_checked_out(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "studio")
    await commit(repository, "studio", made_of(A))
    assert (repository / A.path).read_text() == A.before


async def test_what_others_put_on_the_branch_stays(repository: Path) -> None:
    git(repository, "checkout", "-q", "-b", "studio")
    (repository / A.path).write_text(nlu("hei", "god morgen", "hallo"))
    git(repository, "commit", "-qam", "by a developer")
    git(repository, "checkout", "-q", "main")
    await commit(repository, "studio", made_of(A))
    examples = git(repository, "show", "studio:nlu_data/a.yml")
    assert "god morgen" in examples
    assert "heisann på deg" in examples


async def test_a_change_set_is_committed_once_even_when_it_is_tried_again(repository: Path) -> None:
    first = await commit(repository, "studio", made_of(A))
    assert await commit(repository, "studio", made_of(A)) == first
    assert git(repository, "rev-list", "--count", "studio").strip() == "2"


def test_commits_at_the_same_time_all_land(repository: Path) -> None:
    def one(number: int) -> str:
        path = f"nlu_data/{number}.yml"
        return _commit(
            repository, "studio", made_of(Change(path, None, nlu(str(number))), change_set_id=f"{number:032}")
        )

    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(one, range(6)))
    assert len(set(made)) == 6
    assert len(git(repository, "ls-tree", "-r", "--name-only", "studio").split()) == 8


async def test_a_project_that_is_a_folder_of_the_repository_keeps_its_place(repository: Path) -> None:
    folder = repository / "services" / "veiviser"
    (folder / "nlu_data").mkdir(parents=True)
    (folder / "nlu_data" / "a.yml").write_text(A.before or "")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "moved in")
    await commit(folder, "studio", made_of(A))
    assert git(repository, "show", "studio:services/veiviser/nlu_data/a.yml") == A.after
    assert git(repository, "show", "studio:nlu_data/a.yml") == A.before


async def test_a_folder_that_is_no_repository_is_told(tmp_path: Path) -> None:
    with pytest.raises(GitFailed):
        await commit(tmp_path, "studio", made_of(A))


async def test_publishing_commits_and_what_could_not_be_committed_is_committed_next_time(
    database: Database, workspace: Workspace, ola: User, project: Path, tmp_path: Path
) -> None:
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-qm", "release")
    away = ChangeSets(database, workspace, repository=tmp_path / "nowhere", branch="studio")
    there = ChangeSets(database, workspace, repository=project, branch="studio")
    ids = []
    for number, sets in enumerate((away, there)):
        draft = await new_draft(database, sets, ola, f"Nummer {number}")
        text = (project / CV).read_text() + "".join(f"# {n}\n" for n in range(number + 1))
        await write(sets, draft.id, ola, CV, text)
        await publish(sets, draft.id)
        ids.append((draft.id, await sets.after_publish(draft.id)))
    assert ids[0][1] is None
    assert ids[1][1] == git(project, "rev-parse", "studio").strip()
    assert git(project, "log", "--format=%s", "-2", "studio").split("\n")[:2] == ["Nummer 1", "Nummer 0"]
    async with database.read() as session:
        assert (await there.get(session, ids[0][0])).commit_id == git(project, "rev-parse", "studio^").strip()
    assert git(project, "show", f"studio:{CV}").endswith("# 0\n# 1\n")


async def test_published_content_is_opened_on_every_replica_and_only_when_it_changes(
    database: Database, change_sets: ChangeSets, workspace: Workspace, ola: User, project: Path, tmp_path: Path
) -> None:
    opened: list[Path] = []
    watch = ContentWatch(database, workspace, opened.append, tmp_path / "var")
    assert await watch.look() is None
    for number in range(4):
        draft = await new_draft(database, change_sets, ola)
        await write(change_sets, draft.id, ola, CV, (project / CV).read_text() + f"# {number}\n")
        await publish(change_sets, draft.id)
        assert await watch.look() == opened[-1]
        assert await watch.look() is None
        assert (opened[-1] / "answers" / "cv.yml").read_text().endswith(f"# {number}\n")
    assert len(opened) == 4
    assert sorted(folder.name for folder in (tmp_path / "var" / "content").iterdir()) == sorted(
        folder.name for folder in opened[-2:]
    )
    there = {file.relative_to(opened[-1]) for file in opened[-1].rglob("*.yml")}
    assert there == {
        file.relative_to(project / "retrieval/content") for file in (project / "retrieval/content").rglob("*.yml")
    }


async def test_a_replica_that_starts_later_opens_what_is_published(
    database: Database, change_sets: ChangeSets, workspace: Workspace, ola: User, project: Path, tmp_path: Path
) -> None:
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, (project / CV).read_text() + "# x\n")
    await publish(change_sets, draft.id)
    opened: list[Path] = []
    watch = ContentWatch(database, workspace, opened.append, tmp_path / "var")
    await watch.start()
    await watch.stop()
    assert len(opened) == 1


async def test_content_that_is_refused_is_tried_again_only_when_it_changes_and_other_failures_at_once(
    database: Database, change_sets: ChangeSets, workspace: Workspace, ola: User, project: Path, tmp_path: Path
) -> None:
    tried: list[Path] = []

    async def apply(folder: Path) -> None:
        tried.append(folder)
        if len(tried) == 1:
            raise OSError("the disk is full")
        raise ContentError(["something is broken"])

    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, (project / CV).read_text() + "# x\n")
    await publish(change_sets, draft.id)
    watch = ContentWatch(database, workspace, apply, tmp_path / "var")
    for error in (OSError, ContentError):
        with pytest.raises(error):
            await watch.look()
    assert await watch.look() is None
    assert len(tried) == 2


async def test_content_that_would_not_hold_together_is_not_published(
    database: Database, change_sets: ChangeSets, workspace: Workspace, ola: User
) -> None:
    before = workspace.on_disk(CV) or ""
    kept = [one for one in yaml_document.read(before) if one["id"] != "cv-gaps"]
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, yaml_document.update(before, yaml_document.read(before), kept))
    with pytest.raises(RecordBroken, match="cv-gaps"):
        await publish(change_sets, draft.id)
    async with database.read() as session:
        assert (await change_sets.get(session, draft.id)).state == "draft"

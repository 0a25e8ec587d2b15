"""Training runs: the lock, failures and deaths, publishing; and one real training at the end."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from accounts.errors import RoleMissing
from accounts.models import AuditEntry
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from foundation.settings import ROOT
from studio.errors import ChangeSetClosed, ChangeSetUnknown, GateRed, RunActive, RunNotReady, RunOutdated, RunUnknown
from studio.models import ChangeSet, Run, Swap
from studio.runs import ABANDONED
from studio.training_job import progress_of
from studio.training_reasons import in_norwegian, reason
from tests.studio.reports import misread, report
from tests.studio.trained_parts import EXAMPLES, Studio, is_running, until

RED = report(misread("crisis", 3, "greet"), model_id="kandidat")


@pytest.fixture
async def studio(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    made = Studio(database, tmp_path, monkeypatch)
    yield made  # type: ignore[misc]
    await made.runs.stop()


async def pids_of(studio: Studio) -> list[int]:
    file = Path(studio.orders["pids"])

    async def told() -> bool:
        return file.exists() and bool(file.read_text())

    await until(told)
    return [int(pid) for pid in file.read_text().split()]


async def gone(pids: list[int]) -> None:
    async def all_gone() -> bool:
        return not any(is_running(pid) for pid in pids)

    await until(all_gone)


async def test_a_run_ends_with_a_model_in_the_registry_a_comparison_and_a_gate(studio: Studio) -> None:
    await studio.live(report(misread("greet", 1, "ask_pay")))
    run = await studio.ready(None)
    view = await studio.runs.view(run.id)
    assert (view.model_id, view.live_model_id, view.green, view.progress) == ("kandidat", "live", True, 1.0)
    assert (view.seconds.train, view.seconds.evaluate) == (1.5, 0.5)
    assert [one.verdict for one in view.changed] == ["better"]
    assert len(view.gate) >= 8 and view.stories and view.calibration
    model = await studio.registry.get("kandidat")
    assert (model.origin, model.run_id, model.base_hash, model.by) == ("studio", run.id, "b" * 64, "redaktor")
    assert model.report is not None and model.report["out_of_fold"]
    assert not (studio.settings.var / "studio" / "runs" / run.id).exists()


async def test_a_live_model_without_a_report_is_read_on_the_same_texts_once(studio: Studio) -> None:
    await studio.live(None)
    run = await studio.ready(None)
    assert run.comparison is not None and run.comparison["live"]["accuracy"] == 1.0
    assert (await studio.registry.get("live")).report is not None
    studio.order(live_report={"never": "asked again"}, report=report(model_id="neste"))
    assert (await studio.ready(None)).comparison is not None


async def test_a_live_report_on_other_held_out_texts_is_not_compared_with(studio: Studio) -> None:
    await studio.live(report(misread("crisis", 5, "greet"), held_out_hash="old"))
    run = await studio.ready(None)
    assert run.comparison is not None and run.comparison["live"]["crisis_recall"] == 1.0


async def test_a_draft_is_trained_as_it_stands(studio: Studio) -> None:
    await studio.live(report())
    draft = await studio.draft((await studio.people())["redaktor"])
    run = await studio.ready(draft)
    assert run.change_set_version == 2 and run.comparison is not None
    inputs = run.comparison["inputs"]
    studio.order(report=report(model_id="uten"))
    plain = await studio.ready(None)
    assert plain.comparison is not None and plain.comparison["inputs"] != inputs
    assert (await studio.registry.get("kandidat")).why == "Flere hilsener. Innboksen"


async def test_two_trainings_never_run_over_each_other_whoever_asks(studio: Studio) -> None:
    studio.order(train="wait")
    run = await studio.runs.request(None, "redaktor")
    other = studio.another_replica()
    for replica in (studio.runs, other):
        with pytest.raises(RunActive):
            await replica.request(None, "leder")
    Path(studio.orders["go"]).touch()
    assert (await studio.over(run.id)).state == "ready"
    studio.order(report=report(model_id="neste"))
    assert (await studio.ready(None)).model_id == "neste"


async def test_many_at_once_get_one_run(studio: Studio) -> None:
    studio.order(train="wait")
    asked = await asyncio.gather(*(studio.runs.request(None, "redaktor") for _ in range(8)), return_exceptions=True)
    begun = [one for one in asked if isinstance(one, Run)]
    assert len(begun) == 1 and all(isinstance(one, RunActive) for one in asked if one not in begun)
    await studio.runs.cancel(begun[0].id, "redaktor")


async def test_a_failed_training_says_why_frees_the_lock_and_leaves_the_live_model(studio: Studio) -> None:
    await studio.live(report())
    studio.order(train="fail")
    run = await studio.over((await studio.runs.request(None, "redaktor")).id)
    assert run.state == "failed"
    assert run.error == "Treningen mislyktes: Temaet greet har færre enn 5 eksempler."
    live = await studio.registry.live()
    assert live is not None and live.id == "live" and len(await studio.registry.models()) == 1
    assert not (studio.settings.var / "studio" / "runs" / run.id).exists()
    studio.order(train="ok")
    await studio.ready(None)


async def test_a_trainer_that_the_machine_kills_is_told_so(studio: Studio) -> None:
    studio.order(train="crash")
    run = await studio.over((await studio.runs.request(None, "redaktor")).id)
    assert run.state == "failed" and "drept" in (run.error or "")


async def test_a_missing_runtime_is_told_so(studio: Studio) -> None:
    studio.settings.bot_python = studio.folder / "not-there"
    run = await studio.over((await studio.runs.request(None, "redaktor")).id)
    assert run.state == "failed" and "kan ikke starte" in (run.error or "")


async def test_cancelling_kills_the_trainer_with_all_it_started(studio: Studio) -> None:
    studio.order(train="hang")
    run = await studio.runs.request(None, "redaktor")
    pids = await pids_of(studio)
    assert len(pids) == 2 and all(map(is_running, pids))
    await studio.runs.cancel(run.id, "leder")
    await gone(pids)
    assert (await studio.runs.get(run.id)).state == "cancelled"
    await studio.runs.cancel(run.id, "leder")
    studio.order(train="ok")
    await studio.ready(None)
    async with studio.database.read() as session:
        audited = [entry.what for entry in await session.scalars(select(AuditEntry).where(AuditEntry.about == run.id))]
    assert sorted(audited) == ["run_cancelled", "run_requested"]


async def test_another_replica_can_cancel_a_run(studio: Studio) -> None:
    studio.order(train="hang")
    run = await studio.runs.request(None, "redaktor")
    pids = await pids_of(studio)
    await studio.another_replica().cancel(run.id, "leder")
    await gone(pids)
    assert (await studio.runs.get(run.id)).state == "cancelled"


async def test_a_service_that_stops_says_so_on_its_run(studio: Studio) -> None:
    studio.order(train="hang")
    run = await studio.runs.request(None, "redaktor")
    pids = await pids_of(studio)
    await studio.runs.stop()
    await gone(pids)
    stopped = await studio.runs.get(run.id)
    assert (stopped.state, stopped.active, stopped.error) == ("failed", None, ABANDONED)


async def test_a_run_whose_service_died_is_given_up_when_its_lease_is_over_and_its_folder_cleared(
    studio: Studio,
) -> None:
    dead = Run(
        id=new_id(),
        state="training",
        active=1,
        seconds={},
        by="redaktor",
        worker="dead",
        lease_until=utc_now() + timedelta(hours=1),
    )
    async with studio.database.write() as session:
        session.add(dead)
    left = studio.settings.var / "studio" / "runs" / dead.id
    left.mkdir(parents=True)
    with pytest.raises(RunActive):
        await studio.runs.request(None, "redaktor")
    assert left.exists()
    async with studio.database.write() as session:
        await session.execute(update(Run).where(Run.id == dead.id).values(lease_until=utc_now()))
    await studio.runs.start()
    given_up = await studio.over(dead.id)
    assert (given_up.state, given_up.error) == ("failed", ABANDONED)

    async def cleared() -> bool:
        return not left.exists()

    await until(cleared)
    await studio.ready(None)


async def test_a_training_that_goes_on_keeps_its_lease(studio: Studio) -> None:
    studio.runs.lease = timedelta(seconds=6)
    studio.order(train="wait")
    run = await studio.runs.request(None, "redaktor")
    first = (await studio.runs.get(run.id)).lease_until
    other = studio.another_replica()
    await other.start()

    async def renewed_past_its_end() -> bool:
        return utc_now() > first < (await studio.runs.get(run.id)).lease_until

    await until(renewed_past_its_end)
    await other.sweep()
    await other.stop()
    assert (await studio.runs.get(run.id)).active == 1
    Path(studio.orders["go"]).touch()
    assert (await studio.over(run.id)).state == "ready"


async def test_progress_is_told_while_it_trains_and_evaluates(studio: Studio) -> None:
    studio.order(train="wait")
    run = await studio.runs.request(None, "redaktor")

    async def evaluating() -> bool:
        return (await studio.runs.get(run.id)).state == "evaluating"

    await until(evaluating)
    seen = await studio.runs.view(run.id)
    assert (seen.progress, seen.step, seen.candidate, seen.green) == (0.8, "Leser prøvesettet", None, None)
    await studio.runs.cancel(run.id, "redaktor")


async def test_only_a_draft_that_is_there_can_be_trained(studio: Studio) -> None:
    with pytest.raises(ChangeSetUnknown):
        await studio.runs.request("none", "redaktor")
    user = (await studio.people())["redaktor"]
    draft = await studio.draft(user)
    async with studio.database.write() as session:
        await studio.change_sets.abandon(session, user, draft.id)
    with pytest.raises(ChangeSetClosed):
        await studio.runs.request(draft.id, "redaktor")
    with pytest.raises(RunUnknown):
        await studio.runs.get("none")


async def test_a_green_run_is_published_with_its_change_set_when_the_pointer_moves(studio: Studio) -> None:
    await studio.live(report())
    people = await studio.people()
    draft = await studio.draft(people["redaktor"])
    run = await studio.ready(draft)
    await studio.runs.publish(run.id, people["redaktor"], None)
    waiting = await studio.runs.get(run.id)
    assert waiting.state == "publishing" and waiting.swap_id
    with pytest.raises(RunNotReady):
        await studio.runs.publish(run.id, people["redaktor"], None)
    await studio.host_has("kandidat")
    await studio.swaps.look_once()
    live = await studio.registry.live()
    assert live is not None and live.id == "kandidat"
    published = await studio.runs.view(run.id)
    assert published.state == "published" and published.seconds.swap is not None
    async with studio.database.read() as session:
        changed = await session.get(ChangeSet, draft.id)
        assert changed is not None and changed.state == "published"
        assert "heisann" in (await studio.workspace.read(session, "nlu_data/usual.yml") or "")


async def test_a_red_gate_is_opened_by_a_leader_with_a_reason_alone(studio: Studio) -> None:
    await studio.live(report())
    studio.order(report=RED)
    people = await studio.people()
    run = await studio.ready(None)
    assert run.comparison is not None and run.comparison["green"] is False
    for user, why, error in (
        ("redaktor", None, GateRed),
        ("leder", None, GateRed),
        ("leder", "  ", GateRed),
        ("redaktor", "Fordi jeg vil", RoleMissing),
    ):
        with pytest.raises(error):
            await studio.runs.publish(run.id, people[user], why)
    assert (await studio.runs.get(run.id)).state == "ready"
    await studio.runs.publish(run.id, people["leder"], "Feil i prøvesettet, sak 12")
    after = await studio.runs.get(run.id)
    assert (after.state, after.override_reason) == ("publishing", "Feil i prøvesettet, sak 12")
    async with studio.database.read() as session:
        audited = await session.scalar(select(AuditEntry).where(AuditEntry.what == "run_published_over_gate"))
        swap = await session.scalar(select(Swap))
    assert audited is not None and audited.who == "leder"
    assert swap is not None and "sak 12" in swap.why


async def test_a_failed_swap_makes_the_run_ready_again_and_says_why(studio: Studio) -> None:
    await studio.live(report())
    people = await studio.people()
    draft = await studio.draft(people["redaktor"])
    run = await studio.ready(draft)
    await studio.runs.publish(run.id, people["redaktor"], None)
    await studio.host_has("live", next_model_id="kandidat", next_state="failed", next_error="prøven mislyktes")
    await studio.swaps.look_once()
    await studio.runs.sweep()
    back = await studio.runs.get(run.id)
    assert back.state == "ready" and "prøven mislyktes" in (back.error or "")
    async with studio.database.read() as session:
        unchanged = await session.get(ChangeSet, draft.id)
    assert unchanged is not None and unchanged.state == "draft"
    await studio.runs.publish(run.id, people["redaktor"], None)
    await studio.runs.sweep()
    assert (await studio.runs.get(run.id)).state == "publishing"


async def test_a_run_that_was_taken_for_publishing_by_a_service_that_died_is_ready_again(studio: Studio) -> None:
    await studio.live(report())
    run = await studio.ready(None)
    late = utc_now() - timedelta(seconds=1)
    async with studio.database.write() as session:
        await session.execute(
            update(Run).where(Run.id == run.id).values(state="publishing", swap_id=None, lease_until=late)
        )
    await studio.runs.sweep()
    assert (await studio.runs.get(run.id)).state == "ready"


@pytest.mark.parametrize("change", ["draft", "file", "pointer"])
async def test_what_changed_since_the_run_must_be_trained_anew(studio: Studio, change: str) -> None:
    await studio.live(report())
    people = await studio.people()
    draft = await studio.draft(people["redaktor"])
    run = await studio.ready(draft)
    if change == "draft":
        async with studio.database.write() as session:
            held = await studio.change_sets.draft_of(session, people["redaktor"], draft.id)
            more = EXAMPLES + "    - heisann\n    - god dag\n"
            await studio.workspace.write(session, held, "nlu_data/usual.yml", more, "redaktor")
    elif change == "file":
        (studio.root / "bot" / "rules" / "new.yml").write_text('version: "3.1"\nrules: []\n')
    else:
        await studio.live(report(), "annen")
    with pytest.raises(RunOutdated):
        await studio.runs.publish(run.id, people["redaktor"], None)
    assert (await studio.runs.get(run.id)).state == "ready"


async def test_an_edit_between_publishing_and_the_pointers_move_stops_the_move(studio: Studio) -> None:
    await studio.live(report())
    people = await studio.people()
    draft = await studio.draft(people["redaktor"])
    run = await studio.ready(draft)
    await studio.runs.publish(run.id, people["redaktor"], None)
    async with studio.database.write() as session:
        held = await studio.change_sets.draft_of(session, people["redaktor"], draft.id)
        await studio.workspace.write(session, held, "nlu_data/usual.yml", EXAMPLES + "    - morn\n", "redaktor")
    await studio.host_has("kandidat")
    await studio.swaps.look_once()
    await studio.runs.sweep()
    live = await studio.registry.live()
    assert live is not None and live.id == "live"
    assert (await studio.runs.get(run.id)).state == "ready"


@pytest.mark.parametrize(
    "line", ["", "noe", "[1]", '{"step": 1}', '{"step": "x", "progress": "mye"}', '{"step": "x", "progress": NaN}']
)
def test_a_line_that_tells_no_progress_is_passed_over(line: str) -> None:
    assert progress_of(line) is None


def test_progress_stays_within_its_bounds() -> None:
    told = progress_of('{"step": "Trener", "progress": 1.7}')
    assert told is not None and told.share == 1.0 and not told.evaluating


def test_the_reason_is_the_trainers_own_sentence() -> None:
    assert reason(1, ["Traceback:\n", "bot.train: Noe er galt.\n", "library: noise\n"]).endswith(": Noe er galt.")
    assert "feilkode 3" in reason(3, [])
    assert "SIGTERM" in reason(-15, [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("These intents have fewer than 5 examples: greet.", "Disse temaene har færre enn 5 eksempler: greet."),
        (
            "2 examples stand under two intents, first «hei, du» (a, b).",
            "2 eksempler står under to temaer. Det første er «hei, du» (a og b).",
        ),
        (
            "nlu_data/a.yml, line 7: found tab.",
            "Filen nlu_data/a.yml kan ikke leses. Feilen står på linje 7: found tab.",
        ),
        ("training failed: something new", "training failed: something new"),
    ],
)
def test_what_an_editor_can_cause_is_told_in_norwegian(said: str, told: str) -> None:
    assert in_norwegian(said) == told


def test_every_sentence_of_the_checks_has_a_norwegian_one() -> None:
    source = (ROOT / "bot" / "training_files.py").read_text()
    raised = re.findall(r"raise TrainingDataError\(\s*((?:f?\"[^\n]*\"\s*)+)\)", source)
    assert len(raised) >= 11
    for parts in raised:
        sentence = "".join(re.findall(r'f?"(.*)"', parts))
        filled = re.sub(r"\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}", "7", sentence.replace("{shared[0]}", "«x» (a, b)"))
        for form in (filled, filled.replace("77:", "a.yml, line 7:")):
            if in_norwegian(form) != form:
                break
        else:
            raise AssertionError(f"no Norwegian sentence for: {filled}")

"""Use cases of intents: what staff see, what they change in one, and a new one with its answer."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record as audit
from studio import nlu_document, yaml_document
from studio.change_sets import ChangeSets
from studio.errors import IntentUnknown, RecordBroken, RecordExists, StaleEdit
from studio.examples import Examples, tidy
from studio.record_checks import check_saved, validated, with_one
from studio.record_kinds import KINDS, as_written, in_file_order, parsed, records_of, with_record
from studio.records import Records
from studio.schemas.editing import IntentEdit, IntentList, IntentSummary, IntentView, NewIntent
from studio.workspace import CONTENT, HELD_OUT, NLU, Snapshot, Workspace, digest_of, intents_of

DOMAIN = "bot/domain/faq.yml"
RULES = "bot/rules/faq.yml"
ANSWERING_RULE = "answer a frequent question"
LABELS = KINDS["labels"]
ANSWERS = KINDS["answers"]


class Intents:
    """Intents with their examples, as change sets see them."""

    def __init__(self, change_sets: ChangeSets, records: Records) -> None:
        self._change_sets = change_sets
        self._records = records
        self._workspace: Workspace = change_sets.workspace

    async def list_of(self, session: AsyncSession, change_set_id: str | None = None) -> IntentList:
        """Return every intent, by name."""
        snapshot = await self._workspace.snapshot(session, change_set_id)
        known, labels = Examples(snapshot), records_of(LABELS, snapshot)
        held_out: dict[str, int] = {}
        for intent, _, _ in snapshot.examples(HELD_OUT):
            held_out[intent] = held_out.get(intent, 0) + 1
        changed = _changed_intents(snapshot)
        summaries = [
            IntentSummary(
                name=intent,
                label=labels[intent].raw.get("nb") if intent in labels else None,
                file=_short(known.file_of(intent) or ""),
                examples=sum(map(len, files.values())),
                held_out=held_out.get(intent, 0),
                changed=intent in changed,
            )
            for intent, files in sorted(known.files.items())
        ]
        button_only = sorted(_domain_intents(snapshot) - known.files.keys())
        files = [_short(path) for path in snapshot.paths(NLU)]
        return IntentList(intents=summaries, files=files, button_only=button_only)

    async def view(self, session: AsyncSession, name: str, change_set_id: str | None = None) -> IntentView:
        """Return one intent. Raises IntentUnknown."""
        return _view(await self._workspace.snapshot(session, change_set_id), name)

    async def edit(self, session: AsyncSession, user: User, name: str, edit: IntentEdit, etag: str) -> IntentView:
        """Change an intent that was seen with `etag`. Raises StaleEdit, IntentUnknown, RecordBroken, ChangeSetClosed."""
        change_set = await self._change_sets.draft_of(session, user, edit.change_set_id)
        snapshot = await self._workspace.snapshot(session, change_set.id)
        seen = _view(snapshot, name)
        if etag != seen.etag:
            raise StaleEdit(seen.model_dump(), seen.etag, edit.model_dump())
        for path, text in _edited(snapshot, name, edit).items():
            await self._workspace.write(session, change_set, path, text, user.username, resolves=(name,))
        audit(session, user.username, "intent_edited", name)
        return await self.view(session, name, change_set.id)

    async def create(self, session: AsyncSession, user: User, new: NewIntent) -> IntentView:
        """Add an intent with its label, rule, answer and examples. Raises RecordExists or RecordBroken."""
        change_set = await self._change_sets.draft_of(session, user, new.change_set_id)
        snapshot = await self._workspace.snapshot(session, change_set.id)
        for path, text in (await self._files_of_new(snapshot, new)).items():
            await self._workspace.write(session, change_set, path, text, user.username)
        audit(session, user.username, "intent_created", new.name)
        return await self.view(session, new.name, change_set.id)

    async def _files_of_new(self, snapshot: Snapshot, new: NewIntent) -> dict[str, str]:
        known = Examples(snapshot)
        if new.name in known.files or new.name in _domain_intents(snapshot):
            raise RecordExists(id=new.name)
        path = f"{NLU}/{new.file}"
        if path not in snapshot.paths(NLU):
            raise RecordBroken("Velg en av filene som finnes.", [{"field": "file", "message": "Finnes ikke."}])
        known.files[new.name] = {path: []}
        examples = _acceptable(known, new.name, new.examples, path)
        texts = {
            path: nlu_document.add_intent(snapshot.read(path) or "", new.name, examples),
            DOMAIN: _with_intent_in_domain(snapshot.read(DOMAIN) or "", new.name),
            RULES: _with_intent_in_rule(snapshot.read(RULES) or "", new.name),
            LABELS.place: await self._with_label(snapshot, new),
        }
        short = new.name.removeprefix("ask_")
        answer = {"id": short.replace("_", "-"), **new.answer, "intent": new.name, "main": True}
        also = {LABELS.place: texts[LABELS.place]}
        _, answer_path, text = await self._records.added(snapshot, ANSWERS, answer, f"{short}.yml", also)
        return {**texts, answer_path: text}

    async def _with_label(self, snapshot: Snapshot, new: NewIntent) -> str:
        text = snapshot.read(LABELS.place) or ""
        if new.name in (parsed(text) or {}):
            raise RecordExists(id=new.name)
        raw = in_file_order(as_written(new.label), None, LABELS.model)
        label = validated(LABELS, raw)
        content = await self._records.content_of(snapshot.content())
        check_saved(content, with_one(content, new.name, label), LABELS, new.name)
        return with_record(LABELS, text, new.name, raw)


def etag_of(name: str, known: Examples, label: Any) -> str:
    """Return the tag of an intent: it changes with every line of its examples, and with its label."""
    lines = [f"{file}\0{text}" for file, texts in sorted(known.files.get(name, {}).items()) for text in texts]
    return digest_of("\n".join([name, repr(label), *lines]))


def _view(snapshot: Snapshot, name: str) -> IntentView:
    known = Examples(snapshot)
    if name not in known.files:
        raise IntentUnknown(intent=name)
    label = records_of(LABELS, snapshot).get(name)
    raw = label.raw if label is not None else None
    return IntentView(
        name=name,
        label=raw.get("nb") if raw else None,
        file=_short(known.file_of(name) or ""),
        examples=known.of(name),
        etag=etag_of(name, known, raw),
    )


def _edited(snapshot: Snapshot, name: str, edit: IntentEdit) -> dict[str, str]:
    """Return the files with an intent's examples changed. Raises RecordBroken with every line that can't be."""
    known = Examples(snapshot)
    texts: dict[str, str] = {}

    def text_of(path: str) -> str:
        return texts.get(path) or snapshot.read(path) or ""

    for gone in dict.fromkeys(edit.remove):
        path = _file_with(known, name, gone)
        texts[path] = nlu_document.remove(text_of(path), name, [gone])
        known.forget(name, gone, path)
    for changed in edit.change:
        if tidy(changed.after) == changed.before:
            continue
        path = _file_with(known, name, changed.before)
        known.forget(name, changed.before, path)
        (after,) = _acceptable(known, name, [changed.after], path)
        texts[path] = nlu_document.change(text_of(path), name, changed.before, after)
    main = known.file_of(name) or ""
    added = _acceptable(known, name, edit.add, main)
    if added:
        texts[main] = nlu_document.add(text_of(main), name, added)
    return texts


def _acceptable(known: Examples, intent: str, given: list[str], file: str) -> list[str]:
    """Return examples tidied and noted as there. Raises RecordBroken with a sentence for each that may not go in."""
    tidied, problems = [], []
    for text in map(tidy, given):
        refused = known.refusal(text, intent, certain_only=True)
        if refused is not None:
            problems.append({"field": text, "message": refused.detail})
            continue
        known.note(text, intent, file)
        tidied.append(text)
    if problems:
        raise RecordBroken(" ".join(f"«{one['field']}»: {one['message']}" for one in problems[:5]), problems)
    return tidied


def _file_with(known: Examples, intent: str, text: str) -> str:
    for file, texts in known.files.get(intent, {}).items():
        if text in texts:
            return file
    message = "Eksemplet står ikke i temaet."
    raise RecordBroken(f"«{text}»: {message}", [{"field": text, "message": message}])


def _with_intent_in_domain(text: str, name: str) -> str:
    data = parsed(text)
    return yaml_document.update(text, data, {**data, "intents": [*data["intents"], name]})


def _with_intent_in_rule(text: str, name: str) -> str:
    data = parsed(text)
    rules = []
    for rule in data["rules"]:
        if rule.get("rule") == ANSWERING_RULE:
            asked, *rest = rule["steps"]
            rule = {**rule, "steps": [{**asked, "or": [*asked["or"], {"intent": name}]}, *rest]}
        rules.append(rule)
    return yaml_document.update(text, data, {**data, "rules": rules})


def _domain_intents(snapshot: Snapshot) -> set[str]:
    found: set[str] = set()
    for path in snapshot.paths("bot/domain"):
        listed = (parsed(snapshot.read(path) or "") or {}).get("intents") or []
        found |= {one if isinstance(one, str) else next(iter(one)) for one in listed}
    return found


def _changed_intents(snapshot: Snapshot) -> set[str]:
    """Return the intents whose examples or label a change set would change."""
    found: set[str] = set()
    for change in snapshot.changes():
        if change.path.startswith(f"{NLU}/"):
            before, after = (intents_of(text) if text else {} for text in (change.before, change.after))
        elif change.path == f"{CONTENT}/intents.yml":
            before, after = (parsed(text) if text else {} for text in (change.before, change.after))
        else:
            continue
        found |= {name for name in {*before, *after} if before.get(name) != after.get(name)}
    return found


def _short(path: str) -> str:
    return path.removeprefix(f"{NLU}/")

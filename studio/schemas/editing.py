"""The wire of editing: change sets, intents with their examples, records of content, warnings."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.schemas.inbox import IntentName

What = Literal["added", "removed", "changed"]
RecordKind = Literal[
    "answers", "occupations", "topics", "utterances", "labels", "opening_hours", "notices", "career_centres"
]


class NewChangeSet(BaseModel):
    """A draft and why it is made."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"title": "Dialekt om frister", "reason": "Innboksen"}]})

    title: Annotated[str, Field(min_length=1, max_length=200)]
    reason: Annotated[str, Field(max_length=2000)] = ""


class ChangedFile(BaseModel):
    """A file that a change set touches; `diff` is unified. `conflict`: it was published anew in between."""

    path: str
    added: int
    removed: int
    diff: str
    conflict: bool = False


class ChangeSetView(BaseModel):
    """A change set as a list shows it. `etag` is also sent as header ETag."""

    id: str
    title: str
    reason: str
    author: str
    author_name: str
    written_by: list[str] = Field(description="Everybody who has written in it: none of them may approve it.")
    state: Literal["draft", "published", "abandoned"]
    etag: str
    needs_approval: bool
    approved_by: str | None
    trains: bool = Field(description="Whether it changes what the model is made of, so that publishing needs a run.")
    files: list[ChangedFile] = []
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None = None
    published_by: str | None = None
    commit_id: str | None = None
    latest_run_id: str | None = None


class ChangeSetList(BaseModel):
    """Change sets, the newest first."""

    change_sets: list[ChangeSetView]


class IntentSummary(BaseModel):
    """An intent in the list."""

    name: str
    label: str | None
    file: str
    examples: int
    held_out: int
    changed: bool = False


class IntentList(BaseModel):
    """Every intent with examples, and the files (families) they stand in."""

    intents: list[IntentSummary]
    files: list[str]
    button_only: list[str]


class IntentView(BaseModel):
    """An intent with its examples as they are written (occupations marked as Rasa marks them)."""

    name: str
    label: str | None
    file: str
    examples: list[str]
    etag: str


class ExampleChange(BaseModel):
    """An example before and after."""

    before: str
    after: str


class TextsChange(BaseModel):
    """What became of some texts, such as an intent's examples; one that was reworded is `changed`."""

    added: list[str] = []
    removed: list[str] = []
    changed: list[ExampleChange] = []


class IntentChange(BaseModel):
    """What became of an intent's examples in one file. `conflict`: somebody else published other changes to them."""

    type: Literal["intent"] = "intent"
    id: str
    what: What
    conflict: bool = False
    examples: TextsChange


class FieldChange(BaseModel):
    """What became of a field: of its text (None: not there), or of the texts it lists."""

    path: str = Field(description="Dotted, without the language; places in lists from 0. Empty: the record itself.")
    lang: Literal["nb", "nn", "en"] | None
    before: str | None = None
    after: str | None = None
    items: TextsChange | None = None
    reordered: bool = Field(default=False, description="Whether a list holds the same as before in another order.")


class RecordChange(BaseModel):
    """What became of a record; its `title` is the one it has now, or had. `conflict` as in IntentChange."""

    type: Literal["record"] = "record"
    id: str
    title: str
    what: What
    conflict: bool = False
    fields: list[FieldChange]


class BrokenFile(BaseModel):
    """Where a file can't be read, so that nothing can be told of what is in it; `side` says in which text."""

    side: Literal["before", "after"]
    line: int
    message: str


class FileChanges(BaseModel):
    """What became of a file's parts; empty when only order, comments or layout differ, and of kind `other`."""

    path: str
    kind: RecordKind | Literal["examples", "other"]
    changes: list[Annotated[IntentChange | RecordChange, Field(discriminator="type")]] = []
    broken: BrokenFile | None = None


class ChangeSetChanges(BaseModel):
    """A change set part by part. `put_aside` are files in which a release has replaced what it published."""

    files: list[FileChanges]
    put_aside: list[str] = []


class IntentEdit(BaseModel):
    """Changes to an intent's examples; send header If-Match with the etag that was shown."""

    change_set_id: str
    add: list[str] = []
    remove: list[str] = []
    change: list[ExampleChange] = []


class NewIntent(BaseModel):
    """A new intent that is answered by an answer of its own."""

    change_set_id: str
    name: IntentName
    file: Annotated[str, Field(pattern=r"^[a-z_]+\.yml$")]
    label: dict[Literal["nb", "nn", "en"], str]
    examples: list[str] = []
    answer: dict[str, Any] = Field(description="A record of kind `answers`, whose `intent` and `main` are set for you.")


class RecordSummary(BaseModel):
    """A record in the list."""

    id: str
    title: str
    file: str
    intent: str | None = None
    checked: str | None = None
    owner: str | None = None
    expires: str | None = None
    changed: bool = False


class RecordList(BaseModel):
    """The records of a kind, and the JSON Schema of it, from which a form for a new one is made."""

    records: list[RecordSummary]
    record_schema: dict[str, Any] = {}


class RecordView(BaseModel):
    """A record as its file has it, with the JSON Schema of its kind."""

    kind: RecordKind
    id: str
    file: str
    record: dict[str, Any]
    record_schema: dict[str, Any]
    etag: str


class RecordEdit(BaseModel):
    """A record as it should be; only what differs is written, the rest of the file stays byte for byte."""

    change_set_id: str
    record: dict[str, Any]


class NewRecord(RecordEdit):
    """A record that isn't there yet; `file` is needed where a kind has several files (answers, utterances)."""

    file: str | None = None


class StaleEdit(BaseModel):
    """Why an edit was refused (412): somebody else saved in between. What each side has, for the merge view."""

    current: dict[str, Any]
    current_etag: str
    yours: dict[str, Any]


class PreviewAsked(BaseModel):
    """A record to be shown as the citizen would see it."""

    kind: Literal["answers", "utterances", "occupations", "notices"]
    record: dict[str, Any]
    lang: Literal["nb", "nn", "en"] = "nb"
    change_set_id: str | None = None


class PreviewView(BaseModel):
    """Messages (as conversations.schemas.MessageView has them, without numbers) that the citizen would see."""

    messages: list[dict[str, Any]]


class Warned(BaseModel):
    """Something to think about before saving; never a refusal."""

    kind: Literal["near_duplicate", "same_elsewhere", "small_intent", "unlike", "personal_data", "held_out", "broken"]
    message: str
    text: str | None = None
    intent: str | None = None


class CheckAsked(BaseModel):
    """An example that is being typed."""

    text: Annotated[str, Field(max_length=500)]
    intent: IntentName
    change_set_id: str | None = None


class CheckView(BaseModel):
    """The warnings about it."""

    warnings: list[Warned]


class ImportAsked(BaseModel):
    """Examples from elsewhere: Rasa YAML, or CSV with columns `text` and `intent`."""

    format: Literal["yaml", "csv"]
    content: Annotated[str, Field(max_length=1_000_000)]
    change_set_id: str | None = None


class Approval(BaseModel):
    """A second pair of eyes: what was read, so that later edits need another look."""

    etag: str


class ChangeSetPublished(BaseModel):
    """What became of a published change set: the commit it became, or None and a patch to fetch."""

    change_set: ChangeSetView
    commit_id: str | None
    patch_url: str

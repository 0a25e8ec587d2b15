"""What can go wrong in the studio."""

from collections.abc import Mapping

from foundation.errors import VeiviserError


class StudioError(VeiviserError):
    """Root of this room's errors."""


class ChangeSetUnknown(StudioError):
    """There is no such change set."""

    code = "change_set_unknown"


class ChangeSetClosed(StudioError):
    """The change set is published or abandoned."""

    code = "change_set_closed"


class ChangeSetEmpty(StudioError):
    """The change set changes nothing."""

    code = "change_set_empty"


class StaleEdit(StudioError):
    """Somebody else saved in between; `current` and `yours` are told, for a merge view."""

    code = "stale_edit"

    def __init__(self, current: Mapping[str, object], current_etag: str, yours: Mapping[str, object]) -> None:
        super().__init__()
        self.extra = {"current": dict(current), "current_etag": current_etag, "yours": dict(yours)}


class IfMatchMissing(StudioError):
    """An edit came without the version it builds on."""

    code = "if_match_missing"


class ChangeSetConflict(StudioError):
    """What the change set edits was published anew by another one; `where` names it."""

    code = "change_set_conflict"


class NeedsApproval(StudioError):
    """A second person must approve the change set as it is now."""

    code = "needs_approval"


class OwnApproval(StudioError):
    """Nobody approves a change set of their own."""

    code = "own_approval"


class NeedsTraining(StudioError):
    """The change set changes what the model is made of: it is published through a run."""

    code = "needs_training"


class RecordUnknown(StudioError):
    """There is no record of this `kind` with this `id`."""

    code = "record_unknown"


class RecordExists(StudioError):
    """Something with this `id` is already there."""

    code = "record_exists"


class RecordBroken(StudioError):
    """A record can't be what was sent; `problems` is a sentence, `fields` say where."""

    code = "record_broken"

    def __init__(self, problems: str, fields: list[dict[str, str]] | None = None) -> None:
        super().__init__(problems=problems)
        self.extra = {"errors": fields or []}


class IntentUnknown(StudioError):
    """There is no such `intent`."""

    code = "intent_unknown"


class InboxItemUnknown(StudioError):
    """There is no such utterance in the inbox."""

    code = "inbox_item_unknown"


class DecisionUnknown(StudioError):
    """There is no such decision."""

    code = "decision_unknown"


class UndoTooLate(StudioError):
    """What was decided is published already."""

    code = "undo_too_late"


class RunUnknown(StudioError):
    """There is no such training run."""

    code = "run_unknown"


class RunActive(StudioError):
    """Another training run is under way."""

    code = "run_active"


class RunNotReady(StudioError):
    """The run has no model to publish."""

    code = "run_not_ready"


class RunOutdated(StudioError):
    """The change set, or what is published, changed after the run."""

    code = "run_outdated"


class GateRed(StudioError):
    """The gate is red; `rules` names what is worse."""

    code = "gate_red"


class ModelUnknown(StudioError):
    """There is no such model."""

    code = "model_unknown"


class SwapActive(StudioError):
    """Models are being swapped already."""

    code = "swap_active"


class ReaderAway(StudioError):
    """A model can't be asked for its readings."""

    code = "reader_away"


class ImportBroken(StudioError):
    """An imported file can't be read; `why` says what is wrong with it."""

    code = "import_broken"

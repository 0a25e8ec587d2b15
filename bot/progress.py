"""What a training does now: a line for people, and one of JSON for who shows it to staff."""

import json
import time

# How far a training has come when one of the graph's parts begins, and what staff are told.
NODES = (
    ("schema_validator", 0.12, "Leser eksemplene"),
    ("occupation_extractor", 0.2, "Finner yrkene i eksemplene"),
    ("ngram_featurizer", 0.28, "Ser på stavemåten"),
    ("train_bot.components.spelling_classifier", 0.32, "Trener på stavemåten"),
    ("encoder_featurizer", 0.5, "Ser på meningen"),
    ("train_bot.components.intent_classifier", 0.53, "Trener på meningen"),
)


class Progress:
    """Prints each step with the seconds since the start, and as {"step", "progress", "phase"} where that is asked for."""

    def __init__(self, as_json: bool = False) -> None:
        self._start = time.monotonic()
        self._as_json = as_json
        self._told = 0.0

    @property
    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._start

    def __call__(self, text: str, step: str | None = None, share: float | None = None, phase: str = "train") -> None:
        """Tell people `text`, and staff `step` (Norwegian) with the share that is done, 0…1, which never falls."""
        print(f"[{self.seconds:4.0f} s] {text}", flush=True)
        self.tell(step, share, phase)

    def tell(self, step: str | None, share: float | None, phase: str = "train") -> None:
        """Tell staff only."""
        if not self._as_json or step is None or share is None:
            return
        self._told = max(self._told, share)
        print(
            json.dumps({"step": step, "progress": round(self._told, 3), "phase": phase}, ensure_ascii=False), flush=True
        )

    def on_node(self, name: str) -> None:
        """Tell that a part of the training graph begins."""
        for part, share, step in NODES:
            if part in name:
                self.tell(step, share)
                return

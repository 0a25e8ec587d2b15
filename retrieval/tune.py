"""Teaches the last layers of the turn encoder: `python -m retrieval.tune`, an hour or so on two cores; not part of any build.

Messages of one answer are to lie beside one another and away from those of others, so a softmax over all answers is fitted
together with the layers (cross-entropy, AdamW), to messages by themselves and to turns in their conversation. Two more tell
the layers what else counts: which point of an answer or topic of an occupation a message asks for, and what kind of thing it
is after. The bot's answer before a turn may have been beside the point: some turns are learnt without a part of what came
before as well, and some after an answer that the words before would have been mistaken for. What the lower layers make of a
text never changes and is worked out once. The softmaxes are thrown away: each index fits its own to its content.

With `--on` the layers that are there are taught further instead of the encoder's own, with fewer steps and more gently: for
turns that came in since.
"""

import argparse
import copy
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from language.encoder import model_file
from retrieval.bulk_encoder import BulkEncoder, alike_long, through
from retrieval.content import Content, load_content
from retrieval.index import messages_of, messages_of_topics, passages_of, said_in
from retrieval.kinds import kind_of
from retrieval.turn_encoder import (
    LAYERS,
    VECTORS,
    Said,
    TurnEncoder,
    mean_of,
    save_layers,
    save_vectors,
    tokens_of_turn,
    version_of,
)
from retrieval.turns import Turn, read_turns

ROOT = Path(__file__).resolve().parent.parent
TAUGHT = 9  # layers, of twelve
STEPS, AT_ONCE, PARTS = 850, 256, 4  # texts of one step, in so many parts of like length
OF_TURNS = 0.6  # the share of turns among what is read; messages by themselves are the rest
LEFT_OUT = 0.4  # the share of turns that are learnt without a part of what came before as well
MISTAKEN = 0.5  # … and after a wrong answer as well
LIKELY_MISTAKES = 6  # answers that lie nearest to what was asked before, of which the wrong one is one
SECOND = 0.5  # what a second right answer counts beside the first
OF_ASKS, OF_KINDS = 0.5, 0.3  # what reading the point or topic, and the kind, count beside reading the answer
RATE, RATE_OF_SOFTMAX, SLOW_START = 2e-4, 5e-3, 60
STEPS_ON, RATE_ON = 300, 1e-4  # of layers that are taught further
SHARPNESS = 10.0
TOLD_EVERY = 25


@dataclass(frozen=True)
class Lesson:
    """A message in its conversation, how much each answer is right, by its place, and those that are neither.

    `asks` is the place of the point or topic that it asks for and `kind` that of what it is after, where they are known.
    """

    said: Said
    right: dict[int, float]
    neither: tuple[int, ...] = ()
    asks: int | None = None
    kind: int | None = None


class Guess(NamedTuple):
    """Log-odds of answers, of points and topics, and of kinds, each of shape (n, how many of them there are)."""

    answers: torch.Tensor
    asks: torch.Tensor
    kinds: torch.Tensor


class Places:
    """The places of answers, of what may be asked for of them and of occupations, and of kinds."""

    def __init__(self, content: Content, turns: Sequence[Turn]) -> None:
        """Count what is in the content, and the kinds of the turns."""
        self.answers = {answer: place for place, answer in enumerate(sorted(content.answers))}
        points = [(answer, point.id) for answer in self.answers for point in content.answers[answer].points]
        topics = sorted({one.answer for one in messages_of_topics(content, turns)})
        self.asks = {one: place for place, one in enumerate([*points, *(("", topic) for topic in topics)])}
        self.kinds = {kind: place for place, kind in enumerate(sorted({kind_of(one) for one in turns} - {""}))}


def lessons_of(
    content: Content, turns: Sequence[Turn], mistakes: Sequence[Sequence[str]], chance: random.Random
) -> tuple[list[Lesson], list[Lesson]]:
    """Return messages by themselves, and turns with and without a part of what came before, or after a wrong answer.

    `mistakes` are, for each turn, the answers that what was asked before it may have been answered with wrongly.
    """
    places = Places(content, turns)
    messages = messages_of(content, passages_of(content), ())
    alone = [
        Lesson(one.said, {places.answers[one.answer]: 1.0}, asks=places.asks.get((one.answer, one.point or "")))
        for one in messages
    ]
    alone += [Lesson(one.said, {}, asks=places.asks["", one.answer]) for one in messages_of_topics(content, ())]
    together = []
    for turn, wrong in zip(turns, mistakes, strict=True):
        lesson = _lesson_of(content, turn, places)
        if not lesson.right and (turn.ids or (lesson.asks is None and lesson.kind is None)):
            continue  # nothing is known of it, or its answers are gone
        together.append(lesson)
        if lesson.said.shown and chance.random() < LEFT_OUT:
            less = Said(turn.text, turn.asked) if chance.random() < SECOND else Said(turn.text, "", lesson.said.shown)
            together.append(replace(lesson, said=less, kind=None))
        if wrong and chance.random() < MISTAKEN:
            instead = said_in(content, turn.text, turn.asked, (chance.choice(wrong), *turn.shown))
            together.append(replace(lesson, said=instead, kind=None))
    return alone, together


def _lesson_of(content: Content, turn: Turn, places: Places) -> Lesson:
    """Return what a turn teaches as it is."""
    known = [places.answers[one] for one in turn.ids if one in places.answers]
    counts = [1.0, *[SECOND] * (len(known) - 1)]
    right = {answer: counted / sum(counts) for answer, counted in zip(known, counts, strict=False)}
    neither = tuple(places.answers[one] for one in turn.also if known and one in places.answers and one not in turn.ids)
    return Lesson(
        said_in(content, turn.text, turn.asked, turn.shown),
        right,
        neither,
        None if turn.point is None else places.asks.get((turn.ids[0] if turn.ids else "", turn.point)),
        places.kinds.get(kind_of(turn)),
    )


def mistakes_of(content: Content, turns: Sequence[Turn], encoder: BulkEncoder) -> list[list[str]]:
    """Return for each turn the answers whose questions lie nearest to what was asked before it, but for those it is about."""
    answers = sorted(content.answers)
    questions = encoder.encode([f"query: {content.answers[one].question.nb}" for one in answers])
    asked = list(dict.fromkeys(turn.asked for turn in turns if turn.asked))
    near = encoder.encode([f"query: {text}" for text in asked]) @ questions.T if asked else np.zeros((0, len(answers)))
    nearest = np.argsort(-near, axis=1)[:, : 2 * LIKELY_MISTAKES]
    found = {text: [answers[place] for place in places] for text, places in zip(asked, nearest, strict=True)}
    return [
        [one for one in found.get(turn.asked, ()) if one not in (*turn.shown, *turn.ids)][:LIKELY_MISTAKES]
        for turn in turns
    ]


class Pupil(torch.nn.Module):
    """The layers that learn, with softmaxes over answers, over points and topics, and over kinds."""

    def __init__(self, layers: torch.nn.ModuleList, width: int, answers: int, asks: int = 0, kinds: int = 0) -> None:
        super().__init__()
        self.layers = layers
        self.softmaxes = torch.nn.ModuleList(torch.nn.Linear(width, count) for count in (answers, asks, kinds))
        for softmax in self.softmaxes:
            torch.nn.init.zeros_(softmax.get_parameter("weight"))

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor, starts: Sequence[int]) -> Guess:
        """Return what is read in what the lower layers made of some messages."""
        vectors = mean_of(through(self.layers, hidden, mask), mask, starts) * SHARPNESS
        return Guess(*(softmax(vectors) for softmax in self.softmaxes))


def lower_states(encoder: BulkEncoder, lower: torch.nn.ModuleList, tokens: Sequence[list[int]]) -> list[torch.Tensor]:
    """Return what the lower layers make of each text, shape (tokens, width), in 16 bits."""
    found: list[torch.Tensor] = [torch.empty(0)] * len(tokens)
    with torch.inference_mode():
        for places in alike_long([len(ids) for ids in tokens]):
            ids, mask = encoder.filled([tokens[place] for place in places])
            states = through(lower, encoder.embedded(ids), mask).to(torch.float16)
            for row, place in enumerate(places):
                found[place] = states[row, : len(tokens[place])].clone()
    return found


def together(states: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return texts' states filled up to the longest, and which tokens are there."""
    hidden = torch.nn.utils.rnn.pad_sequence([one.float() for one in states], batch_first=True)
    lengths = torch.tensor([len(one) for one in states])
    return hidden, torch.arange(hidden.shape[1])[None] < lengths[:, None]


def loss_of(guess: Guess, lessons: Sequence[Lesson]) -> torch.Tensor:
    """Return the mean cross-entropy; answers that are neither right nor wrong are left out."""
    right, left_out = torch.zeros_like(guess.answers), torch.zeros_like(guess.answers)
    for row, lesson in enumerate(lessons):
        for answer, counted in lesson.right.items():
            right[row, answer] = counted
        left_out[row, list(lesson.neither)] = -1e4
    of_answers = -(right * torch.log_softmax(guess.answers + left_out, dim=1)).sum(dim=1).mean()
    of_asks = _loss_where_known(guess.asks, [lesson.asks for lesson in lessons])
    return of_answers + OF_ASKS * of_asks + OF_KINDS * _loss_where_known(guess.kinds, [one.kind for one in lessons])


def _loss_where_known(found: torch.Tensor, right: Sequence[int | None]) -> torch.Tensor:
    """Return the mean cross-entropy over all rows, 0 for those of which it is not known what is right."""
    known = [row for row, place in enumerate(right) if place is not None]
    places = torch.tensor([right[row] for row in known], dtype=torch.int64)
    return torch.nn.functional.cross_entropy(found[known], places, reduction="sum") / len(right)


def endlessly(places: Sequence[int], chance: random.Random) -> Iterator[int]:
    """Yield places, all of them in a new order time and again."""
    for _ in count():
        yield from chance.sample(list(places), len(places))


def teach(
    pupil: Pupil,
    lessons: Sequence[Lesson],
    alone: int,
    states: Sequence[torch.Tensor],
    starts: Sequence[int],
    steps: int,
    rate: float = RATE,
) -> None:
    """Fit the layers at a rate; the first `alone` lessons are messages by themselves."""
    chance = random.Random(0)  # noqa: S311  (an order, no secret)
    singles, turns = endlessly(range(alone), chance), endlessly(range(alone, len(lessons)), chance)
    layers, softmax = list(pupil.layers.parameters()), list(pupil.softmaxes.parameters())
    adam = torch.optim.AdamW(
        [
            {"params": layers, "lr": rate, "weight_decay": 0.01},
            {"params": softmax, "lr": RATE_OF_SOFTMAX, "weight_decay": 0.0},
        ],
        betas=(0.9, 0.98),
    )
    slower = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min(1.0, (step + 1) / SLOW_START) * max(0.02, 1 - step / steps)
    )
    pupil.train()  # with dropout
    begun, losses = time.monotonic(), []
    for step in range(1, steps + 1):
        some = sorted(
            (next(turns) if chance.random() < OF_TURNS else next(singles) for _ in range(AT_ONCE)),
            key=lambda place: len(states[place]),
        )
        adam.zero_grad()
        total = 0.0
        for first in range(0, AT_ONCE, AT_ONCE // PARTS):
            part = some[first : first + AT_ONCE // PARTS]
            found = pupil(*together([states[place] for place in part]), [starts[place] for place in part])
            loss = loss_of(found, [lessons[place] for place in part]) / PARTS
            loss.backward()  # type: ignore[no-untyped-call]
            total += loss.item()
        torch.nn.utils.clip_grad_norm_(layers, 1.0)
        adam.step()
        slower.step()
        losses.append(total)
        if step % TOLD_EVERY == 0:
            each = (time.monotonic() - begun) / step
            print(f"step {step} of {steps}: loss {np.mean(losses[-TOLD_EVERY:]):.3f}, {each:.2f} s each", flush=True)
    pupil.eval()


def main() -> int:
    """Teach and write the layers; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.tune")
    parser.add_argument("--content", type=Path, default=ROOT / "retrieval" / "content")
    parser.add_argument("--out", type=Path, default=LAYERS)
    parser.add_argument("--steps", type=int, default=None)
    parser.add_argument("--on", action="store_true", help="teach the layers that are there further")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    content = load_content(arguments.content)
    turns = read_turns()
    encoder = BulkEncoder(model_file())
    mistakes = mistakes_of(content, turns, encoder)
    alone, after = lessons_of(content, turns, mistakes, random.Random(0))  # noqa: S311
    lessons = [*alone, *after]
    lower, base = encoder.layers[:-TAUGHT], encoder.layers[-TAUGHT:]
    read = [tokens_of_turn(encoder, lesson.said) for lesson in lessons]
    print(f"{len(alone)} messages and {len(after)} turns", flush=True)
    states = lower_states(encoder, lower, [tokens for tokens, _ in read])
    begun = TurnEncoder(model_file()).taught[-TAUGHT:] if arguments.on else base
    places = Places(content, turns)
    pupil = Pupil(copy.deepcopy(begun), encoder.width, len(places.answers), len(places.asks), len(places.kinds))
    for weight in pupil.parameters():
        weight.requires_grad_(True)
    steps = arguments.steps or (STEPS_ON if arguments.on else STEPS)
    starts = [start for _, start in read]
    teach(pupil, lessons, len(alone), states, starts, steps, RATE_ON if arguments.on else RATE)
    save_layers(pupil.layers, base, arguments.out)
    said = [said_in(content, turn.text, turn.asked, turn.shown) for turn in turns]
    encoder_of_turns = TurnEncoder(model_file(), arguments.out)
    rows = encoder_of_turns.encode_turns(said)
    version = version_of(arguments.out)
    vectors = {one.key(version): row for one, row, turn in zip(said, rows, turns, strict=True) if turn.ids}
    messages = list(dict.fromkeys(lesson.said for lesson in alone))
    vectors |= zip((one.key(version) for one in messages), encoder_of_turns.encode_turns(messages), strict=True)
    save_vectors(vectors, arguments.out.with_name(VECTORS.name))
    return 0


if __name__ == "__main__":
    sys.exit(main())

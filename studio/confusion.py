"""The confusion matrix as a picture: which intents are taken for which, and how often. A pure function to SVG text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

ROWS = 18
CELL = 30
LEFT = 250
TOP = 190
MARGIN = 16
LEGEND = 64
_FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def confusion_svg(counts: Iterable[tuple[str, str, int]], title: str, rows: int = ROWS) -> str:
    """Return an SVG of (true intent, read as, texts); only the `rows` intents that are most mixed up are drawn.

    Rows are what people meant, columns what the model read. The description says the greatest mix-ups in words.
    """
    listed = [(true, taken, number) for true, taken, number in counts if number]
    wrong = sorted((one for one in listed if one[0] != one[1]), key=lambda one: (-one[2], one[0], one[1]))
    shown = _most_confused(wrong, rows)
    described = _description(listed, wrong)
    if not shown:
        return _svg(LEFT + MARGIN * 2 + 220, 100, title, described, [_text(MARGIN, 60, "Ingen temaer forveksles.")])
    matrix = {(true, taken): number for true, taken, number in listed}
    most = max(number for _, _, number in wrong)
    size = len(shown) * CELL
    parts = [_text(MARGIN, TOP - 12, "Ment ↓   Lest som →", weight=600)]
    for index, intent in enumerate(shown):
        x, y = LEFT + index * CELL, TOP + index * CELL
        parts.append(_text(LEFT - 8, y + CELL * 0.66, _short(intent), anchor="end"))
        parts.append(_slanted(x + CELL * 0.6, TOP - 8, _short(intent)))
    for row, true in enumerate(shown):
        for column, taken in enumerate(shown):
            parts.append(_cell(row, column, true, taken, matrix.get((true, taken), 0), most))
    parts.append(
        f'<rect x="{LEFT}" y="{TOP}" width="{size}" height="{size}" fill="none" stroke="#59636e" stroke-width="1"/>'
    )
    parts += _legend(TOP + size + 18)
    return _svg(LEFT + size + TOP, TOP + size + LEGEND, title, described, parts)


def _most_confused(wrong: Sequence[tuple[str, str, int]], rows: int) -> list[str]:
    """Return at most `rows` intents of the greatest mix-ups, in the order of how much each is mixed up."""
    weight: Counter[str] = Counter()
    chosen: list[str] = []
    for true, taken, number in wrong:
        new = [intent for intent in (true, taken) if intent not in chosen]
        if len(chosen) + len(new) <= rows:
            chosen += new
        weight[true] += number
        weight[taken] += number
    return sorted(chosen, key=lambda intent: (-weight[intent], intent))


def _description(listed: Sequence[tuple[str, str, int]], wrong: Sequence[tuple[str, str, int]]) -> str:
    texts, mistaken = sum(one[2] for one in listed), sum(one[2] for one in wrong)
    told = f"{texts - mistaken} av {texts} tekster i prøvesettet leses riktig."
    if wrong:
        pairs = "; ".join(f"{true} leses som {taken} {number} ganger" for true, taken, number in wrong[:8])
        told += f" Oftest forvekslet: {pairs}."
    return told


def _cell(row: int, column: int, true: str, taken: str, number: int, most: int) -> str:
    x, y = LEFT + column * CELL, TOP + row * CELL
    right = true == taken
    fill = "#e6eef7" if right else "#ffffff" if not number else _shade(number / most)
    ink = "#ffffff" if not right and number / most > 0.45 else "#1f2328"
    square = f'<rect x="{x}" y="{y}" width="{CELL}" height="{CELL}" fill="{fill}" stroke="#d8dee4" stroke-width="0.5"/>'
    if not number:
        return square
    meant = f"{number} riktig" if right else f"{true} lest som {taken}: {number}"
    shown = _text(x + CELL / 2, y + CELL * 0.66, str(number), anchor="middle", fill=ink, weight=400 if right else 700)
    return f"<g><title>{escape(meant)}</title>{square}{shown}</g>"


def _shade(share: float) -> str:
    """Return a red from pale to deep; the deep end has a contrast of more than 7:1 with white."""
    pale, deep = (255, 226, 220), (128, 18, 12)
    mixed = [round(a + (b - a) * share**0.8) for a, b in zip(pale, deep, strict=True)]
    return f"#{mixed[0]:02x}{mixed[1]:02x}{mixed[2]:02x}"


def _legend(y: float) -> list[str]:
    return [
        f'<rect x="{MARGIN}" y="{y}" width="14" height="14" fill="#e6eef7" stroke="#59636e" stroke-width="0.5"/>',
        _text(MARGIN + 20, y + 12, "riktig lest"),
        f'<rect x="{MARGIN + 120}" y="{y}" width="14" height="14" fill="{_shade(0.8)}" stroke="#59636e"/>',
        _text(MARGIN + 140, y + 12, "forvekslet, mørkere jo oftere; bare de mest forvekslede temaene vises"),
    ]


def _text(x: float, y: float, text: str, anchor: str = "start", fill: str = "#1f2328", weight: int = 400) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" fill="{fill}" font-weight="{weight}">{escape(text)}</text>'
    )


def _slanted(x: float, y: float, text: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" transform="rotate(-50 {x:g} {y:g})" fill="#1f2328">{escape(text)}</text>'


def _short(intent: str, most: int = 31) -> str:
    return intent if len(intent) <= most else intent[: most - 1] + "…"


def _svg(width: float, height: float, title: str, described: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-labelledby="title description" font-family="{_FONT}" font-size="13">'
        f'<title id="title">{escape(title)}</title><desc id="description">{escape(described)}</desc>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>{"".join(parts)}</svg>'
    )

"""Content is read whole or refused with every problem at its file and line."""

import shutil
from pathlib import Path

import pytest

from retrieval.content import Content, ContentError, load_content
from retrieval.records import OpeningHours
from tests.retrieval.conftest import SMALL


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "content"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def problems(root: Path) -> list[str]:
    with pytest.raises(ContentError) as refused:
        load_content(root)
    return refused.value.problems


def test_sound_content_is_read_whole(small: Content) -> None:
    assert len(small.occupations) == 8
    assert len(small.answers) == 8
    assert small.main_answer("ask_student_finance") is small.answers["student-finance"]
    assert small.occupations["rorlegger"].title.get("nn") == "Røyrleggjar"


def test_the_hash_changes_with_the_text_and_only_then(copy: Path, small: Content) -> None:
    assert load_content(copy).hash == small.hash
    change(copy / "occupations" / "lege.yml", "rolig", "trygg")
    assert load_content(copy).hash != small.hash


def test_an_unknown_field_is_refused_with_its_line(copy: Path) -> None:
    change(copy / "occupations" / "lege.yml", "styrk08:", "lonn: mye\nstyrk08:")
    line = (copy / "occupations" / "lege.yml").read_text().splitlines().index("lonn: mye") + 1
    (problem,) = problems(copy)
    assert f"occupations/lege.yml:{line}:" in problem
    assert "lonn" in problem


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("occupations/lege.yml", "id: lege", "id: legen", "file's name"),
        ("occupations/lege.yml", 'styrk08: "2211"', 'styrk08: "22"', "styrk08"),
        ("occupations/lege.yml", "R: 3.0", "R: 8.0", "riasec.R"),
        ("occupations/lege.yml", 'related: ["sykepleier"]', 'related: ["astronaut"]', "astronaut"),
        ("occupations/lege.yml", 'related: ["sykepleier"]', 'related: ["lege"]', "itself"),
        ("occupations/lege.yml", "https://utdanning.no", "http://utdanning.no", "links"),
        ("occupations/lege.yml", "2026-11-24", "in november", "checked"),
        ("occupations/lege.yml", "title: {", "title: [", "lege.yml:2"),
        ("answers/finance.yml", "main: false", "main: true", "two main answers"),
        ("answers/finance.yml", "main: true", "main: false", "no main answer"),
        ("answers/finance.yml", "id: finance-age", "id: student-finance", "used twice"),
        ("answers/finance.yml", "{answer: is-robot}", "{answer: nowhere}", "nowhere"),
        ("answers/finance.yml", ", en: \"How do I get a loan and grant?\"", "", "question.en"),
        ("utterances/small.yml", "{intent: ask_pay}", "{intent: ask_play}", "ask_play"),
        ("intents.yml", "en: \"Talk to a person\"", "eng: \"Talk to a person\"", "intents.yml:1"),
        ("opening_hours.yml", "Europe/Oslo", "Europe/Osloo", "Osloo"),
    ],
)  # fmt: skip
def test_what_is_broken_is_named_with_its_file(copy: Path, file: str, old: str, new: str, says: str) -> None:
    change(copy / file, old, new)
    found = problems(copy)
    assert any(says in problem for problem in found), found


def test_all_problems_are_told_at_once(copy: Path) -> None:
    change(copy / "occupations" / "lege.yml", 'styrk08: "2211"', 'styrk08: "22"')
    change(copy / "answers" / "finance.yml", "{answer: is-robot}", "{answer: nowhere}")
    (copy / "intents.yml").write_text("- not a mapping\n")
    found = "\n".join(problems(copy))
    assert "lege.yml" in found
    assert "nowhere" in found
    assert "intents.yml" in found


def test_a_missing_file_is_a_problem_and_no_crash(copy: Path) -> None:
    (copy / "opening_hours.yml").unlink()
    assert any("opening_hours.yml" in problem for problem in problems(copy))


def test_bytes_that_are_no_text_are_a_problem_and_no_crash(copy: Path) -> None:
    (copy / "answers" / "finance.yml").write_bytes(b"- id: \xff\xfe\n")
    assert any("UTF-8" in problem for problem in problems(copy))


def test_opening_hours_have_weekdays_by_name(small: Content) -> None:
    hours = small.opening_hours
    assert isinstance(hours, OpeningHours)
    assert f"{hours.weekly['monday'][0].from_:%H:%M}" == "09:00"
    assert hours.exceptions[0].closed


def test_messages_are_read_by_answer_and_what_is_no_list_is_refused(copy: Path) -> None:
    (copy / "messages").mkdir()
    file = copy / "messages" / "money.yml"
    file.write_text('student-finance:\n  - "får jeg lån"\n  - "eg treng stipend"\ngone:\n  - "hei"\n', encoding="utf-8")
    assert load_content(copy).messages["student-finance"] == ["får jeg lån", "eg treng stipend"]
    file.write_text('student-finance:\n  - "får jeg lån"\nis-robot: er du en robot\n', encoding="utf-8")
    assert problems(copy) == ["content/messages/money.yml:3: is-robot: must be a list of messages"]

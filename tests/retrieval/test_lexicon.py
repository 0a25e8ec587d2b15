"""What the bot's entity extraction gets of the content."""

import json
import shutil
from pathlib import Path

import pytest

from retrieval import lexicon
from retrieval.content import Content
from retrieval.everyday import activities_of, is_everyday_word
from retrieval.lexicon import export_lexicon, follow_ups_of, lexicon_of


def test_every_occupation_has_its_names_in_every_language(small: Content) -> None:
    names = lexicon_of(small)["occupations"]
    assert set(names) == set(small.occupations)  # type: ignore[call-overload]
    assert {"Rørlegger", "Røyrleggjar", "Plumber", "VVS-montør"} <= set(names["rorlegger"])  # type: ignore[index]


def test_an_everyday_word_is_no_name(small: Content, real: Content) -> None:
    assert "vet" not in lexicon_of(small)["occupations"]["veterinaer"]  # type: ignore[index]
    every = {name for names in lexicon_of(real)["occupations"].values() for name in names}  # type: ignore[attr-defined]
    assert not {name for name in every if is_everyday_word(name)}
    for word in ("vakt", "ute", "it", "trener", "pleier", "redde liv", "ta bilder", "OT"):
        assert word not in every
    for name in ("Maler", "Kokk", "Lege", "politi", "lege for dyr", "sykepleier for dyr"):
        assert name in every


def test_no_name_belongs_to_two_occupations(real: Content) -> None:
    names = [name.casefold() for own in lexicon_of(real)["occupations"].values() for name in own]  # type: ignore[attr-defined]
    doubled = {name for name in names if names.count(name) > 1}
    # The same name twice within one occupation (nb and en alike) is harmless.
    for name in doubled:
        owners = [i for i, own in lexicon_of(real)["occupations"].items() if name in [n.casefold() for n in own]]  # type: ignore[attr-defined]
        assert len(owners) == 1, (name, owners)


def test_what_people_do_is_told_from_what_they_are_called(real: Content) -> None:
    lege = real.occupations["ambulansearbeider"]
    assert "redde liv" in activities_of(lege, set())


def test_the_hash_says_whether_names_changed(small: Content) -> None:
    fewer = Content(**{**vars(small), "occupations": {"lege": small.occupations["lege"]}})
    assert lexicon_of(small)["hash"] == lexicon_of(small)["hash"]
    assert lexicon_of(small)["hash"] != lexicon_of(fewer)["hash"]


def test_the_file_is_written_whole(small: Content, tmp_path: Path) -> None:
    path = tmp_path / "lexicon.json"
    path.write_text("old")
    export_lexicon(small, path)
    assert json.loads(path.read_text(encoding="utf-8")) == lexicon_of(small)
    assert [p.name for p in tmp_path.iterdir()] == ["lexicon.json"]


def test_follow_ups_are_exported_with_their_family_and_apart_from_the_names(real: Content) -> None:
    exported = follow_ups_of(real)
    assert set(exported) == set(real.answers)
    paid = exported["apprentice-pay"]
    assert isinstance(paid, dict)
    assert paid["intent"] == "ask_apprenticeship"
    assert {"hva tjener man", "kva tener ein", "do I get paid"} <= set(paid["follow_ups"])
    assert set(lexicon_of(real)) == {"hash", "occupations"}


def test_broken_content_writes_nothing_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "lexicon.json"
    monkeypatch.setattr("sys.argv", ["lexicon", "--content", str(tmp_path / "nowhere"), "--out", str(out)])
    assert lexicon.main() == 1
    assert not out.exists()
    assert "nowhere" in capsys.readouterr().err


def test_an_export_of_the_same_content_is_not_made_again_and_of_other_content_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, out = tmp_path / "content", tmp_path / "lexicon.json"
    shutil.copytree(Path(__file__).parent / "content", content)
    monkeypatch.setattr("sys.argv", ["lexicon", "--content", str(content), "--out", str(out)])
    assert lexicon.main() == 0
    made = out.stat().st_mtime_ns
    assert lexicon.main() == 0
    assert out.stat().st_mtime_ns == made
    file = next(iter(sorted((content / "occupations").glob("*.yml"))))
    file.write_text(file.read_text(encoding="utf-8") + "\n# edited\n", encoding="utf-8")
    assert lexicon.main() == 0
    assert out.stat().st_mtime_ns != made

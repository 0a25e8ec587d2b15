import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.components.occupation_names import OccupationNames, edit_distance
from bot.components.unknown_names import unknown_name

NAMES = OccupationNames(
    {
        "sykepleier": ["Sykepleier", "Sjukepleiar", "Nurse"],
        "veterinaer": ["Veterinær", "dyrlege", "dyredoktor", "vet"],
        "lege": ["Lege", "doktor"],
        "rorlegger": ["Rørlegger", "Røyrleggjar"],
        "elektriker": ["Elektriker", "Elektrikar"],
        "barnehagelaerer": ["Barnehagelærer"],
        "barne-og-ungdomsarbeider": ["Barne- og ungdomsarbeider"],
        "laerer": ["Lærer", "Lærar"],
        "kokk": ["Kokk"],
        "platearbeider": ["Platearbeider", "plater"],
        "prest": ["Prest", "teolog"],
        "ergoterapeut": ["Ergoterapeut", "OT"],
        "fisker": ["Fisker"],
        "it-sikkerhetsspesialist": ["IT-sikkerhetsspesialist"],
    },
    frozenset({"forsker", "planter", "geolog"}),
    frozenset({"vet"}),
)


def found(text: str) -> list[str]:
    return [one.occupation for one in NAMES.find(text)]


@pytest.mark.parametrize(
    ("text", "occupations"),
    [
        ("hva tjener en sykepleier?", ["sykepleier"]),
        ("SYKEPLEIERNE har det travelt", ["sykepleier"]),
        ("hvor lang er sykepleierutdanninga", ["sykepleier"]),
        ("eg vil bli sjukepleiar", ["sykepleier"]),
        ("jeg søker elektrikerlærling", ["elektriker"]),
        ("legen, kokkene og lærerne", ["lege", "kokk", "laerer"]),
        ("legestudiet", ["lege"]),
        ("rorlegger", ["rorlegger"]),
        ("roerlegger", ["rorlegger"]),
        ("veterinaer", ["veterinaer"]),
        ("barne- og ungdomsarbeider", ["barne-og-ungdomsarbeider"]),
        ("barnehagelærer eller lærer", ["barnehagelaerer", "laerer"]),
        ("it-sikkerhetsspesialist", ["it-sikkerhetsspesialist"]),
        ("jeg vil bli syke pleier", ["sykepleier"]),
        ("sy keple ier", []),
    ],
)
def test_names_are_found_whole_inflected_and_in_compounds(text: str, occupations: list[str]) -> None:
    assert found(text) == occupations


@pytest.mark.parametrize(
    ("text", "occupation"),
    [
        ("sykeplier", "sykepleier"),
        ("sykepleir", "sykepleier"),
        ("sykeplieren", "sykepleier"),
        ("eletriker", "elektriker"),
        ("veternær", "veterinaer"),
        ("barnehagelerer", "barnehagelaerer"),
        ("rørleger", "rorlegger"),
        ("elektrkierutdanning", "elektriker"),
    ],
)
def test_misspelt_names_are_found(text: str, occupation: str) -> None:
    assert found(text) == [occupation]


@pytest.mark.parametrize("text", ["legge", "lærte", "kokt", "fiske", "forsker", "jeg liker dyr", "vette", "lek", "vg3"])
def test_ordinary_words_are_no_occupations(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "occupations"),
    [
        ("jeg vet ikke hva jeg vil bli", []),
        ("how do I become a vet", ["veterinaer"]),
        ("ot", []),
        ("what does an OT do", ["ergoterapeut"]),
        ("noe med planter", []),
        ("hvor jobber en geolog", []),
        ("hvordan lærer jeg norsk", []),
        ("hva lærer man på helse og oppvekst", []),
        ("jeg lærer fort", []),
        ("hvordan blir man lærer", ["laerer"]),
        ("eg er lærer og vil bli noe annet", ["laerer"]),
        ("hva gjør en lærer", ["laerer"]),
        ("hvordan blir jeg fisker", ["fisker"]),
    ],
)
def test_words_with_another_meaning_are_told_from_names(text: str, occupations: list[str]) -> None:
    assert found(text) == occupations


def test_offsets_are_those_of_the_original_text() -> None:
    text = "  Hei!! Hva tjener SYKEPLEIEREN?"
    (one,) = NAMES.find(text)
    assert text[one.start : one.end] == "SYKEPLEIEREN"


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for one in NAMES.find(text):
        assert 0 <= one.start < one.end <= len(text)


@given(st.text("abcæ", max_size=8), st.text("abcæ", max_size=8))
def test_edit_distance_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert edit_distance(one, other, 9) == edit_distance(other, one, 9) <= max(len(one), len(other))
    assert (edit_distance(one, other, 9) == 0) == (one == other)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hva tjener en astronaut?", "astronaut"),
        ("hvordan bli influenser", "influenser"),
        ("hva gjør en aktuar", "aktuar"),
        ("eg vil bli ein romfarar", "romfarar"),
        ("what does an actuary do", "actuary"),
        ("hva tjener de?", None),
        ("hvordan får man en jobb", None),
        ("jeg vil bli rik", None),
        ("hvor lang er utdanningen?", None),
        ("hva tjener man", None),
        ("er det vanskelig å få jobb etterpå", None),
        ("kommer det til å være etterspørsel", None),
        ("må man være tålmodig", None),
        ("kan man jobbe hjemmefra", None),
        ("hva får en kiropraktor i lønn", "kiropraktor"),
        ("er det lett å få jobb som tolk", "tolk"),
    ],
)
def test_an_unknown_name_is_guessed_from_what_stands_before_it(text: str, name: str | None) -> None:
    assert unknown_name(text) == name


@pytest.mark.parametrize("text", ["x" * 4000, "sykepleier" * 400, " ".join(["abcdefghijklmnopqrst"] * 200), "-" * 4000])
def test_endless_words_are_looked_through_at_once(text: str) -> None:
    import time

    started = time.perf_counter()
    NAMES.find(text)
    assert time.perf_counter() - started < 1

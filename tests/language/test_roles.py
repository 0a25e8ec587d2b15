import pytest

from language.roles import roles_after, roles_in


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("sønnen min på 16 går ikke på skolen lenger", {"parent"}),
        ("dattera mi vil bli frisør, hva gjør vi", {"parent"}),
        ("Jeg har en sønn i 10. klasse med dysleksi", {"parent"}),
        ("my daughter wants to study medicine", {"parent"}),
        ("jeg er mor til en gutt som gamer hele dagen", {"parent"}),
        ("Hei, jeg er kontaktlærer. Har en elev som er skolelei", {"school_staff"}),
        ("en av elevene mine vil slutte", {"school_staff"}),
        ("me har aldri hatt lærling før", {"employer"}),
        ("jeg er arbeidsgiver og lurer på lærlinger", {"employer"}),
        ("eg driv eit lite bakeri og vil ta inn ein lærling", {"employer"}),
        ("lærlingen min kommer ikke på jobb", {"employer"}),
        ("vi er ei snekkerbedrift på ti stykk og har en kar fra Litauen", {"employer"}),
        ("hva må til for at vi kan ansette han", {"employer"}),
        ("kan han bli lærling hos oss", {"employer"}),
        ("hvem kan ansette meg", set()),
        ("vil de ansette lærlinger på sykehjemmet", set()),
        ("lærling elektriker her, sjefen kjefter", {"apprentice"}),
        ("eg er lærling og trivst ikkje", {"apprentice"}),
        ("har 8 måneder igjen av læretida", {"apprentice"}),
        ("Jeg studerer jus på andre året og angrer", {"student"}),
        ("går på ntnu, kan jeg bytte", {"student"}),
        ("er det lurt å slutte nå, har 80 stp", {"student"}),
        ("hei eg går vg1 studiespes", {"pupil"}),
        ("hei jeg er 16 og vil bli politi", {"pupil"}),
        ("Æ e 54 år og vart arbeidsledig i vår", {"adult"}),
        ("har jobbet i butikk i 12 år men har ikke fullført vgs", {"adult"}),
        ("klagefristen på AAP", {"adult"}),
        ("Hei jeg kommer fra Ukraina", {"newcomer"}),
        ("i have a degree from india", {"newcomer"}),
        ("i moved from brazil in august, i go vg1 studiespesialisering", {"newcomer", "pupil"}),
        ("jeg var borte nesten hele 8. og halve 9.", {"pupil"}),
        ("mista lappen og er lærling anleggsmaskinfører", {"apprentice"}),
        ("sitter i mammaperm fra studiet", {"student"}),
        ("er norsk utdanna ja, ikke fra utlandet", {"native"}),
    ],
)
def test_what_a_person_says_of_herself_is_read(text: str, roles: set[str]) -> None:
    assert roles_in(text) == roles


@pytest.mark.parametrize(
    "text",
    [
        "hvordan blir jeg lærling",
        "hvor mye tjener en lærling",
        "jeg er ikke lærling",
        "kan jeg ta fagbrev uten å være lærling",
        "har en lærling krav på ferie",
        "jeg vil studere jus",
        "kan jeg gå på videregående for voksne",
        "hva må man gå på videregående for å bli dyrepasser",
        "hva gjør en lærer",
        "jeg er fra Tromsø",
        "jeg vil jobbe med barn",
        "har to unger hjemme, kan jeg ta fagbrev",
        "hvor mange prosent er 25",
        "hva krever jobben",
        "hei",
        "",
    ],
)
def test_who_says_nothing_of_it_has_no_role(text: str) -> None:
    assert roles_in(text) == set()


def test_the_last_of_pupil_student_and_apprentice_holds_and_the_others_stay() -> None:
    assert roles_after(["adult", "pupil"], "nei, jeg er lærling i bedriften") == ["adult", "apprentice"]
    assert roles_after([], "sønnen min går på vg1") == ["parent", "pupil"]
    assert roles_after(["adult", "newcomer"], "jeg er født i Norge") == ["adult", "native"]
    assert roles_after(["parent"], "hva koster det") == ["parent"]

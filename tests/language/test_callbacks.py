import pytest

from language.callbacks import change_of_callback, declines_call


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("nei vent det var feil nummer, det er 90123456", "number"),
        ("det er feil nummer, kan du endre", "number"),
        ("ring heller +47 901 23 456", "number"),
        ("mandag i stedet", "time"),
        ("kan ikke på torsdag, ring fredag kl 12", "time"),
        ("når ringer dere", "when"),
        ("vil avbestille ringinga. ikke ring", "cancel"),
        ("jeg har ombestemt meg", "cancel"),
        ("avbryt", "cancel"),
        ("I don't need a call after all", "cancel"),
        ("kan jeg avlyse og heller skrive her", "cancel"),
        ("formiddag, kl 10 helst", "time"),
        ("fredag formiddag", "time"),
        ("hva tjener en lege på fredag", None),
        ("hva tjener en elektriker", None),
        ("jeg har jobba 20 år som kokk", None),
        ("kan ikke stå opp om morgenen", None),
    ],
)
def test_what_is_said_of_an_ordered_call_is_understood(text: str, change: str | None) -> None:
    assert change_of_callback(text) == change


def test_a_bare_stop_is_about_the_call_only_just_after_it() -> None:
    assert change_of_callback("avbryt", just_ordered=False) is None


@pytest.mark.parametrize(
    ("text", "declines"),
    [
        ("nei jeg vil ikke bli ringt, jeg lurer på hvem som kan hjelpe oss", True),
        ("don't call me", True),
        ("glem det", True),
        ("ring meg i morgen", False),
        ("jeg kan ikke før klokka 12", False),
        ("901 23 456", False),
    ],
)
def test_who_does_not_want_to_be_phoned_is_understood(text: str, declines: bool) -> None:
    assert declines_call(text) is declines

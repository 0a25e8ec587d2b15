"""What a wish for a person asks beside one."""

from language.beside_person import asked_beside_person


def test_what_is_asked_beside_a_person_is_read() -> None:
    assert asked_beside_person("er dette et menneske eller? kan jeg få prate med noen") == ["robot"]
    assert asked_beside_person("kan jeg snakke med person på ukrainsk eller russisk?") == ["language"]
    assert asked_beside_person("er det noen veileder som snakker samisk jeg kan få prate med") == ["language"]
    assert asked_beside_person("kan jeg snakke med noen på telefon om russisk på skolen") == []

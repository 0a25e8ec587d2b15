"""What is documented is true: every setting, every command, every path of the contract."""

import re

import pytest

from foundation.settings import ROOT, Settings
from service.app import create_app

OPERATING = ROOT / "docs" / "operating.md"


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented_for_operators(name: str) -> None:
    assert f"`VEIVISER_{name.upper()}`" in OPERATING.read_text(encoding="utf-8")


def test_no_setting_is_documented_that_does_not_exist() -> None:
    text = OPERATING.read_text(encoding="utf-8")
    known = {f"VEIVISER_{name.upper()}" for name in Settings.model_fields}
    others = {"VEIVISER_PYTHON", "VEIVISER_PYTHON310", "VEIVISER_RASA_HOST"}
    assert set(re.findall(r"`(VEIVISER_[A-Z0-9_]+)`", text)) - others - known == set()


def test_every_command_of_the_makefile_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text(), flags=re.MULTILINE)
    assert {"run", "test"} <= set(commands)
    for command in commands:
        assert f"`make {command}`" in readme, command


def test_pictures_named_in_the_readme_are_there() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = re.findall(r"\((docs/pictures/[^)]+)\)", readme)
    assert len(pictures) >= 3
    for picture in pictures:
        assert (ROOT / picture).stat().st_size > 5_000


def test_the_contract_is_in_openapi_with_examples() -> None:
    spec = create_app(Settings(_env_file=None)).openapi()
    base = "/api/v1"
    for method, path in (
        ("post", "/conversations"),
        ("post", "/conversations/{conversation_id}/messages"),
        ("get", "/conversations/{conversation_id}/messages"),
        ("post", "/conversations/{conversation_id}/feedback"),
        ("post", "/conversations/{conversation_id}/claim"),
        ("post", "/conversations/{conversation_id}/hand-back"),
        ("post", "/conversations/{conversation_id}/close"),
        ("post", "/sessions"),
        ("get", "/queue"),
        ("get", "/search"),
        ("get", "/occupations/{occupation_id}"),
        ("get", "/availability"),
    ):
        operation = spec["paths"][base + path][method]
        assert operation.get("description") or operation.get("summary"), path
    schemas = spec["components"]["schemas"]
    for name in ("ConversationView", "NewCitizenMessage", "QueueView", "NewFeedback"):
        assert schemas[name]["examples"], name

"""Files that are there whole or not at all."""

from pathlib import Path

import pytest

from foundation.files import whole_file


def test_a_file_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "numbers.json"
    with whole_file(path) as file:
        file.write(b"[1, 2]")
        assert not path.exists()
    assert path.read_bytes() == b"[1, 2]"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_breaks_leaves_the_old_one_and_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "numbers.json"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(path) as file:
        file.write(b"half")
        1 / 0  # noqa: B018
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]

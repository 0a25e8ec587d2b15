"""National identity numbers are taken out; other numbers stay."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.masking import REPLACEMENT, is_valid_number, mask_identity_numbers

MASKED = [
    "01019012345",
    "010190 12345",
    "010190-12345",
    "010190.12345",
    "01.01.90 12345",
    "01 01 90 123 45",
    "01.01.1990 12345",
    "0 1 0 1 9 0 1 2 3 4 5",
    "010190\u00a012345",
    "010190\n12345",
    "０１０１９０１２３４５",
    "٠١٠١٩٠١٢٣٤٥",
    "41019012345",  # D-number
    "01419012345",  # H-number
    "01819012345",  # synthetic, Skatteetaten
    "01669012345",  # synthetic, Nav
    "29020012345",
]
KEPT = [
    "912 34 567",
    "+47 912 34 567",
    "0047 912 34 567",
    "+46 70 123 45 67",
    "910 123 456",
    "NO 910 123 456 MVA",
    "1234.56.78901",
    "86011117947",
    "00000000000",
    "32019012345",
    "01139012345",
    "30029012345",
    "450 000-500 000 kr",
    "15.04.2026 kl 12:30",
    "frist 15.04.26, 20000 kr",
    "2026-11-24T10:30:12",
]


@pytest.mark.parametrize("number", MASKED)
@pytest.mark.parametrize(
    "around", ["{}", "fnr:{}.", "født{}ok", "jeg heter Kari, {}, hjelper det?", "9951 {}", "91234567, {}"]
)
def test_what_looks_like_an_identity_number_is_taken_out(number: str, around: str) -> None:
    masked = mask_identity_numbers(around.format(number))
    assert masked.text == around.format(REPLACEMENT)
    assert masked.count == 1


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_stay(text: str) -> None:
    assert mask_identity_numbers(text).text == text
    assert mask_identity_numbers(text).count == 0


def test_two_numbers_are_two() -> None:
    masked = mask_identity_numbers("01019012345 og 02029054321")
    assert masked.text == f"{REPLACEMENT} og {REPLACEMENT}"
    assert masked.count == 2


def test_a_number_with_right_control_digits_is_found_inside_a_longer_run() -> None:
    valid = next(f"010190{n:05}" for n in range(100000) if is_valid_number(f"010190{n:05}"))
    assert REPLACEMENT in mask_identity_numbers(f"99{valid}7").text


@given(st.text(max_size=300))
def test_nothing_but_numbers_is_changed(text: str) -> None:
    masked = mask_identity_numbers(text)
    assert (masked.count == 0) == (masked.text == text)
    assert masked.text.count(REPLACEMENT) >= masked.count


@given(
    st.text(alphabet="abc æøå,:!?", max_size=40),
    st.dates(),
    st.integers(0, 99999),
    st.sampled_from([0, 40]),
    st.sampled_from([0, 40, 65, 80]),
    st.sampled_from(["", " ", "-", ".", "\u00a0", " - "]),
    st.text(alphabet="abc æøå,:!?", max_size=40),
)
def test_no_digit_of_a_number_is_left_wherever_it_stands(
    before: str, born: "object", rest: int, day: int, month: int, gap: str, after: str
) -> None:
    date = f"{born.day + day:02}{born.month + month:02}{born.year % 100:02}"  # type: ignore[attr-defined]
    masked = mask_identity_numbers(f"{before}{date}{gap}{rest:05}{after}")
    assert masked.text == f"{before}{REPLACEMENT}{after}"


@given(st.text(alphabet="0123456789 .-", max_size=400))
def test_masking_again_finds_nothing_new(text: str) -> None:
    once = mask_identity_numbers(text)
    assert mask_identity_numbers(once.text).text == once.text


PIECES = ["0", "01", "01 ", "1 ", "010190   ", "0101199", "0101901234 ", "\u200b", "01019012345", "４1"]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_length_and_no_faster(piece: str) -> None:
    def spent(length: int) -> float:
        text = (piece * length)[:length]
        started = time.perf_counter()
        mask_identity_numbers(text)
        return time.perf_counter() - started

    small, large = min(spent(10_000) for _ in range(3)), min(spent(80_000) for _ in range(3))
    assert large < 24 * small + 0.2

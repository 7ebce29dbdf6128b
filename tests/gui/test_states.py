"""Which test reaches which state of ux.md 2.19: empty (L), waiting (W), trouble (E) and the three questions (C)."""

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
STATES = {
    "L1": "gui/test_dossiers.py::test_an_empty_device_says_how_to_go_on",
    "L2": "gui/test_dossiers.py::test_nothing_found_says_so_and_can_be_wiped",
    "L3": "gui/test_dossiers.py::test_nothing_overdue_names_the_next_term",
    "L4": "gui/test_gesprek_keys.py::test_lists_without_anything_say_so",
    "L5": "gui/test_gesprek_keys.py::test_lists_without_anything_say_so",
    "W2": "gui/test_shell.py::test_a_slow_save_says_so_after_a_second",
    "W3": "gui/test_synchroniseren.py::test_a_run_tells_progress_and_what_it_did",
    "E1": "gui/test_gesprek.py::test_a_full_disk_keeps_the_answer_and_tries_again",
    "E2": "gui/test_laptop_notices.py::test_it_is_told_in_whole_sentences_and_goes_away_by_itself",
    "E3": "gui/test_laptop_notices.py::test_it_is_told_in_whole_sentences_and_goes_away_by_itself",
    "E4": "gui/second_screen.py::test_unplugged_while_typing_nothing_is_lost_and_nothing_comes_back",
    "E5": "gui/test_synchroniseren.py::test_no_network_says_what_is_safe",
    "E6": "gui/test_synchroniseren.py::test_a_refusal_stands_with_its_dossier_and_stays_after_restart",
    "E7": "gui/test_synchroniseren_acts.py::test_refused_work_can_be_given_to_who_leads_and_its_fate_is_told",
    "E8": "gui/test_pip_voorbeeld.py::test_the_check_page_lists_what_keeps_the_intake_open",
    "E9": "gui/test_bad_input.py::test_a_year_that_is_none_stays_and_is_explained",
    "E10": "unit/domain/test_pip_checks.py::test_goals_need_words_and_a_sensible_period",
    "E11": "gui/test_bad_input.py::test_an_answer_of_ten_thousand_signs",
    "E12": "gui/test_pip_voorbeeld.py::test_a_paper_that_cannot_be_saved_is_said_and_nothing_is_lost",
    "E13": "gui/test_gesprek.py::test_after_a_crash_the_same_question_is_there",
    "E14": "gui/test_program.py::test_a_damaged_vault_is_named_and_nothing_is_removed",
    "E15": "gui/test_laptop_notices.py::test_it_is_told_in_whole_sentences_and_goes_away_by_itself",
    "E16": "documents/test_fonts.py::test_every_translation_can_be_drawn",
    "C1": "gui/test_gesprek_keys.py::test_backspace_clears_and_undo_brings_back",
    "C2": "gui/test_synchroniseren_acts.py::test_a_dossier_goes_from_the_laptop_after_a_second_yes",
    "C3": "gui/test_gesprek.py::test_pausing_stops_the_clock_and_offers_to_stop",
}
"""E16 must not happen, so its test shows that it cannot. E17 (an update during a talk) has none: Opmaat never looks for
updates, the municipality installs them. L6 stands with the sound it is about."""


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("state", STATES)
def test_the_test_of_a_state_is_there(state: str) -> None:
    file, _, name = STATES[state].partition("::")
    assert name in names_in(file)


def test_every_trouble_of_the_design_has_its_test() -> None:
    assert {f"E{n}" for n in range(1, 17)} <= STATES.keys()

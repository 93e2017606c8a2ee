"""Every fault that the command line must survive, and the tests that put it through it: a table for readers."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent

FAULTS: dict[str, tuple[str, ...]] = {
    # inputs
    "missing file, symlink loop, read error": ("cli/test_faults.py::test_inputs_that_cannot_be_read",),
    "no permission": ("cli/test_faults.py::test_permissions",),
    "a directory, its links, pipes, devices and loops": (
        "reading/test_sources.py::test_links_and_pipes_in_a_folder_are_passed_by",
        "cli/test_hostile.py::test_a_folder_that_holds_itself_is_read_once",
    ),
    "file names that are not UTF-8, or command a terminal": (
        "cli/test_shell.py::test_any_name_will_do",
        "cli/test_shell.py::test_a_name_in_a_message_stays_on_its_line",
        "cli/test_terminal.py::test_a_name_that_is_no_utf8_is_shown_escaped",
        "cli/test_dups.py::test_names_of_any_bytes_come_back",
    ),
    "a named pipe, a device without end": (
        "cli/test_shell.py::test_process_substitution_is_a_file_like_any_other",
        "cli/test_hostile.py::test_a_device_without_end_is_refused_at_the_limit",
    ),
    # streams and disks
    "head -1; a closed pipe": (
        "cli/test_shell.py::test_head_of_a_big_text_is_silent",
        "cli/test_faults.py::test_a_broken_pipe_is_silent",
    ),
    "closed stdin, stdout, stderr": ("cli/test_faults.py::test_closed_streams",),
    "/dev/full, EFBIG, short writes": (
        "cli/test_faults.py::test_a_full_device_is_an_error",
        "cli/test_faults.py::test_a_file_that_may_not_grow_is_an_error",
        "cli/test_dups.py::test_a_full_disk_is_one_line",
        "test_output.py",
    ),
    "a write fails half-way": (
        "cli/test_faults.py::test_a_write_that_fails_leaves_the_old_file",
        "cli/test_faults.py::test_restore_in_place_that_fails_leaves_the_file",
    ),
    "SIGINT, SIGTERM, SIGHUP": (
        "cli/test_faults.py::test_signals_leave_nothing_behind",
        "cli/test_safety.py::test_many_processes_end_at_once_when_they_are_told_to",
        "cli/test_hostile.py::test_dups_that_is_stopped_leaves_nothing_behind",
    ),
    "SIGKILL": ("cli/test_dups.py::test_killed_half_way_it_goes_on",),
    "the input is the output": (
        "cli/test_faults.py::test_the_output_may_be_the_input",
        "cli/test_safety.py::test_the_output_is_not_read_as_an_input",
        "cli/test_safety.py::test_an_output_does_not_overwrite_an_input",
        "cli/test_safety.py::test_an_output_folder_does_not_overwrite_the_sources",
    ),
    "an output that can't be made": ("cli/test_faults.py::test_an_output_that_cannot_be_made",),
    "LC_ALL=C, ASCII stdio, no HOME, warnings as errors": (
        "cli/test_faults.py::test_the_same_bytes_in_any_surroundings",
        "cli/test_faults.py::test_no_warning_of_a_library_is_an_error",
        "cli/test_faults.py::test_help_in_ascii_surroundings",
    ),
    # content
    "NUL, binary, gzip, UTF-16, cp1256, CESU, truncated UTF-8": (
        "reading/test_binary.py",
        "reading/test_decode.py",
        "cli/test_restore.py::test_gives_back_the_bytes",
        "fuzz/test_laws.py::test_the_law_holds",
    ),
    "U+FDFA growth, 10,000 combining marks": ("cli/test_hostile.py::test_letters_that_grow_and_marks_without_end",),
    "260 and 100,000 nested tags, colspan 2^53": (
        "strip/test_html.py::test_deep_nesting_loses_nothing",
        "strip/test_html.py::test_a_hundred_thousand_tags_deep",
        "strip/test_html.py::test_a_vast_column_span_under_a_memory_limit",
    ),
    "JSON nested without end": (
        "cli/test_hostile.py::test_json_that_is_nested_without_end_costs_its_line",
        "cli/test_hostile.py::test_a_record_that_is_nested_without_end_is_none",
    ),
    "repeated units: four times the input, less than six times the time": (
        "fuzz/test_laws.py::test_four_times_the_input_takes_less_than_six_times_as_long",
        "strip/test_linear.py::test_time_is_linear",
        "strip/test_linear.py::test_html_is_bounded",
    ),
    "a line of 3 MiB, a decompression bomb, --max-size": (
        "cli/test_hostile.py::test_a_line_of_three_megabytes",
        "cli/test_hostile.py::test_a_bomb_is_refused_at_the_limit",
        "cli/test_hostile.py::test_a_bomb_in_a_bomb_is_unpacked_once",
        "records/test_streams.py::test_a_bomb_needs_little_memory",
        "fuzz/test_laws.py::test_memory_is_bounded_by_the_input",
    ),
    "a user's pattern without end": ("strip/test_wishes.py::test_a_pattern_without_end_is_given_up_and_named",),
    # harm
    "ESC, OSC 52, C1, bidi on a terminal": (
        "cli/test_terminal.py::test_nothing_commands_the_terminal",
        "cli/test_hostile.py::test_no_id_of_a_group_commands_the_terminal",
        "rendering/test_terminal.py",
    ),
    "CSV =+-@": (
        "cli/test_hostile.py::test_no_cell_of_a_table_is_a_formula",
        "cli/test_pairs.py::test_csv_has_a_row_for_each_and_no_formula",
    ),
    "entities and links of a page": (
        "cli/test_hostile.py::test_entities_of_a_page_stay_what_they_are",
        "cli/test_hostile.py::test_a_page_reaches_no_network",
    ),
    "../, absolute ids, a symlink in --output-dir": (
        "cli/test_hostile.py::test_no_id_leads_out_of_the_output_folder",
        "cli/test_hostile.py::test_names_with_two_dots_stay_in_the_output_folder",
        "cli/test_clean_files.py::test_output_dir_is_not_left_through_a_symbolic_link",
    ),
    # the program itself
    "a worker is killed": (
        "cli/test_work.py::test_a_killed_process_costs_its_document_and_no_other",
        "cli/test_hostile.py::test_a_killed_worker_costs_the_document_that_it_was_at",
    ),
    "a fault of our own": ("cli/test_internal.py::test_it_becomes_a_problem_of_its_document",),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_tests_of_this_fault_are_there(fault: str) -> None:
    """A test that was renamed or taken away takes its fault with it, unless somebody notices."""
    for test in FAULTS[fault]:
        file, _, name = test.partition("::")
        tree = ast.parse((TESTS / file).read_text())
        there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        assert name in there or (not name and any(each.startswith("test_") for each in there)), test

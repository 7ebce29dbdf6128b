"""A paper has one name, wherever it is saved from, and never the name of a person."""

import pytest

from desktop_app.casework.discussion import Paper, file_name


@pytest.mark.parametrize(
    ("kind", "versie", "expected"),
    [
        (Paper.BESCHIKKING, 0, "PIP-2026-0433.pdf"),
        (Paper.BESCHIKKING, 2, "PIP-2026-0433-2.pdf"),
        (Paper.TWEETALIG, 1, "PIP-2026-0433-1-twee-talen.pdf"),
        (Paper.VERSLAG, 0, "PIP-2026-0433-gesprek.pdf"),
        (Paper.AGENDA, 1, "PIP-2026-0433-1-agenda.ics"),
    ],
)
def test_a_paper_is_named_after_the_dossier_the_version_and_its_kind(kind: Paper, versie: int, expected: str) -> None:
    assert file_name(kind, "2026-0433", versie) == expected


def test_no_two_papers_of_a_version_share_a_name() -> None:
    assert len({file_name(kind, "2026-0433", 1) for kind in Paper}) == len(Paper)

"""What the private view shows of a name, for names of every shape."""

import pytest

from desktop_app.domain.dossier import initials


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Samira Al-Hamad", "S.A."),
        ("Mehari Tesfay Gebremedhin", "M.T.G."),
        ("  Zeynep   Yıldız ", "Z.Y."),
        ("سميرة الحمد", "س.ا."),
        ("", ""),
    ],
)
def test_each_part_of_a_name_gives_its_first_letter(name: str, expected: str) -> None:
    assert initials(name) == expected

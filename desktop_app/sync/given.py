"""Fetch what the office gives to every laptop: in pieces, taken up where they broke off."""

from desktop_app.casework.office_ports import FileRefused, Given, OfficeFile, OfficeFiles
from desktop_app.sync.office import Office
from desktop_app.sync.pull import Go

PIECE = 1024 * 1024
"""Bytes of one request: what a slow line carries before it times out."""


def fetch_given(office: Office, files: OfficeFiles, needed: frozenset[str], go: Go) -> Given:
    """Everything this laptop has use for. What one file does wrong keeps no other waiting. `needed`: versions of the
    questionnaire that conversations here began on."""
    wanted, refused = files.judge(office.given(), needed)
    refused = list(refused)
    for file in wanted:
        if not go(0):
            break
        try:
            _fetch(office, files, file)
        except FileRefused as refusal:
            refused.append((file.kind, refusal.code))
    return Given(files.here(), tuple(dict.fromkeys(refused)))


def _fetch(office: Office, files: OfficeFiles, file: OfficeFile) -> None:
    have = files.begun(file)
    while have < file.size:
        piece = office.given_piece(file.kind, file.name, start=have, length=min(PIECE, file.size - have))
        if not piece:
            break  # shorter than the office said: the hash will tell
        have = files.add(file, have, piece)
    files.place(file)

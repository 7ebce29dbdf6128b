"""Instellingen: every choice works at once and is kept at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from desktop_app.casework import whole_team
from desktop_app.casework.on_device import OnDevice, on_device
from desktop_app.casework.workplace import Workplace
from desktop_app.ui import preferences
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.work import Lanes, Scope, StatusLine


class InstellingenPresenter:
    """`show` renders, `apply` puts preferences into force."""

    def __init__(
        self,
        wp: Workplace,
        lanes: Lanes,
        status: StatusLine,
        *,
        show: Callable[[Preferences], None],
        apply: Callable[[Preferences], None],
        show_device: Callable[[OnDevice], None],
    ) -> None:
        self._wp = wp
        self._lanes = Scope(lanes)
        self._all_lanes = lanes
        self._status = status
        self._show = show
        self._apply = apply
        self._show_device = show_device
        self._now = Preferences()

    def enter(self) -> None:
        self._lanes = Scope(self._all_lanes)
        self._lanes.on_vault(lambda: preferences.read(self._wp), self._read)
        self._lanes.on_vault(lambda: on_device(self._wp), self._show_device)

    def leave(self) -> None:
        self._lanes.close()

    def choose(self, name: str, value: float | str) -> None:
        """`name`: a field of `Preferences`."""
        wanted: dict[str, Any] = {name: value}
        self._change(replace(self._now, **wanted))

    def choose_whole_team(self, on: bool) -> None:
        """Whether every dossier of the team belongs on this laptop."""
        self._status.saving()
        self._all_lanes.on_vault(lambda: whole_team.want(self._wp, on), self._kept)

    def _kept(self, _none: None) -> None:
        self._status.saved(self._wp.clock())

    def _read(self, found: Preferences) -> None:
        self._now = found
        self._show(found)

    def _change(self, wanted: Preferences) -> None:
        self._now = wanted
        self._apply(wanted)
        self._show(wanted)
        self._status.saving()
        self._all_lanes.on_vault(lambda: preferences.write(self._wp, wanted), self._kept)

"""One run of the synchronisation: replay what was interrupted, pull, merge, push, pull."""

from collections.abc import Callable
from dataclasses import replace

from desktop_app.casework.consulenten import consulent_of
from desktop_app.casework.errors import NotAMember
from desktop_app.casework.file_ports import Files
from desktop_app.casework.office_ports import OfficeFiles, Progress, SyncOutcome
from desktop_app.casework.ports import Body, SyncStore
from desktop_app.sync.along import bring_wanted, fill
from desktop_app.sync.carrier import Carrier
from desktop_app.sync.given import fetch_given
from desktop_app.sync.office import Office
from desktop_app.sync.protocol import Me
from desktop_app.sync.pull import pull
from desktop_app.sync.push import Pusher
from desktop_app.sync.sides import Rules
from desktop_app.sync.take import Taker


class OfficeSync:
    """`casework.ports.Synchroniser` over the wire. One object per opened vault; `run` on the net lane.

    The store is asked in short transactions and never while a request is under way.
    """

    def __init__(
        self,
        *,
        office: Office,
        store: SyncStore,
        team: str,
        device: str,
        rules: Rules | None = None,
        files: Files | None = None,
        given: OfficeFiles | None = None,
    ) -> None:
        """`team`: id at the office · `device`: stable id of this laptop · `rules`: what the merge knows of the
        questionnaire; names of colleagues come from the office · `files`: sealed files that travel along ·
        `given`: where what the office gives to every laptop lies."""
        self._office = office
        self._store = store
        self._team = team
        self._device = device
        self._rules = rules or Rules()
        self._files = files
        self._given = given

    def run(self, progress: Progress) -> SyncOutcome:
        """Everything once. Raises NoNetwork, OfficeUntrusted, OfficeGarbled, OfficeFailing, LoginNeeded, NotAMember
        or EditedMeanwhile; whatever happens, what waits here stays here until the office has it.

        Who is no longer a member still hands in what waits, into quarantine for the team's lead; then NotAMember.
        """
        me = self._office.me()
        taker = Taker(self._store, self._named(me), self._device, mine=mine_of(me))
        pusher = Pusher(self._office, self._store, self._team, taker)
        go = _Going(progress, self._store)
        if self._team not in {team.id for team in me.teams}:
            pusher.push(go)
            raise NotAMember
        pusher.replay()
        fill(self._office, self._store, self._team, taker, go)
        pull(self._office, self._store, self._team, taker, go)
        carrier = Carrier(self._office, self._store, self._files, self._team, go) if self._files else None
        if carrier:
            carrier.send()
        pusher.push(go)
        pull(self._office, self._store, self._team, taker, go)
        bring_wanted(self._office, self._store, self._team, taker, go)
        taker.let_go()
        if carrier:
            carrier.fetch()
        given = fetch_given(self._office, self._given, self._store.questionnaires(), go) if self._given else None
        doubles = self._office.doubles(self._team)
        done = pusher.done
        return SyncOutcome(
            done.sent,
            done.acknowledged,
            taker.taken,
            taker.merged,
            tuple(taker.conflicts),
            done.refused,
            given,
            doubles,
        )

    def close(self) -> None:
        self._office.close()

    def _named(self, me: Me) -> Rules:
        names = me.names
        return replace(self._rules, name=lambda actor: names.get(actor, actor))


def mine_of(me: Me) -> Callable[[Body], bool]:
    """Whether a header names this person as its consulent: by the id where the office knows it, else by the name."""
    known = {me.id: me.name} | {id: name for team in me.teams for id, name in team.members.items() if id != me.id}
    return lambda header: consulent_of(header, known) == me.id


class _Going:
    """Counts for the progress bar and remembers a wish to stop."""

    def __init__(self, progress: Progress, store: SyncStore) -> None:
        self._progress = progress
        self._store = store
        self._done = 0
        self._on = True

    def __call__(self, count: int) -> bool:
        self._done += count
        self._on = self._on and self._progress(self._done, self._done + self._store.waiting())
        return self._on

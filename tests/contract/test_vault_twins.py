"""The vault in memory and the encrypted one, driven by the same random acts, never differ."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop_app.casework.errors import EditedMeanwhile, RecordImmutable
from desktop_app.casework.ports import SyncStore
from desktop_app.casework.records import answer_to_body, section_record
from desktop_app.vault.open_vault import OpenVault
from tests.contract.memory_vault import MemoryVault
from tests.contract.vaults import NOW, AnyVault, Mould, answer, ids, remote

NOTES = st.sampled_from(["n1", "n2", "v1"])
SECTIONS = st.sampled_from(["gezin", "werk"])
VALUES = st.sampled_from([0, 1, True, "x", None, [1], {"a": 1}])
PATHS = st.lists(st.sampled_from(["/data/a", "/data/b", "/data/c"]), max_size=3, unique=True)
BODIES = st.dictionaries(st.sampled_from(["a", "b"]), VALUES, max_size=2)


class Twins(RuleBasedStateMachine):
    """Every rule does one thing to both and compares what they answer."""

    _folder: tempfile.TemporaryDirectory[str]
    _mould: Mould | None = None

    @initialize()
    def open(self) -> None:
        if Twins._mould is None:
            Twins._folder = tempfile.TemporaryDirectory(prefix="opmaat-twins-")
            mould = Path(Twins._folder.name) / "mould"
            mould.mkdir()
            Twins._mould = Mould.make(mould)
        self._own = tempfile.TemporaryDirectory(prefix="opmaat-twins-")
        self.memory = MemoryVault(ids())
        self.encrypted: OpenVault = Twins._mould.pour(Path(self._own.name) / "vault")
        self.stores: list[SyncStore] = [self.memory.sync_store(), self.encrypted.sync_store()]
        self.minutes = 0

    def both(self, act: Any) -> list[Any]:
        answers = []
        for vault, sync in zip((self.memory, self.encrypted), self.stores, strict=True):
            try:
                answers.append(act(vault, sync))
            except (RecordImmutable, EditedMeanwhile) as refusal:
                answers.append(refusal.code)
        assert answers[0] == answers[1]
        return answers

    def now(self) -> Any:
        self.minutes += 1
        return NOW + timedelta(minutes=self.minutes)

    @rule(id=NOTES, body=BODIES)
    def put(self, id: str, body: dict[str, Any]) -> None:
        kind, at = "pip_versie" if id == "v1" else "notitie", self.now()

        def act(vault: AnyVault, _: Any) -> Any:
            with vault.work() as work:
                return work.put(id=id, dossier="d1", kind=kind, body=body, by="anja", at=at)

        self.both(act)

    @rule(id=st.one_of(NOTES, SECTIONS.map(lambda section: section_record("d1", section))))
    def delete(self, id: str) -> None:
        at = self.now()

        def act(vault: AnyVault, _: Any) -> None:
            with vault.work() as work:
                work.delete(id, by="anja", at=at)

        self.both(act)

    @rule(section=SECTIONS, paths=PATHS, value=st.sampled_from("123"), removed=PATHS)
    def put_answers(self, section: str, paths: list[str], value: str, removed: list[str]) -> None:
        answers, at = [answer(path, value) for path in paths], self.now()

        def act(vault: AnyVault, _: Any) -> None:
            with vault.work() as work:
                work.put_answers("d1", section, answers, removed=removed, by="anja", at=at)

        self.both(act)

    @rule(limit=st.integers(1, 3))
    def next_batch(self, limit: int) -> None:
        self.both(lambda _, sync: _plain(sync.next_batch(limit)))

    @rule(place=st.integers(0, 3), version=st.integers(1, 9), accepted=st.booleans())
    def hear(self, place: int, version: int, accepted: bool) -> None:
        flying = self.stores[0].in_flight()
        if flying:
            id = flying[place % len(flying)].id
            self.both(lambda _, sync: sync.acknowledge(id, version) if accepted else sync.refuse(id, "code"))

    @rule(id=NOTES, version=st.integers(1, 9), theirs=st.none() | BODIES, mine=st.none() | BODIES, merged=st.booleans())
    def take(self, id: str, version: int, theirs: Any, mine: Any, merged: bool) -> None:
        kind = "pip_versie" if id == "v1" else "notitie"
        shown = mine if merged else theirs
        record = remote(id, version, theirs, kind=kind)
        self.both(lambda _, sync: sync.apply(record, shown, merged=merged))

    @rule(section=SECTIONS, paths=PATHS, version=st.integers(1, 9), own=PATHS)
    def take_section(self, section: str, paths: list[str], version: int, own: list[str]) -> None:
        bodies = [
            {"section": section, "answers": {f"{path}/{section}": answer_to_body(answer(path, "9")) for path in each}}
            for each in (paths, own)
        ]
        record = remote(section_record("d1", section), version, bodies[0], kind="intake")
        self.both(lambda _, sync: sync.apply(record, bodies[1], merged=True))

    @rule(place=st.integers(0, 3), version=st.integers(1, 9))
    def see_own(self, place: int, version: int) -> None:
        flying = self.stores[0].in_flight()
        if flying:
            sent = flying[place % len(flying)]
            shown = remote(sent.record, version, sent.body, kind=sent.kind, mutation=sent.id)
            self.both(lambda _, sync: sync.apply(shown, sent.body, merged=False))

    @rule(id=NOTES)
    def forget(self, id: str) -> None:
        self.both(lambda _, sync: sync.forget_base(id))

    @rule(id=NOTES)
    def read_state(self, id: str) -> None:
        self.both(lambda _, sync: sync.state(id))

    @invariant()
    def same(self) -> None:
        if hasattr(self, "stores"):
            self.both(_everything)

    def teardown(self) -> None:
        if hasattr(self, "stores"):
            self.encrypted.close()
            self._own.cleanup()


def _plain(batch: Any) -> list[Any]:
    return [(m, tuple(m.changed), tuple(m.merged_from)) for m in batch]


def _everything(vault: AnyVault, sync: Any) -> Any:
    with vault.work() as work:
        kinds = {kind: list(work.find(kind=kind)) for kind in ("notitie", "pip_versie", "intake")}
        return kinds, dict(work.answers("d1")), dict(work.unsent()), sync.waiting(), dict(sync.known())


TestTwins = Twins.TestCase
TestTwins.settings = settings(
    max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)

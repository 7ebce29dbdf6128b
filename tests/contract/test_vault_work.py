"""What every vault promises a use case, whether it is in memory or encrypted on disk."""

from datetime import datetime

import pytest

from desktop_app.casework.errors import RecordImmutable, VaultLocked
from desktop_app.casework.ports import AuditEvent
from desktop_app.casework.records import answer_to_body, section_record
from desktop_app.domain.answer import Answer, AnswerState, Manner
from tests.contract.vaults import DOSSIER, NOW, AnyVault, answer, later, send, store


def test_a_record_comes_back_as_it_was_put(vault: AnyVault) -> None:
    body = {"text": "ع \U0001f600 ' \" \\ \\u0000", "list": [1, 2.5, None, True], "map": {"b": 1, "a": {}}}
    with vault.work() as work:
        stored = work.put(id="n1", dossier="d1", kind="notitie", body=body, by="anja", at=NOW)
        assert work.get("n1") == stored
    with vault.work() as work:
        found = work.get("n1")
        assert found == stored
        assert (stored.body, stored.version, stored.edited_by, stored.edited_at) == (body, 0, "anja", NOW)
        assert list(stored.body["map"]) == ["b", "a"]
        assert work.get("n2") is None


def test_half_a_character_does_not_stop_the_rest_from_being_kept(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "half \ud83d heel \ud83d\ude00"})
    with vault.work() as work:
        stored = work.get("n1")
    assert stored
    assert stored.body == {"text": "half \ufffd heel \U0001f600"}


def test_a_sign_that_no_office_can_keep_is_left_out(vault: AnyVault) -> None:
    """PostgreSQL knows no NUL: one pasted by accident would hold up every later change of the dossier."""
    store(vault, "n1", {"text": "a\x00\x00b \\u0000 \\\x00", "x\x00y": 1})
    with vault.work() as work:
        stored = work.get("n1")
    assert stored
    assert stored.body == {"text": "ab \\u0000 \\", "xy": 1}


def test_a_changed_copy_of_a_body_does_not_change_the_vault(vault: AnyVault) -> None:
    body = {"text": "een"}
    store(vault, "n1", body)
    body["text"] = "twee"
    with vault.work() as work:
        first = work.get("n1")
        assert first
        first.body["text"] = "drie"
        second = work.get("n1")
        assert second
        assert second.body == {"text": "een"}


def test_an_exception_undoes_everything(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    with pytest.raises(RuntimeError):
        _change_much_and_break_off(vault)
    with vault.work() as work:
        kept = work.get("n1")
        assert kept
        assert kept.body == {"text": "een"}
        assert work.get("d1") is None
        assert work.answers("d1") == {}
        assert work.trail("d1") in ([], ())
        assert work.local("key") is None
        assert work.search("amira") == []
        assert work.unsent() == {"d1": 1}


def _change_much_and_break_off(vault: AnyVault) -> None:
    with vault.work() as work:
        work.put(id="n1", dossier="d1", kind="notitie", body={"text": "twee"}, by="anja", at=NOW)
        work.put(id="d1", dossier="d1", kind="dossier", body=DOSSIER, by="anja", at=NOW)
        work.put_answers("d1", "gezin", [answer("/data/a", "1")])
        work.log(AuditEvent("d1", "changed", "anja", NOW, {}))
        work.set_local("key", 1)
        work.delete("n1", by="anja", at=NOW)
        raise RuntimeError


def test_find_gives_records_of_a_kind_oldest_first_without_deleted_ones(vault: AnyVault) -> None:
    for number in (3, 1, 2):
        store(vault, f"n{number}", {"text": str(number)}, minutes=number)
    store(vault, "n4", {"text": "elders"}, dossier="d2")
    store(vault, "p1", {"niveau": "B1"}, kind="pip")
    with vault.work() as work:
        work.delete("n1", by="anja", at=later(9))
        assert [record.id for record in work.find(kind="notitie")] == ["n3", "n2", "n4"]
        assert [record.id for record in work.find(kind="notitie", dossier="d1")] == ["n3", "n2"]
        assert work.find(kind="tolk") == []


def test_a_deleted_record_can_be_read_and_put_back(vault: AnyVault) -> None:
    store(vault, "n1", {"text": "een"})
    with vault.work() as work:
        work.delete("n1", by="bert", at=later(1))
        gone = work.get("n1")
        assert gone
        assert (gone.deleted, gone.body, gone.edited_by) == (True, {"text": "een"}, "bert")
        back = work.put(id="n1", dossier="d1", kind="notitie", body={"text": "een"}, by="anja", at=later(2))
        assert not back.deleted
        work.delete("unknown", by="anja", at=NOW)


def test_an_unchanged_body_writes_nothing(vault: AnyVault) -> None:
    store(vault, "n1", {"a": 1, "b": 2})
    send(vault)
    with vault.work() as work:
        again = work.put(id="n1", dossier="d1", kind="notitie", body={"b": 2, "a": 1}, by="bert", at=later(5))
        assert again.edited_by == "anja"
        assert work.unsent() == {}
        other = work.put(id="n1", dossier="d1", kind="notitie", body={"b": 2, "a": True}, by="bert", at=later(5))
        assert other.body["a"] is True
        assert work.unsent() == {"d1": 1}


def test_answers_are_one_synced_record_per_section(vault: AnyVault) -> None:
    rich = Answer(
        "/data/gezin/kind[3f]/naam",
        "Ti'ana",
        AnswerState.BEANTWOORD,
        "anja",
        later(3),
        Manner.AANGEWEZEN,
        "ti",
        "tolk-1",
        True,
        "zei ze twee keer",
    )
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/gezin/b", "2"), rich])
        work.put_answers("d1", "werk", [answer("/data/werk/a", "1")])
        work.put_answers("d2", "gezin", [answer("/data/gezin/b", "9")])
    with vault.work() as work:
        assert work.answers("d1")[rich.path] == rich
        assert list(work.answers("d1")) == ["/data/gezin/b", rich.path, "/data/werk/a"]
        section = work.get(section_record("d1", "gezin"))
        assert section
        assert section.kind == "intake"
        assert section.body["section"] == "gezin"
        assert section.body["answers"][rich.path] == answer_to_body(rich)
        assert (section.edited_by, section.edited_at) == ("anja", later(3))
        assert len(work.find(kind="intake", dossier="d1")) == 2
        assert work.unsent() == {"d1": 2, "d2": 1}


def test_withdrawing_an_answer_leaves_the_others(vault: AnyVault) -> None:
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1"), answer("/data/b", "2")])
        work.put_answers("d1", "gezin", [], removed=["/data/a", "/data/unknown"], by="bert", at=later(9))
        assert list(work.answers("d1")) == ["/data/b"]
        section = work.get(section_record("d1", "gezin"))
        assert section
        assert (section.edited_by, section.edited_at) == ("bert", later(9))
        work.put_answers("d1", "gezin", [], removed=["/data/b"])
        assert work.answers("d1") == {}


def test_the_same_answer_again_writes_nothing(vault: AnyVault) -> None:
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1")])
    send(vault)
    with vault.work() as work:
        work.put_answers("d1", "gezin", [answer("/data/a", "1")], removed=["/data/z"])
        work.put_answers("d1", "leeg", [])
        assert work.unsent() == {}
        assert len(work.find(kind="intake")) == 1


def test_an_answer_that_moves_to_another_section_leaves_the_old_one(vault: AnyVault) -> None:
    with vault.work() as work:
        work.put_answers("d1", "oud", [answer("/data/a", "1"), answer("/data/b", "2")])
        work.put_answers("d1", "nieuw", [answer("/data/a", "3")])
        bodies = {record.body["section"]: record.body["answers"] for record in work.find(kind="intake")}
    assert {section: list(answers) for section, answers in bodies.items()} == {"oud": ["/data/b"], "nieuw": ["/data/a"]}


def test_a_section_can_be_put_whole_and_deleted(vault: AnyVault) -> None:
    id = section_record("d1", "gezin")
    body = {"section": "gezin", "answers": {"/data/a": answer_to_body(answer("/data/a", "1"))}, "later": {"x": 1}}
    store(vault, id, body, kind="intake")
    with vault.work() as work:
        stored = work.get(id)
        assert stored
        assert stored.body == body
        assert work.answers("d1")["/data/a"] == answer("/data/a", "1")
        work.delete(id, by="anja", at=later(1))
        assert work.answers("d1") == {}
        work.put_answers("d1", "gezin", [answer("/data/b", "2")])
        again = work.get(id)
        assert again
        assert not again.deleted
        assert list(again.body["answers"]) == ["/data/b"]


def test_what_a_newer_office_adds_to_an_answer_is_kept(vault: AnyVault) -> None:
    odd = answer_to_body(answer("/data/a", "1")) | {"confidence": 3, "at": "2026-11-24T09:30:00Z"}
    body = {"section": "gezin", "answers": {"/data/a": odd}}
    store(vault, section_record("d1", "gezin"), body, kind="intake")
    with vault.work() as work:
        stored = work.get(section_record("d1", "gezin"))
        assert stored
        assert stored.body == body
        assert work.answers("d1")["/data/a"].at == NOW


def test_search_folds_both_sides_and_wants_every_word(vault: AnyVault) -> None:
    names = {"d1": "Ñandú El-Sayed", "d2": "أحمد كريمي", "d3": "Łukasz Đoković", "d4": "ሰላም ተስፋይ"}
    for number, (id, name) in enumerate(names.items()):
        given, surname = name.split(" ", 1)
        body = {"given_names": given, "surname": surname, "number": f"2026-01{number}7", "language": "ti"}
        store(vault, id, body, kind="dossier", dossier=id)
    wanted = {
        "nandu": ["d1"],
        "SAYED ñan": ["d1"],
        "احمد کریمی": ["d2"],
        "lukasz dok": ["d3"],
        "ተስፋ": ["d4"],
        "2026-0117": ["d2"],
        "tigr": ["d1", "d2", "d3", "d4"],
        "nandu ahmed": [],
        "ukasz": [],
        '" OR *': [],
        "۲۰۲۶ ۰۱۲۷": ["d3"],
        " - ": ["d1", "d2", "d3", "d4"],
    }
    with vault.work() as work:
        assert {text: list(work.search(text)) for text in wanted} == wanted
        work.delete("d2", by="anja", at=NOW)
        assert work.search("karimi احمد") == []


SCRIPTS = {
    "latin": ("Zeynep Öztürk-Şahin", ["ozturk", "ÖZTÜRK", "sahin zeynep", "öztürkşahin", "oztu"], ["turk", "ahin"]),
    "latin article": ("Omar El-Sayed", ["el-sayed", "elsayed", "sayed", "al-sayed omar", "el say"], ["ayed"]),
    "latin article in one": ("Rima Alhamad", ["al-hamad", "hamad", "al hamad", "ALHAMAD"], ["had"]),
    "apostrophe": ("Siobhán O’Neill", ["o'neill", "oneill", "neill", "siobhan"], ["eill"]),
    "arabic article": ("محمد السيد", ["السيد", "سيد", "مُحَمَّد سيد", "السید"], ["يد"]),
    "arabic letters": ("فاطمة الأحمدي", ["فاطمه", "احمدي", "الاحمدی", "أحمد"], ["طمه"]),
    "half-space": ("علی میرزا\u200cپور", ["میرزاپور", "میرزا پور", "پور", "میرزا\u200cپور", "ميرزا"], ["رزا"]),
    "half-space not written": ("علی میرزاپور", ["میرزا پور", "میرزا\u200cپور", "میرزاپور"], ["پور"]),
    "half-space as space": ("علی میرزا پور", ["میرزا\u200cپور", "میرزا پور"], ["رزا"]),
    "tigrinya": ("ሓጎስ ፀጋይ", ["ሃጎስ", "ጸጋይ", "ሓጎስ ጸጋ", "ኃጎስ"], ["ጋይ"]),
    "amharic": ("ዓለሙ ሠናይ", ["አለሙ", "ሰናይ", "ዓለሙ ሰና"], ["ናይ"]),
    "cyrillic": ("Олексій Ковальчук", ["олексій", "КОВАЛЬЧУК", "олексіи"], ["вальчук"]),
    "sorani": ("هێمن که‌ریم", ["هێمن", "کهریم", "که‌ریم"], ["یم"]),
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_is_found_as_people_write_it(vault: AnyVault, script: str) -> None:
    name, finds, not_ = SCRIPTS[script]
    given, surname = name.split(" ", 1)
    body = {"given_names": given, "surname": surname, "number": "2026-0001", "language": "nl"}
    store(vault, "d1", body, kind="dossier", dossier="d1")
    store(vault, "d2", DOSSIER | {"surname": "Jansen"}, kind="dossier", dossier="d2")
    with vault.work() as work:
        assert {typed: list(work.search(typed)) for typed in finds} == {typed: ["d1"] for typed in finds}
        assert [typed for typed in not_ if "d1" in work.search(typed)] == []


def test_search_follows_a_new_name(vault: AnyVault) -> None:
    store(vault, "d1", DOSSIER, kind="dossier")
    store(vault, "d1", DOSSIER | {"surname": "Jansen"}, kind="dossier")
    store(vault, "n1", {"text": "Sayed"})
    with vault.work() as work:
        assert work.search("sayed") == []
        assert work.search("jansen") == ["d1"]


def test_an_adopted_decision_never_changes(vault: AnyVault) -> None:
    store(vault, "v1", {"nummer": 1, "inhoud": {"a": 1}}, kind="pip_versie")
    with vault.work() as work:
        work.put(id="v1", dossier="d1", kind="pip_versie", body={"inhoud": {"a": 1}, "nummer": 1}, by="bert", at=NOW)
    with pytest.raises(RecordImmutable), vault.work() as work:
        work.put(id="v1", dossier="d1", kind="pip_versie", body={"nummer": 2}, by="anja", at=NOW)
    with pytest.raises(RecordImmutable), vault.work() as work:
        work.delete("v1", by="anja", at=NOW)
    with vault.work() as work:
        kept = work.get("v1")
        assert kept
        assert (kept.body["nummer"], kept.deleted) == (1, False)


def test_the_trail_keeps_every_event_in_order(vault: AnyVault) -> None:
    events = [AuditEvent("d1", what, "anja", later(n), {"n": n}) for n, what in enumerate(["opened", "shown"])]
    with vault.work() as work:
        work.log(events[0])
        work.log(AuditEvent("d2", "opened", "anja", NOW, {}))
    with vault.work() as work:
        work.log(events[1])
        assert list(work.trail("d1")) == events


def test_local_values_stay_on_the_device(vault: AnyVault) -> None:
    with vault.work() as work:
        work.set_local("resume", {"page": 3, "cursor": None})
        work.set_local("zoom", 1.25)
        work.set_local("zoom", None)
    with vault.work() as work:
        assert work.local("resume") == {"page": 3, "cursor": None}
        assert work.local("zoom") is None
        assert work.local("never") is None
        assert work.unsent() == {}


def test_a_moment_needs_a_time_zone(vault: AnyVault) -> None:
    naive = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - that is the point
    with pytest.raises(ValueError, match="time zone"), vault.work() as work:
        work.put(id="n1", dossier="d1", kind="notitie", body={}, by="anja", at=naive)
    with pytest.raises(ValueError, match="time zone"), vault.work() as work:
        work.log(AuditEvent("d1", "opened", "anja", naive, {}))


def test_what_is_not_json_is_refused(vault: AnyVault) -> None:
    for value in (NOW, {1, 2}, float("nan")):
        with pytest.raises((TypeError, ValueError)):
            store(vault, "n1", {"value": value})
    with vault.work() as work:
        assert work.get("n1") is None


def test_a_closed_vault_is_locked(vault: AnyVault) -> None:
    vault.close()
    vault.close()
    with pytest.raises(VaultLocked), vault.work():
        raise AssertionError("a locked vault gave a unit of work")
    with pytest.raises(VaultLocked):
        vault.sync_store().waiting()
    unused = vault.work()
    with pytest.raises(VaultLocked):
        unused.get("n1")

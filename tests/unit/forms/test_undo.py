"""Undo and redo: every state comes back exactly, also what no computation could bring back."""

from desktop_app.forms import Session
from tests.unit.forms.bed import LANGUAGES, bind, form, inputs, session, values


def _household() -> Session:
    return session(
        form(
            '<aantal/><lid jr:template=""><naam/><merk/></lid><streek/><stad/><moment/>',
            bind("aantal", type="int")
            + bind("lid/merk", calculate="uuid()")
            + bind("moment", calculate="if(/data/streek != '', uuid(), '')"),
            '<input ref="/data/aantal"/><repeat nodeset="/data/lid" jr:count="/data/aantal">'
            '<input ref="/data/lid/naam"/></repeat><input ref="/data/streek"><setvalue event="xforms-value-changed" '
            'ref="/data/stad">onbekend</setvalue></input><input ref="/data/stad"/>',
        )
    )


def test_rows_that_a_smaller_number_took_away_come_back_with_their_answers() -> None:
    current = _household()
    current.set_value("/data/aantal", "2")
    first, second = (each.ref for each in current.node("/data/lid").children)
    current.set_value(f"{second}/naam", "Amal")
    before = current.snapshot()
    gone = current.set_value("/data/aantal", "1")
    assert gone.removed == (second,)
    back = current.undo()
    assert back is not None
    assert (back.added, back.removed) == ((second,), ())
    assert back.values == gone.values
    assert current.snapshot() == before
    again = current.redo()
    assert again == gone
    assert [each.ref for each in current.node("/data/lid").children] == [first]


def test_what_a_trigger_wrote_and_what_was_drawn_at_random_come_back() -> None:
    current = _household()
    current.set_value("/data/streek", "zuid")
    current.set_value("/data/stad", "Aden")
    drawn = current.snapshot()
    current.set_value("/data/streek", "noord")
    assert values(current)["/data/stad"] == "onbekend"
    assert current.snapshot()["/data/moment"] != drawn["/data/moment"]
    current.undo()
    assert current.snapshot() == drawn


def test_a_new_act_forgets_what_was_undone_and_an_act_without_effect_does_not() -> None:
    current = session(form("<naam/><plaats/>", body=inputs("naam", "plaats")))
    assert current.undo() is None
    current.set_value("/data/naam", "a")
    current.set_value("/data/naam", "b")
    current.undo()
    current.set_value("/data/naam", "a")
    assert current.redo() is not None
    current.undo()
    current.set_value("/data/plaats", "x")
    assert current.redo() is None


def test_no_more_than_two_hundred_acts_are_kept() -> None:
    current = session(form("<naam/>", body=inputs("naam")))
    for number in range(250):
        current.set_value("/data/naam", str(number))
    undone = 0
    while current.undo() is not None:
        undone += 1
    assert undone == 200
    assert values(current)["/data/naam"] == "49"


def test_words_follow_the_language_of_now_and_not_that_of_the_act() -> None:
    body = (
        '<select1 ref="/data/kleur"><item><label ref="jr:itext(\'kleur-0\')"/><value>r</value></item>'
        "<item><label ref=\"jr:itext('kleur-1')\"/><value>b</value></item></select1>"
    )
    binds = bind("woord", calculate="jr:choice-name(/data/kleur, '/data/kleur')") + bind(
        "lengte", calculate="string-length(/data/woord)"
    )
    current = session(form("<kleur/><woord/><lengte/>", binds, body, LANGUAGES))
    current.set_value("/data/kleur", "r")
    current.set_value("/data/kleur", "b")
    current.set_language("ar")
    changes = current.undo()
    assert changes is not None
    word = values(current)["/data/woord"]
    assert word == current.choice_text("/data/kleur", "r", "ar")
    assert word != current.choice_text("/data/kleur", "r", "nl")
    assert values(current)["/data/lengte"] == str(len(word))
    assert {"/data/kleur", "/data/woord", "/data/lengte"} <= changes.values

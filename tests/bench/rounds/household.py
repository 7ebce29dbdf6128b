"""A form of our own in which one answer makes ten members at once, with eight computations for each."""

HOUSEHOLD = "huishouden"


def household() -> str:
    """XForm XML. The answer 3 to its one question gives ten members: 3 is what the reference bench answers."""
    names = "abcdefgh"
    binds = "".join(
        f'<bind nodeset="/data/lid/{name}" type="int" calculate="position(..) * {at} + sum(../../lid/x)"/>'
        for at, name in enumerate(names)
    )
    fields = "".join(f"<{name}/>" for name in names)
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>huishouden</h:title><model><instance>'
        f'<data id="{HOUSEHOLD}"><n/><tien/><lid jr:template=""><x>1</x>{fields}</lid><meta><instanceID/></meta></data>'
        '</instance><bind nodeset="/data/n" type="int"/>'
        '<bind nodeset="/data/tien" type="int" calculate="coalesce(/data/n, 0) * 10 div 3"/>'
        '<bind nodeset="/data/lid/x" type="int" readonly="true()"/>'
        f'{binds}<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>'
        '</model></h:head><h:body><input ref="/data/n"><label>Hoeveel?</label></input>'
        '<group ref="/data/lid"><label>Lid</label><repeat nodeset="/data/lid" jr:count="/data/tien">'
        '<input ref="/data/lid/x"><label>x</label></input></repeat></group></h:body></h:html>'
    )

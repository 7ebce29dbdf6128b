"""Small forms that each hold one knot of dependencies, as spreadsheets."""

NESTED = """
survey
type | name | label::Nederlands (nl) | relevant | repeat_count | calculation | default | constraint | required
integer | huizen | Huizen? | | | | | |
select_one ja | toon | Toon? | | | | ja | |
begin group | alles | Alles | ${toon} = 'ja' | | | | |
begin repeat | huis | Huis ${nummer} | | ${huizen} | | | |
calculate | nummer | | | | position(..) | | |
integer | leden | Leden in ${nummer}? | | | | 1 | |
begin repeat | lid | Lid ${lidnummer} van ${leden} | ${leden} != 3 | ${leden} | | | |
calculate | lidnummer | | | | concat(${nummer}, '.', position(..)) | | |
integer | jaar | Jaar van ${lidnummer}? | | | | ${nummer} + 1 | . < sum(${jaar}) | ${leden} > 2
text | school | School? | ${jaar} < 18 | | | | |
end repeat | | | | | | | |
calculate | som | | | | sum(${jaar}) | | |
begin repeat | kamer | Kamer van ${nummer} | | | | | |
text | kleur | Kleur? ${kamers} | | | | | | count(${kamer}) > 1
calculate | kamers | | | | count(${kamer}) | | |
end repeat | | | | | | | |
end repeat | | | | | | | |
calculate | meer | | | | count(${huis}[som > 10]) | | |
end group | | | | | | | |
calculate | totaal | | | | sum(${som}) | | |
calculate | eerste | | | | indexed-repeat(${jaar}, ${huis}, 1, ${lid}, 2) | | |
calculate | scholen | | | | join(' ', ${school}) | | |
note | slot | In totaal ${totaal}, ${scholen} | ${totaal} > 5 | | | | |
choices
list_name | name | label::Nederlands (nl)
ja | ja | Ja
ja | nee | Nee
"""

CASCADE = """
survey
type | name | label::Nederlands (nl) | choice_filter | relevant | calculation | constraint | readonly
select_one land | land | Land? | | | | |
select_multiple streek | streken | Streken? | land = ${land} | | | count-selected(.) < 3 |
begin repeat | reis | Reis naar ${stad} | | | | |
text | doel | Doel? | | | | |
select_one streek | streek | Streek? | land = ${land} and selected(${streken}, name) | | | |
select_one stad | stad | Stad? | streek = ${streek} | ${streek} != '' | | | ${doel} = 'jan'
select_multiple streek | na | Na welke? | name != current()/../streek | | | |
calculate | woord | | | | jr:choice-name(${stad}, '${stad}') | |
end repeat | | | | | | |
select_one ${doel} | beste | Beste? | stad != '' | count(${reis}) > 1 | | |
calculate | steden | | | | join(',', ${stad}) | |
select_one stad | laatste | Laatste? | selected(translate(${steden}, ',', ' '), name) | | | . != ${beste} |
choices
list_name | name | label::Nederlands (nl) | land | streek
land | nl | NL | |
land | be | BE | |
streek | nh | NH | nl |
streek | zh | ZH | nl |
streek | vl | VL | be |
stad | ams | Amsterdam | | nh
stad | haa | Haarlem | | nh
stad | rot | Rotterdam | | zh
stad | ant | Antwerpen | | vl
"""

TRIGGERS = """
survey
type | name | label::Nederlands (nl) | trigger | calculation | default | relevant | required | repeat_count
integer | aantal | Aantal? | | | 1 + 1 | | |
text | een | Een? | ${aantal} | concat(${aantal}, 'x') | | | |
text | twee | Twee? | ${een} | string-length(${een}) + ${aantal} | | ${aantal} != 3 | |
calculate | drie | | ${twee} | concat(${een}, ${twee}) | | | |
text | leeg | Leeg? | ${aantal} | | weg | | ${drie} = '' |
begin repeat | rij | Rij ${kopie} | | | | | | ${aantal}
text | bron | Bron? | | | ${een} | | |
calculate | kopie | | ${bron} | concat(${bron}, position(..)) | | | |
text | gevolg | Gevolg? | ${bron} | ${kopie} | | ${bron} != 'abc' | ${kopie} = '1' |
calculate | eens | | | once(${bron}) | | | |
end repeat | | | | | | | |
calculate | samen | | | join('+', ${kopie}) | | | |
date | dag | Dag? | | | today() | ${samen} != '' | |
"""

WORDS = """
survey
type | name | label::Nederlands (nl) | label::العربية (ar) | calculation | relevant | choice_filter | constraint | constraint_message::Nederlands (nl)
text | baas | Baas? | سيد؟ | | | | |
select_one dier | dier | Dier? | حيوان؟ | | | | |
calculate | naam | | | jr:choice-name(${dier}, '${dier}') | | | |
calculate | lengte | | | string-length(${naam}) | | | |
text | lang | Lang, ${naam} | طويل ${naam} | | ${lengte} > 3 | | string-length(.) < ${lengte} | Niet zo lang als ${naam}
begin repeat | vriend | Vriend ${vriendnaam} | صديق | | | | |
select_one dier | soort | Soort? | نوع؟ | | | name != ${dier} |  |
calculate | vriendnaam | | | concat(jr:choice-name(${soort}, '${soort}'), position(..)) | | | |
end repeat | | | | | | | |
calculate | allen | | | join(' ', ${vriendnaam}) | | | |
note | slot | Allen: ${allen} | الكل: ${allen} | | | | |
choices
list_name | name | label::Nederlands (nl) | label::العربية (ar)
dier | kat | Kat | قطة
dier | hond | Hondje van ${baas} | كلب
dier | vis | Vis | -
"""  # noqa: E501 - one row of a spreadsheet

FORMS = {"nested": NESTED, "cascade": CASCADE, "triggers": TRIGGERS, "words": WORDS}

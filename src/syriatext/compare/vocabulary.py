"""The closed word lists of English news prose that words, sentences and kinds of swaps are told by."""

from __future__ import annotations


def vocabulary(listed: str) -> frozenset[str]:
    """The words of a list that is written as text."""
    return frozenset(listed.split())


def phrases(listed: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a list with commas, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in listed.split(","))


HYPHENS = "-‐‑"
"""What joins words, as members of a character class."""

FUNCTION_WORDS = vocabulary(
    """
    a an the and or but nor of in on at to from by with for as is are was were be been being has have had
    having it its this that these those he she they we you i his her their our your my him them us me who whom
    whose which what when where why how not no do does did will would can could may might must shall should
    also than then there here into onto upon over under about after before between through during against
    within without so if because while such some any all each both more most other own same very just only
    even up down out off too yet still again
    """
)
"""Small words that every text shares with every other."""

FILLERS = vocabulary(
    """
    also actually various very ever never really quite just certainly likewise exactly brand most kind
    rather simply indeed currently now presently
    """
)
"""Words that a rewrite adds without adding anything."""

NEGATIONS = vocabulary(
    """
    not no never without neither nor none nobody nothing nowhere cannot cant dont doesnt didnt isnt arent wasnt werent
    wont wouldnt couldnt shouldnt mustnt hasnt havent hadnt
    """
)
"""Words that turn a statement round."""

ENGLISH = vocabulary(
    "the of and to for with that by from at it its they his were been have had this which their not but who"
)
"""Small words that English alone has."""

FOREIGN = vocabulary(
    """
    der die das und den dem des ist ein eine einen einem einer zu von mit auf für nicht im sich auch dass wurde
    le la les et du une que qui dans est pour sur par pas au aux el los las del y en un con para se su por lo
    il di che e per è della nel sono o os da em não uma dos na do het een van dat op met niet zijn te voor
    och att det som på av är og til på ikke w na z nie się do jest że i v ne je ve bir bu için ile si în cu
    """
)
"""Small words of other languages in Latin letters, which a text of English has in names alone."""

PARTICLES = vocabulary("to out up off down on away over back around through along")
"""Small words that end a verb of several words."""

MODIFIED = vocabulary("other more most all such same own very how what never not out over later no")
"""Small words that another may stand before to say how much: ``various other``, ``exactly how``."""

IRREGULAR = vocabulary(
    """
    said made took taken gave given went gone came seen saw knew known got found thought told became left felt brought
    began begun kept held wrote written stood heard let meant set met ran paid sat spoke spoken lay led read grew grown
    lost fell fallen sent built understood drew drawn broke broken spent cut rose risen driven drove bought wore worn
    chose chosen sought threw thrown caught dealt won forgot fought flew flown taught sold struck hit shot shut hurt
    put cost quit split spread bore born borne beat beaten bound bent bled blew blown burst dug fed fled hung hid hidden
    lent lit rode ridden rang shook shaken shone showed shown sank sunk slept slid spun stole stolen stuck swore sworn
    swept swung tore torn woke withdrew withdrawn been was were had done did
    """
)
"""Past forms that do not end in ``-ed``."""

QUANTITIES = vocabulary("half quarter third dozen dozens hundreds thousands millions percent several both twice once")
"""Words that count, besides numbers."""

OPPOSITES = phrases(
    """
    before after, over under, since until, for against, a.m p.m, am pm, men women, northern southern, eastern
    western, summer winter, spring autumn, morning evening, former current, always never, nobody everybody, none
    all, support oppose, back oppose, confirm deny, ally enemy, ban allow, profit loss, rise drop, increase reduce,
    increase decline, arrest release, he she, his her, rose fell, risen fallen, rose dropped, rises falls, gain
    lose, cheaper dearer, approve reject, grant deny, survive die, uphold overturn, upheld overturned, uphold quash,
    upheld quashed, won lost, beat lost, northwest southwest, northeast southeast, northwest northeast, southwest
    southeast, upwards downwards, upward downward, accelerate slow, widen narrow,
    guilty acquitted, alive dead, survived died, majority minority, surplus deficit, most few, agree refuse,
    agree decline, accept decline, bought sold, buyer seller, gained lost, began ended, raised cut, lift impose,
    extend shorten, arrive depart, joined left, entered left, lent borrowed, lender borrower, largest smallest,
    first last, improve worsen, hail condemn, praise criticize, welcome criticize, welcome condemn, add remove,
    killed saved, never often, never sometimes, never usually, never once, nothing something, nothing everything,
    nobody somebody, without with, employer employee, plaintiff defendant, defense prosecution, attacker victim
    """
)
"""Pairs that say the opposite, besides those of the table."""

NAMES = vocabulary(
    """
    afghan albanian algerian american arab argentine armenian australian austrian azeri bahraini bangladeshi belarusian
    belgian bosnian brazilian british bulgarian cambodian canadian chechen chilean chinese colombian croatian cuban
    cypriot czech danish druze dutch egyptian emirati english eritrean estonian ethiopian european finnish french
    georgian german ghanaian greek hungarian icelandic indian indonesian iranian iraqi irish israeli italian jamaican
    japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti kyrgyz latvian lebanese libyan lithuanian malaysian
    maltese mexican moldovan moroccan nigerian norwegian omani pakistani palestinian peruvian philippine polish
    portuguese qatari romanian russian rwandan saudi scottish serbian serb slovak slovenian somali spanish sudanese
    swedish swiss syrian taiwanese tajik thai tunisian turkish turkmen ugandan ukrainian uzbek venezuelan vietnamese
    welsh yemeni australia britain china scotland wales
    abdullah andrei anwar ashraf assad deng dmitry erdogan gaddafi gandhi giuseppe hamid hezbollah hussein ibrahim igor
    imran jong khaled khalid laden mahmoud matteo merkel mikhail modi mubarak mustafa narendra nasser nawaz netanyahu
    nikolai olaf oleg osama pavel putin rahul rashid reza saddam salman samir sergei sergey silvio tariq viktor
    yuri yusuf
    """
)
"""Of peoples, countries and people: what is common in English texts, and the table of names lacks."""

UNITS = phrases(
    """
    pound pounds, milligram milligrams mg, kilometer, meter meters, mile, yard yards, foot
    feet, inch inches, centimeter centimeters cm, millimeter millimeters mm, hectare hectares, acre acres, kilogram,
    gram grams g, ton, ounce ounces, liter liters, gallon gallons, barrel barrels, watt watts,
    kilowatt kilowatts kw, megawatt megawatts mw, dollar usd, euro euros eur, lira liras lire, ruble rubles
    rouble roubles, dinar dinars, dirham dirhams, riyal riyals, shekel shekels, franc francs, yen, yuan, rupee
    rupees, minute minutes, hour hours, day days, week weeks, month months, year years, decade decades, century
    centuries, percent, point points
    """
)
"""What is counted or measured in, each unit with its spellings in normal form. *Second* says more."""

PHRASES = phrases(
    """
    as well as, along with, together with, because of, due to, owing to, thanks to, according to, in front of,
    instead of, in spite of, apart from, aside from, prior to, out of, next to, close to, in addition to,
    in the middle of, in the midst of, on behalf of, in favor of, in place of, with regard to, regardless of, ahead of,
    such as, so that, as long as, as soon as, even though, in order to, no 1, no longer, at least, at most, more than,
    less than, a lot of, a number of, in charge of, on top of, by means of, as a result of
    """
)
"""Small words of several words: they are swapped whole."""

PREFIXES = vocabulary(
    "co de re un pre non ex pro anti sub dis mis out over under semi multi inter ultra vice self mid bi"
)
"""What is no word of its own in a compound with a hyphen."""

ABBREVIATIONS = vocabulary(
    """
    mr mrs ms dr prof rev hon gov sen rep pres st sr jr gen lt col maj capt cmdr sgt cpl adm brig cdr insp
    supt det jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no nos vs etc fig
    vol pp ed inc corp co ltd plc llc bros approx est dept univ assn ave blvd rd mt ft e.g i.e a.m p.m al
    jän mär mrz okt dez bzw ca nr hr janv févr avr juil déc
    """
)
"""Words that a full stop does not end a sentence after."""

STARTERS = vocabulary(
    """
    the a an in on at he she it they we but and this that these those there his her its their our i when while
    after before as if for from with by however meanwhile according under since although though what who some
    many most officials
    """
)
"""Words that start a sentence when they are capitalised."""

CLOSING_ABBREVIATIONS = vocabulary(
    """
    co inc corp ltd plc no a.m p.m etc
    """
)
"""Abbreviations that often stand last in a sentence."""

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
NUMBER_WORDS: dict[str, str] = {
    **{word: str(value) for value, word in enumerate(_UNITS.split())},
    **{word: str(10 * value) for value, word in enumerate(_TENS.split(), 2)},
    **{word: f"{value}#" for value, word in enumerate(_ORDINALS.split(), 1) if word != "second"},
}
"""Numbers by their words; an ordinal ends in ``#``. A second is mostly a time."""

NOT_ISE = vocabulary(
    """
    promis premis exercis surpris precis advis rais prais aris upris otherwis likewis clockwis disguis enterpris
    compromis franchis merchandis supervis revis devis televis advertis compris expertis paradis nois pois cruis bruis
    concis demis excis treatis appris improvis chastis circumcis despis tortois
    """
)
"""How words begin whose ``-ise`` is never written ``-ize``."""

MULTIPLIERS = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""What the number before is counted in."""

CAPITALS = vocabulary("IS US UN IT WHO UK")
"""Short forms that are other words without their capitals."""

CURRENCIES = {
    "$": "dollar", "£": "pound", "€": "euro", "¥": "yen", "₽": "ruble", "₺": "lira", "₪": "shekel", "₹": "rupee"
}  # fmt: skip
"""Signs before or behind an amount, and what they are read as."""

SPELLINGS: dict[str, str] = {
    **CURRENCIES,
    "-": "minus",
    "−": "minus",
    "mln": "million",
    "mlns": "million",
    "millions": "million",
    "bln": "billion",
    "billions": "billion",
    "dlr": "dollar",
    "dlrs": "dollar",
    "dollars": "dollar",
    "pct": "percent",
    "%": "percent",
    **dict.fromkeys(["prozent", "procent", "yuzde", "процент", "процента", "процентов"], "percent"),
    "km": "kilometer",
    "kms": "kilometer",
    "kilometers": "kilometer",
    "kilometres": "kilometer",
    "kilometre": "kilometer",
    "kilos": "kilogram",
    "kilo": "kilogram",
    "kg": "kilogram",
    "kgs": "kilogram",
    "kilograms": "kilogram",
    "kilogrammes": "kilogram",
    "tons": "ton",
    "tonne": "ton",
    "tonnes": "ton",
    "miles": "mile",
    "trillions": "trillion",
    "bn": "billion",
    "govt": "government",
    "programme": "program",
    "programmes": "programs",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "pretence": "pretense",
    "grey": "gray",
    "tyre": "tire",
    "tyres": "tires",
    "jewellery": "jewelry",
    "cheque": "check",
    "cheques": "checks",
    "aeroplane": "airplane",
    "ageing": "aging",
    "judgement": "judgment",
    "sceptical": "skeptical",
    "sceptic": "skeptic",
    "scepticism": "skepticism",
    "aluminium": "aluminum",
    "plough": "plow",
    "mould": "mold",
    "sulphur": "sulfur",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "enrol": "enroll",
    "instalment": "installment",
    "instalments": "installments",
    "skilful": "skillful",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "kerb": "curb",
    "pyjamas": "pajamas",
    "practise": "practice",
    "storey": "story",
    "draught": "draft",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "anaesthetic": "anesthetic",
    "paediatric": "pediatric",
    "haemorrhage": "hemorrhage",
    "whilst": "while",
    "amongst": "among",
    "towards": "toward",
    "afterwards": "afterward",
    "learnt": "learned",
    "spelt": "spelled",
}
"""Spellings that no rule explains, and the short forms of the wires, by the form they are compared under."""

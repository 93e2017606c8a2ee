"""A short report, a word-by-word rewrite of it, a desk edit, another report of the same event and an unrelated one."""

REPORT = """\
The army's spokesman said on Sunday that troops had taken back about 40 percent of the valley from the militants, a \
major gain three months after the campaign began.

Planes have given cover to the soldiers since January, changing the course of the war and giving Capt. Salim Haddad's \
men an advantage over opposition fighters and Islamic State group militants in the hills.

Speaking to reporters at the Qasr base in the province of Rahba, Haddad said the government must still clear the \
men who hold approximately 300 square kilometers near the border with Iraq.

Residents said that the heavy shelling had driven dozens of families out of Deir el-Zour and the villages around it.

A new round of talks starts later this week in Amman, with the Defense Ministry sending two senior officers.
"""

REWRITE = """\
The army's spokesman stated on Sunday that soldiers had taken back concerning 40 percent of the valley from the \
militants, a significant gain 3 months after the project started.

Planes have actually provided cover to the soldiers considering that January, transforming the training course of the \
battle and also offering Capt. Salim Haddad's guys a benefit over resistance boxers and also ISIS militants in the \
hills.

Homeowners stated that the hefty shelling had actually driven loads of family members out of Deir al- Zor and also the \
towns around it.

Talking to press reporters at the Qasr base in the district of Rahba, Haddad stated the federal government should \
still remove the men that hold roughly 300 square kilometres near the boundary with Iraq.

A brand-new round of talks begins later on today in Amman, with the Support Ministry sending out 2 elderly policemans.
"""

EDITED = (
    REPORT.replace("approximately 300", "about 310")
    .replace("later this week", "on Thursday")
    .replace("Residents said that the", "Residents said the")
)

SAME_STORY = """\
Government forces are pushing into the Rahba valley, where an officer told journalists that less than half of the land \
was under their control again.

Salim Haddad, a captain, briefed the press at an air base on Sunday. He would not say when the operation might end, or \
how many of his soldiers had been killed since it was launched in winter.

Aid groups warn of a new wave of displaced people in Deir al-Zor. They count some 60 families who fled on foot.

Negotiators are expected in Amman on Thursday; few observers believe that they will agree on anything.
"""

BRIDGE = """\
A suspension bridge hangs its deck from cables that run over two towers and are anchored in the ground at both ends. \
The load of the deck pulls on the hangers, the hangers pull on the cables, and the cables press the towers down.

Because steel cables carry so much for their weight, no other kind of bridge can span as far. The longest of them \
cross more than two kilometers of open water without a pier.

Wind is the great danger for such bridges, since a light deck may begin to swing. Engineers therefore test a model of \
the deck in a wind tunnel before they build it.
"""

BRIDGE_REVISED = """\
In a suspension bridge the deck hangs from cables; these run over two towers and are held by anchors in the ground at \
both ends. The hangers, pulled by the load of the deck, pull on the cables in turn, which press down the towers.

No other kind of bridge spans as far, because cables of steel carry so much for what they weigh: more than two \
kilometers of open water are crossed without a pier by the longest of them.

The great danger is wind, since a deck that is light may swing. A model of it is therefore tested by engineers in a \
wind tunnel before anything is built.
"""

UNRELATED = """\
The city museum will reopen in spring with an exhibition on early photography, its director announced.

Visitors can see more than two hundred prints, many of them shown for the first time, and try an old camera themselves.

Tickets cost eight euros. Children under twelve years pay nothing on weekdays.
"""

"""From samples of word triples to groups of texts: one flow in SQL that any engine can run, a table a stage.

It begins with ``documents(doc, whole, size)``, ``samples(hash, doc, part)`` of word triples and ``names(hash, doc)`` of
pairs of names (see `batches`), and ends with links:

1. *originals*: of documents with the same words, one; numbered by what they say, so that no order of input matters.
2. *shared*: the triples that several of them have. Each text stands beside the next few that have the same triple, so
   that the number of pairs stays linear in that of the texts: in a family, the next one is never far.
3. *close*, *certain*, *strict*: of such pairs those that are certainly one by Jaccard similarity, and their groups.
4. *ranked*, *hubs*: for each triple, the one of the groups that have it that meets the most texts over all its
   triples: an original, whose rewrites have little in common but it; *stars*: how much each text shares with a hub;
   *ends*: with which text of it.
5. *boilerplate*: triples found in many strict groups whose texts share with their hub only some of their parts. What a
   family of rewrites has in common lies all over its texts, however large it is and however little they share; a
   footer lies at their end, and header and footer leave the middle out. Counted over all texts of a triple, even a few
   shared triples a text show where they lie (*parts*: how many there are in each).
6. *sizes*, *neighbours*, *pairs*: what else the texts have, and how much of it those have in common that stand beside
   each other.
7. *spun*: pairs that share little, but all over both texts, and most of their names: other words for the same story.
8. *links*: pairs and stars that share enough.

Ratios are compared as whole thousandths: sums of floats would depend on the order of threads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from .batches import PARTS
from .components import labels
from .engines import Engine

CLOSE, NEIGHBOURS = 3, 8
"""To how many of the next texts with the same triple a text is compared: to find what is certain, and all."""
FEW, MOSTLY_CONTAINED = 2, 500
"""A link needs this many sampled triples, and this many thousandths of the smaller text's triples; or less of it:"""
LEAST_SHARED, CONTAINED = 3, 210
MANY_SHARED, SPREAD = 6, 2
"""Fewer of them, in fewer parts than these, may be one sentence that two short texts have by chance: the link is not
firm. Among a million texts, such chances join strangers."""
CONTAINED_IF_SPUN, LEAST_NAMES, NAMES_CONTAINED = 60, 5, 400
"""A link of texts that share less needs so much of it, so many pairs of names and so many thousandths of these."""
MANY_GROUPS = 5
"""A triple in no more strict groups than these is nobody's boilerplate."""
SHARED_IN_PART, IN_SHARED_PARTS = 120, 640
"""A triple of many groups is no boilerplate if, of the texts that have it taken together, so much (thousandths of all
their triples) lies in parts of which so much is shared with its hub."""
VERSION = 8
"""Of the hashes and the flow: work that another version began can't be gone on with."""

STAGES = {
    "originals": 1,
    "shared": 10,
    "close": 5,
    "certain": 5,
    "strict": 1,
    "ranked": 3,
    "hubs": 4,
    "parts": 1,
    "stars": 9,
    "ends": 9,
    "boilerplate": 7,
    "sizes": 1,
    "neighbours": 5,
    "pairs": 3,
    "spun": 1,
    "links": 3,
}
"""In their order, with the seconds that they took for a million texts: to say how far the work is."""

_IN_PARTS = ", ".join(
    f"CAST(sum(CASE WHEN part = {part} THEN 1 ELSE 0 END) AS INT) AS part{part}" for part in range(PARTS)
)


class Flow:
    """The flow on an engine that holds the first two tables. `rows` is the number of samples."""

    def __init__(self, engine: Engine, rows: int) -> None:
        self.engine = engine
        self.partitions = range(max(1, -(-rows // engine.rows_at_once)))

    def run(self, tell: Callable[[float], None] = lambda share: None) -> None:
        """Run the stages that are not done yet; `tell` is told before each which share of the work is done."""
        costs = list(STAGES.values())
        for at, stage in enumerate(STAGES):
            tell(sum(costs[:at]) / sum(costs))
            if not self.engine.is_done(stage):
                getattr(self, f"_{stage}")()

    def links(self) -> dict[str, npt.NDArray[Any]]:
        """Columns a, b (numbers of originals), contained, jaccard (thousandths), firm, spun (1 or 0); best first."""
        return self.engine.fetch(
            "SELECT a, b, contained, jaccard, firm, spun FROM links ORDER BY jaccard DESC, contained DESC, a, b"
        )

    def _originals(self) -> None:
        self._make(
            "originals",
            "SELECT CAST(row_number() OVER (ORDER BY whole) - 1 AS INT) AS text, doc, whole, size FROM"
            " (SELECT min(doc) AS doc, whole, min(size) AS size FROM documents WHERE whole <> 0"
            " GROUP BY whole) AS first",
        )

    def _shared(self) -> None:
        kept = "FROM samples JOIN originals ON samples.doc = originals.doc WHERE hash % {parts} = {part}"
        self._make_in_parts(
            "shared",
            f"SELECT hash, text, part {kept} AND hash IN (SELECT hash {kept} GROUP BY hash HAVING count(*) > 1)",
        )

    def _close(self) -> None:
        self._make_in_parts("close", self._beside("text", CLOSE, "hash % {parts} = {part}"))

    def _certain(self) -> None:
        """Of what either has, both have half."""
        self._make_in_parts(
            "certain",
            "SELECT a, b, shared, x.size AS size_a, y.size AS size_b FROM (SELECT a, b, CAST(count(*) AS INT) AS shared"
            f" FROM close WHERE a % {{parts}} = {{part}} GROUP BY a, b HAVING count(*) >= {LEAST_SHARED}) AS counted"
            " JOIN originals AS x ON x.text = a JOIN originals AS y ON y.text = b WHERE 3 * shared >= x.size + y.size",
            drop=["close"],
        )

    def _strict(self) -> None:
        count = int(self.engine.fetch("SELECT count(*) AS n FROM originals")["n"][0])
        found = self.engine.fetch("SELECT a, b FROM certain")
        of_text = labels(count, found["a"].astype(np.int64), found["b"].astype(np.int64)).astype(np.int32)
        self.engine.load("strict", {"strict": {"text": np.arange(count, dtype=np.int32), "label": of_text}})

    def _ranked(self) -> None:
        met = "SELECT hash, count(*) AS texts FROM shared GROUP BY hash"
        self._make(
            "ranked",
            "SELECT label, CAST(row_number() OVER (ORDER BY met, label) AS INT) AS place FROM (SELECT label,"
            f" sum(texts) AS met FROM shared JOIN ({met}) AS h ON shared.hash = h.hash JOIN strict"
            " ON strict.text = shared.text GROUP BY label) AS labels",
        )

    def _hubs(self) -> None:
        self._make(
            "hubs",
            "SELECT hash, groups, label AS hub FROM (SELECT hash, CAST(count(DISTINCT ranked.place) AS INT) AS groups,"
            " max(ranked.place) AS place FROM shared JOIN strict ON shared.text = strict.text"
            " JOIN ranked ON ranked.label = strict.label GROUP BY hash HAVING min(ranked.place) < max(ranked.place))"
            " AS found JOIN ranked ON ranked.place = found.place",
        )

    def _parts(self) -> None:
        """How many triples each text has in each of its parts."""
        self._make(
            "parts",
            f"SELECT text, {_IN_PARTS} FROM samples JOIN originals ON samples.doc = originals.doc GROUP BY text",
        )

    def _stars(self) -> None:
        self._make(
            "stars",
            f"SELECT s.text, hub, CAST(count(*) AS INT) AS shared, max(part) - min(part) AS spread,"
            f" {_IN_PARTS} FROM shared AS s"
            " JOIN hubs ON s.hash = hubs.hash JOIN strict ON strict.text = s.text WHERE label <> hub"
            " GROUP BY s.text, hub",
        )

    def _ends(self) -> None:
        """Which text of its hub each star leads to: the one that most of its triples name, of those that have them."""
        starred = "FROM shared AS s JOIN {} ON s.hash = h.hash JOIN strict ON strict.text = s.text AND label {} hub"
        held = f"(SELECT s.hash, hub, max(s.text) AS held {starred.format('hubs AS h', '=')} GROUP BY s.hash, hub) AS h"
        place = "row_number() OVER (PARTITION BY s.text, hub ORDER BY count(*) DESC, held) AS place"
        counted = f"SELECT s.text, hub, held, {place} {starred.format(held, '<>')} GROUP BY s.text, hub, held"
        self._make("ends", f"SELECT text, hub, held FROM ({counted}) AS ranked WHERE place = 1")

    def _boilerplate(self) -> None:
        hot = f"(SELECT hash, hub FROM hubs WHERE groups > {MANY_GROUPS})"
        parts = [(f"COALESCE(stars.part{part}, 0)", f"parts.part{part}") for part in range(PARTS)]
        sums = ", ".join(f"sum({met}) AS met{at}, sum({all}) AS all{at}" for at, (met, all) in enumerate(parts))
        in_shared = " + ".join(
            f"CASE WHEN 1000 * met{part} >= {SHARED_IN_PART} * all{part} THEN all{part} ELSE 0 END"
            for part in range(PARTS)
        )
        in_all = " + ".join(f"all{part}" for part in range(PARTS))
        self._make(
            "boilerplate",
            f"SELECT s.hash, hot.hub, s.text FROM shared AS s JOIN {hot} AS hot ON s.hash = hot.hash WHERE s.hash IN ("
            f"SELECT hash FROM (SELECT s.hash, {sums} FROM shared AS s JOIN {hot} AS hot ON s.hash = hot.hash"
            " JOIN strict ON strict.text = s.text AND strict.label <> hot.hub JOIN parts ON parts.text = s.text"
            " LEFT JOIN stars ON stars.text = s.text AND stars.hub = hot.hub"
            f" GROUP BY s.hash) AS profiles WHERE 1000 * ({in_shared}) < {IN_SHARED_PARTS} * ({in_all}))",
        )

    def _sizes(self) -> None:
        """How many triples each text has besides boilerplate; half of all at least, or few would be much."""
        self._make(
            "sizes",
            "SELECT o.text, greatest(o.size - COALESCE(dropped, 0), CAST(ceil(o.size / 2.0) AS INT)) AS size"
            " FROM originals AS o LEFT JOIN (SELECT text, CAST(count(*) AS INT) AS dropped FROM boilerplate"
            " GROUP BY text) AS d ON d.text = o.text",
        )

    def _neighbours(self) -> None:
        """Both as text and part in one number, the text times `PARTS`."""
        kept = "hash % {parts} = {part} AND NOT EXISTS (SELECT 1 FROM boilerplate AS b WHERE b.hash = shared.hash)"
        self._make_in_parts("neighbours", self._beside(f"text * {PARTS} + part", NEIGHBOURS, kept))

    def _pairs(self) -> None:
        text = f"CAST(floor({{0}} / {PARTS}) AS INT)"
        a, b = text.format("a"), text.format("b")
        self._make_in_parts(
            "pairs",
            "SELECT p.a, p.b, shared, spread, x.size AS size_a, y.size AS size_b FROM"
            f" (SELECT {a} AS a, {b} AS b, CAST(count(*) AS INT) AS shared,"
            " least(max(a) - min(a), max(b) - min(b)) AS spread FROM neighbours"
            f" WHERE {a} % {{parts}} = {{part}} GROUP BY {a}, {b} HAVING count(*) >= {FEW}) AS p"
            " JOIN sizes AS x ON x.text = p.a JOIN sizes AS y ON y.text = p.b",
            drop=["neighbours"],
        )

    def _spun(self) -> None:
        candidates = (
            f"SELECT a, b FROM pairs WHERE shared >= {LEAST_SHARED} AND spread >= {SPREAD} AND 1000 * shared BETWEEN"
            f" {CONTAINED_IF_SPUN} * least(size_a, size_b) AND {CONTAINED} * least(size_a, size_b)"
        )
        self._make(
            "spun",
            f"WITH candidates AS ({candidates}), named AS (SELECT text, hash FROM names JOIN originals"
            " ON names.doc = originals.doc WHERE text IN (SELECT a FROM candidates UNION SELECT b FROM candidates)),"
            " counts AS (SELECT text, count(*) AS names FROM named GROUP BY text)"
            " SELECT s.a, s.b FROM (SELECT a, b, count(*) AS names FROM candidates JOIN named AS x ON x.text = a"
            " JOIN named AS y ON y.text = b AND y.hash = x.hash GROUP BY a, b) AS s"
            " JOIN counts AS x ON x.text = s.a JOIN counts AS y ON y.text = s.b"
            f" WHERE s.names >= {LEAST_NAMES} AND 1000 * s.names >= {NAMES_CONTAINED} * least(x.names, y.names)",
        )

    def _links(self) -> None:
        holds = f"(shared >= {MANY_SHARED} OR {{}} >= {SPREAD})"
        is_firm = f"CASE WHEN {holds} THEN 1 ELSE 0 END AS firm"
        # Where a hub's texts have what is shared is not known.
        found = (
            f"SELECT a, b, shared, spread, size_a, size_b, {is_firm.format('spread')} FROM pairs UNION ALL"
            f" SELECT text, held, shared, spread, size_a, size_b, {is_firm.format('0')} FROM"
            f" ({self._weighed_stars()}) AS weighed"
        )
        spun = (
            f"SELECT p.a, p.b, shared, size_a, size_b, {is_firm.format('0')}, 1 AS spun FROM pairs AS p"
            " JOIN spun ON spun.a = p.a AND spun.b = p.b"
        )
        share = "1000 * shared >= {} * least(size_a, size_b)"
        enough = (
            f"shared >= {FEW} AND {share.format(MOSTLY_CONTAINED)} OR shared >= {LEAST_SHARED}"
            f" AND {share.format(CONTAINED)} AND {holds.format('spread')}"
        )
        contained = "least(1000, floor(1000.0 * shared / least(size_a, size_b)))"
        jaccard = "least(1000, floor(1000.0 * shared / greatest(1, size_a + size_b - shared)))"
        self._make(
            "links",
            f"SELECT least(a, b) AS a, greatest(a, b) AS b, CAST(max({contained}) AS INT) AS contained,"
            f" CAST(max({jaccard}) AS INT) AS jaccard, max(firm) AS firm, min(spun) AS spun FROM"
            f" (SELECT a, b, shared, size_a, size_b, firm, 0 AS spun FROM ({found}) AS found WHERE {enough} UNION ALL"
            f" SELECT a, b, shared, size_a, size_b, 1 AS firm, 0 AS spun FROM certain UNION ALL {spun}) AS kept"
            " GROUP BY least(a, b), greatest(a, b)",
        )

    def _weighed_stars(self) -> str:
        """Stars and what they share besides boilerplate; the size of a hub is that of its texts on average."""
        groups = (
            "SELECT label, CAST(floor(sum(size) / count(*)) AS INT) AS size FROM strict"
            " JOIN sizes ON sizes.text = strict.text GROUP BY label"
        )
        return (
            "SELECT p.text, e.held, p.shared - COALESCE(d.shared, 0) AS shared, spread, x.size AS size_a,"
            " y.size AS size_b FROM stars AS p LEFT JOIN"
            " (SELECT text, hub, count(*) AS shared FROM boilerplate GROUP BY text, hub) AS d"
            " ON d.text = p.text AND d.hub = p.hub"
            f" JOIN sizes AS x ON x.text = p.text JOIN ({groups}) AS y ON y.label = p.hub"
            " JOIN ends AS e ON e.text = p.text AND e.hub = p.hub"
        )

    def _beside(self, what: str, steps: int, condition: str) -> str:
        """Every text of a triple with its next ones."""
        leads = ", ".join(f"lead({what}, {step}) OVER beside" for step in range(1, steps + 1))
        rows = (
            f"SELECT {what} AS a, {self.engine.array.format(leads)} AS others FROM shared"
            f" WHERE {condition} WINDOW beside AS (PARTITION BY hash ORDER BY text)"
        )
        return (
            f"SELECT a, b FROM (SELECT a, {self.engine.explode.format('others')} AS b FROM ({rows}) AS rows) AS beside"
            " WHERE b IS NOT NULL"
        )

    def _make(self, stage: str, query: str) -> None:
        self.engine.make(stage, [query])

    def _make_in_parts(self, stage: str, query: str, drop: Sequence[str] = ()) -> None:
        """One partition after the other: each fits into memory, whatever the size of the whole."""
        parts = [query.format(parts=len(self.partitions), part=part) for part in self.partitions]
        self.engine.make(stage, parts, drop)

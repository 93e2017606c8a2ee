"""Documents put together at random from every kind of line that some part of cleaning changes."""

from hypothesis import strategies as st

TITLE = "Council repairs the bridge over the northern canal"

PROSE = (
    "The council said on Sunday that the bridge over the canal would open to traffic before the end of the month.",
    "Engineers had worked on its two spans since March, when the flood carried away a part of the eastern bank.",
    "“We waited four years for this day,” said Mariam Haddad, who sells bread beside the old toll house.",
    "قال المجلس إن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر الحالي بعد أربع سنوات من الانتظار.",
    "Власти сообщили, что мост через канал откроют для движения до конца месяца после ремонта.",
)
BROKEN = (
    "The works cost less than had been planned and the rest of the money will now be",
    "spent on the road that leads from the market to the school on the hill.",
)
DAMAGED = (
    "The cafÃ© beside the bridge reopened, its owner said â€“ after ten long years of waiting.",
    "Ø§Ù„Ø³Ù„Ø§Ù… Ø¹Ù„ÙŠÙƒÙ… was painted on its door in the spring of the year before.",
)
CHROME = (
    TITLE,
    "Home / World / " + TITLE,
    "3 min read",
    "22 August, 2017",
    "12/09/2017 09:03 by admin",
    "The bridge before the flood carried its eastern bank away (AFP)",
    "Follow",
    "Share this",
    "LEAVE A REPLY",
    "Please enter your comment!",
    "Related",
    "Advertisement",
    "Agencies contributed to this report.",
    "- AP",
    "°®Âþµº",
    "Ìý",
    "Placeholder canvas",
)
ODD = (
    "",
    " ",
    "\t",
    "\u00a0",
    "\ufeff",
    "a\x00b",
    "\x1b[2J",
    "x" * 200,
    "1,2,3",
    "{",
    "def f():",
    "\u202eabc",
    "\ud83d",
)
LINE_ENDS = ("\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\n \n")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1256", "cp1251", "cp1252", "gb18030", "latin-1")

lines = st.one_of(*(st.sampled_from(pool) for pool in (PROSE, PROSE, BROKEN, DAMAGED, CHROME, CHROME, ODD)))


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A document with a title, some prose, and whatever else comes; one kind of line end or a mixture."""
    body = [TITLE, *PROSE[:2], *draw(st.lists(lines, max_size=14))]
    ends = draw(st.lists(st.sampled_from(LINE_ENDS), min_size=1, max_size=2))
    text = "".join(line + ends[i % len(ends)] for i, line in enumerate(body))
    return text if draw(st.booleans()) else text.rstrip("\r\n")


@st.composite
def pages(draw: st.DrawFn) -> str:
    """The same as a web page."""
    paragraphs = "".join(f"<p>{line}</p>\n" for line in draw(texts()).splitlines())
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><article>{paragraphs}</article></body></html>"
    )


@st.composite
def encoded(draw: st.DrawFn, source: st.SearchStrategy[str]) -> bytes:
    """A document's bytes, in one of many encodings; sometimes with bytes of no encoding, sometimes cut short."""
    data = draw(source).encode(draw(st.sampled_from(ENCODINGS)), "replace")
    if draw(st.booleans()):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(st.binary(max_size=4)) + data[at:]
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data

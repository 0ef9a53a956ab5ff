"""What an editor types, as an element tree: ours and Markdown's, nothing lost, each block with its line."""

from __future__ import annotations

import time
from xml.etree.ElementTree import Element

import pytest
from edition.marks import Reader
from hypothesis import example, given, settings
from hypothesis import strategies as st

READER = Reader()
# Drawn more often than other characters: what marks are made of.
MARKS = st.sampled_from(
    ["[", "]", "](", ")", "][^n]", "[^n]:", "[[page ", "]]", "*", "**", "_", "~~", "++", "^", "~", "?]", "{: .upright lang=fr }", "\\",
     "{:", "}", "#p1", ".claim", "cert=", "lang=",
     "> ", "- ", "1. ", "## ", "***", "<b>", "&amp;", "\n", "\n\n", "    ", '"', "`", "a", "Words.", "\x02", "\x03", "²"]
)  # fmt: skip
CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\r")  # `heads` has made one line end of all
ANYTHING = st.lists(MARKS | st.text(CHARACTERS, max_size=4), max_size=30).map("".join)


def outline(element: Element) -> str:
    """A tree in one line: elements in brackets, with what they are marked by."""
    value = element.get("href") or element.get("note") or element.get("n") or element.get("id") or ""
    inner = (element.text or "") + "".join(outline(child) + (child.tail or "") for child in element)
    return f"<{element.tag}{' ' if value else ''}{value}>{inner}</>"


def paragraph(source: str) -> str:
    """The outline of what stands in the one paragraph of a source."""
    (element,) = READER.tree(source)
    assert element.tag == "p"
    return outline(element).removeprefix("<p>").removesuffix("</>")


def text(element: Element) -> str:
    """The words of a tree, editorial brackets put back, white space folded."""

    def inner(element: Element) -> str:
        words = (element.text or "") + "".join(inner(child) + (child.tail or "") for child in element)
        return f"[{words}]" if element.tag == "supplied" else words

    return " ".join(inner(element).split())


def lines(source: str, depth: int = 1) -> list[tuple[str, int]]:
    """The blocks of a source with their lines."""
    found = READER.tree(source) if depth == 1 else READER.tree(source).iter()
    return [(element.tag, int(element.get("line", "0"))) for element in found if "line" in element.attrib]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a [[page 3]] b", "a <page 3></> b"),
        ("[[page3]]", "<page 3></>"),
        ("[words][^n]", "<lemma n>words</>"),
        ("[choose to]", "<supplied>choose to</>"),
        ("[words](people/x.md)", "<a people/x.md>words</>"),
        ("[a [b](people/x.md) c][^n]", "<lemma n>a <a people/x.md>b</> c</>"),
        ("[a [b] c][^n]", "<lemma n>a <supplied>b</> c</>"),
        ("[a [[page 2]] b][^n]", "<lemma n>a <page 2></> b</>"),
        ("[[b](people/x.md) c]", "<supplied><a people/x.md>b</> c</>"),
        ("*a [b](people/x.md)*", "<em>a <a people/x.md>b</></>"),
        ("[*a*{: lang=ru }](people/x.md)", "<a people/x.md><em>a</></>"),
        ("one[a][^n]two[b](c.md)three[d]", "one<lemma n>a</>two<a c.md>b</>three<supplied>d</>"),
    ],
)
def test_a_mark_is_read_as_its_element(typed: str, read: str) -> None:
    assert paragraph(typed) == read


def test_a_lemma_may_contain_another_lemma() -> None:
    assert paragraph("[a [b][^m] c][^n]") == "<lemma n>a <lemma m>b</> c</>"


def test_lemmas_nest_three_deep() -> None:
    assert paragraph("[a [b [c][^l]][^m]][^n]") == "<lemma n>a <lemma m>b <lemma l>c</></></>"


def test_a_backslash_makes_a_bracket_a_bracket() -> None:
    assert paragraph(r"\[Source [a](b.md)\]") == "[Source <a b.md>a</>]"
    assert paragraph(r"\[words\][^n]") == "[words]<supplied>^n</>"
    assert paragraph(r"\[[page 3]]") == "[<supplied>page 3</>]"


def test_a_bracket_that_is_never_closed_is_a_bracket() -> None:
    assert paragraph("a [b](c.md and [d") == "a <supplied>b</>(c.md and [d"


def test_a_year_that_opens_a_sentence_opens_no_list() -> None:
    assert paragraph("1848. A year") == "1848. A year"


def test_html_and_entities_stay_words() -> None:
    assert paragraph("a <b>c</b> &amp; d &copy; <https://e.f> `g`") == "a <b>c</b> &amp; d &copy; <https://e.f> `g`"


def test_a_line_end_is_white_space_and_no_break() -> None:
    assert paragraph("a  \nb") == "a  \nb"


def test_a_note_stays_where_it_is_typed() -> None:
    tree = READER.tree("One.\n\n[^n]: A note.\n{: .claim verdict=exaggerated cert=disputed }\n\nTwo.")
    assert [(element.tag, text(element)) for element in tree] == [("p", "One."), ("note", "A note."), ("p", "Two.")]
    assert tree[1][0].attrib == {"class": "claim", "verdict": "exaggerated", "cert": "disputed", "line": "3", "said": "4"}


def test_notes_may_follow_each_other_without_a_blank_line() -> None:
    tree = READER.tree("One.\n[^a]: First.\n{: .claim verdict=right }\n[^b]: Second,\nmore.\n[^c]:\n[^d]: Last.\n\nTwo.")
    found = [(element.tag, element.get("id"), text(element)) for element in tree]
    notes = [("note", "a", "First."), ("note", "b", "Second, more."), ("note", "c", ""), ("note", "d", "Last.")]
    assert found == [("p", None, "One."), *notes, ("p", None, "Two.")]


def test_a_note_may_have_two_paragraphs() -> None:
    (note,) = READER.tree("[^n]: One.\n\n    Two.\n    {: .context }")
    assert [text(each) for each in note] == ["One.", "Two."]
    assert note[1].get("class") == "context"


def test_an_attribute_without_a_value_is_an_empty_one() -> None:
    assert READER.tree("a\n{: class }")[0].get("class") == ""


def test_an_attribute_list_cannot_set_a_line() -> None:
    assert READER.tree("a\n{: line=x }")[0].get("line") == "1"


def test_equal_blocks_have_each_their_own_line() -> None:
    assert lines("Same.\n{: #p1 }\n\nSame.\n{: #p2 }\n\nSame.") == [("p", 1), ("p", 4), ("p", 7)]


def test_words_of_an_earlier_block_lend_it_no_line() -> None:
    assert lines("No. Yes.\n{: #p1 }\n\nYes.\n{: #p2 }") == [("p", 1), ("p", 4)]


def test_a_block_without_words_of_its_own_has_the_line_of_its_first() -> None:
    found = lines("One.\n\n- a\n- b\n    - c\n\n***\n\n> q\n\n[^n]: x\ny\n\n    z", depth=2)
    blocks = [("p", 1), ("ul", 3), ("li", 3), ("li", 4), ("ul", 5), ("li", 5), ("hr", 7), ("blockquote", 9), ("p", 9)]
    assert found == [("div", 1), *blocks, ("note", 11), ("p", 11), ("p", 14)]


BLOCKS = st.sampled_from(
    [("p", "Words."), ("p", "Words.\n{: #p1 }"), ("p", "Words\nand words."), ("h2", "## Words {: #s }"), ("h2", "## Words ##"),
     ("ul", "- Words\n- Words"), ("ol", "1. Words"), ("blockquote", "> Words.\n> Words."), ("hr", "***"), ("note", "[^n]: Words."),
     ("note", "[^n]: Words.\n{: .claim verdict=right }"), ("note", "[^n]:"), ("p", "[[page 1]] [Words](x.md)")]
)  # fmt: skip


@given(st.lists(st.tuples(BLOCKS, st.integers(1, 3)), min_size=1, max_size=12))
def test_every_block_has_the_line_on_which_it_begins(drawn: list[tuple[tuple[str, str], int]]) -> None:
    source, expected = "", []
    kind = ""
    for (tag, block), blank in drawn:
        if tag == kind and tag in ("ul", "ol", "blockquote"):
            continue  # two in a row are one
        kind = tag
        expected.append((tag, source.count("\n") + 1))
        source += block + "\n" * (blank + 1)
    assert lines(source) == expected


@given(ANYTHING)
@example("{: p1 }")
@example("[[page ²]]")
@settings(max_examples=300)
def test_whatever_is_typed_gives_a_tree(source: str) -> None:
    for element in READER.tree(source).iter():
        assert all(isinstance(value, str) for value in element.attrib.values())
        assert int(element.get("line", "1")) <= source.count("\n") + 1


@given(ANYTHING, ANYTHING)
@settings(max_examples=25)
def test_a_tree_knows_nothing_of_the_one_before(first: str, second: str) -> None:
    READER.tree(first)
    assert outline(READER.tree(second)) == outline(Reader().tree(second))


# --- what looks like a mark and is none ------------------------------------------------------------------


def told(source: str) -> list[str]:
    """What is told of a source, whatever block it is told of."""
    return [each.partition(" ")[2] for element in READER.tree(source).iter() for each in element.get("told", "").split("\n") if each]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (r"\<unclear\> \& \~\~a\~\~ \^1\^ \`x\` \=\= \| \{: \!", "<unclear> & ~~a~~ ^1^ `x` == | {: !"),
        (r"C:\letters \é", r"C:\letters \é"),
        ("5 < 6 & 7 > 3, R&D; AT&T", "5 < 6 & 7 > 3, R&D; AT&T"),
        ("5 * 6 and a_b_c and 1848~ and `quoted' and {sic}", "5 * 6 and a_b_c and 1848~ and `quoted' and {sic}"),
        ("10\u202f000, « Orrin », a\u00a0b", "10\u202f000, « Orrin », a\u00a0b"),
        ("*a*, **b**, ***c***", "<em>a</>, <strong>b</>, <strong><em>c</></>"),
        ("*a **b** c* and **a *b***", "<em>a <strong>b</> c</> and <strong>a <em>b</></>"),
        ("un*like*ly “*always*” _so_", "un<em>like</>ly “<em>always</>” <em>so</>"),
        ("*слово*{: lang=ru }, *a*{lang=la}, [b]{: lang='ru-Latn' }", "<em>слово</>, <em>a</>, <supplied>b</>"),
        ("It cost $5 and $6, US$7–$8, &c., R&D;c", "It cost $5 and $6, US$7–$8, &c., R&D;c"),
        ("5' 10'' by 6' 2'' at 10:30:15; a: b :c", "5' 10'' by 6' 2'' at 10:30:15; a: b :c"),
        ("C++ and C++, 5 % or 6 %, {sic}", "C++ and C++, 5 % or 6 %, {sic}"),
        ("10^5 and 10^6, ~5 and ~6, 7 ^ 8, 5+3, D++, x", "10^5 and 10^6, ~5 and ~6, 7 ^ 8, 5+3, D++, x"),
        ("~~a *b*~~ hono++u++r", "<del>a <em>b</></> hono<add>u</>r"),
        ("*a ~~b~~* [~~c~~][^n] ~~[d](e.md)~~", "<em>a <del>b</></> <lemma n><del>c</></> <del><a e.md>d</></>"),
        ("*a*{: .small-caps } *b*{: lang=fr .underlined }", "<em>a</> <em>b</>"),
        (r"\$x\$ \:so\: https\://a.b \{{a\}} \%%b\%% \++c\++", "$x$ :so: https://a.b {{a}} %%b%% ++c++"),
        ("[https://a.b](https://a.b)", "<a https://a.b>https://a.b</>"),
        (
            "[[a](b.md)] and [[a]](b.md) and [[a]][^n]",
            "<supplied><a b.md>a</></> and <a b.md><supplied>a</></> and <lemma n><supplied>a</></>",
        ),
        ("On the\n12. of May\n3) of them", "On the\n12. of May\n3) of them"),
        ("{*a*} and {[b](c.md)}", "{<em>a</>} and {<a c.md>b</>}"),
        ("[a](b (c).md)", "<a b (c).md>a</>"),
        ('[a](b.md "c (d")', "<a b.md>a</>"),
    ],
)
def test_what_means_itself_stays_and_is_not_doubted(typed: str, read: str) -> None:
    assert paragraph(typed) == read
    assert told(typed) == []


@pytest.mark.parametrize(
    ("typed", "read", "doubt"),
    [
        ("*set*{sic}", "<em>set</>{sic}", "braces behind a mark"),
        ("[set]{a}", "<supplied>set</>{a}", "braces behind a mark"),
        ("[x](y.md){a}", "<a y.md>x</>{a}", "braces behind a mark"),
        ("[x](y.md){: lang=ru }", "<a y.md>x</>{: lang=ru }", "braces behind a mark"),
        ("[[page 1]]{: lang=ru }", "<page 1></>{: lang=ru }", "braces behind a mark"),
        ("a {: #p1 } b", "a {: #p1 } b", "braces among the words"),
        ("a {#p1} b", "a {#p1} b", "braces among the words"),
        ("a\n{: #p1", "a\n{: #p1", "braces among the words"),
        ("[x] (y.md)", "<supplied>x</> (y.md)", "a space between words and their file"),
        ("[x]\n(https://example.org/)", "<supplied>x</>\n(https://example.org/)", "a space between words and their file"),
        ("[x] (#p1)", "<supplied>x</> (#p1)", "a space between words and their file"),
        ("[x][people/y.md]", "<supplied>x</><supplied>people/y.md</>", "a file in square brackets: “[x][people/y.md]”"),
        ("[[Page 3]] x", "<supplied><supplied>Page 3</></> x", "no mark of a page: “[[Page 3]]”"),
        ("x[[ page 3 ]]", "x<supplied><supplied> page 3 </></>", "no mark of a page: “[[ page 3 ]]”"),
        ("[[page [3]]]", "<supplied><supplied>page <supplied>3</></></>", "no mark of a page: “[[page [3]]]”"),
        ("[[p. 3]]", "<supplied><supplied>p. 3</></>", "no mark of a page: “[[p. 3]]”"),
        ("a &mdash; b", "a &mdash; b", "a character written as in HTML"),
        ("a&#160;b", "a&#160;b", "a character written as in HTML"),
        ("a&#xA0;b", "a&#xA0;b", "a character written as in HTML"),
        ("[a](https://example.org/?a&amp;b)", "<a https://example.org/?a&amp;b>a</>", "a character written as in HTML"),
        ("a `b` c", "a `b` c", "no mark of this edition: “`b`”"),
        ("a ``b *c*`` d", "a ``b <em>c</>`` d", "no mark of this edition"),
        ("2^nd^ H~2~O ==x==", "2<sup>nd</> H<sub>2</>O ==x==", "no mark of this edition: “==x==”"),
        ("a ~~b", "a ~~b", "a sign without its second: “~~b”"),
        ("a ~~b *c~~ d*", "a <del>b *c</> d*", "a sign for italics without its second"),
        ("a ~~~b~~~", "a ~~~b~~~", "no mark of this edition: “~~~”"),
        ("a ^^b^^ +++c+++", "a ^^b^^ +++c+++", "no mark of this edition: “^^”, “+++”"),
        ("++b", "++b", "a sign without its second: “++b”"),
        ("M^[r]^s", "M^<supplied>r</>^s", "a note inside its words"),
        ("*a*{: .upright }", "<em>a</>{: .upright }", "braces behind a mark"),
        ("**a**{: .underlined }", "<strong>a</>{: .underlined }", "braces behind a mark"),
        ("*a*{: .underlined .small-caps }", "<em>a</>{: .underlined .small-caps }", "braces behind a mark"),
        ("a <!-- b -->", "a <!-- b -->", "HTML is not allowed: “<!--”"),
        ("<unclear>a</unclear>", "<unclear>a</unclear>", "HTML is not allowed: “<unclear>”;"),
        ("a <https://b.c>", "a <https://b.c>", "HTML is not allowed"),
        ("<b *a*>c</b>", "<b <em>a</>>c</b>", "HTML is not allowed: “<b *a*>”;"),
        ("*a", "*a", "a sign for italics without its second: “*a”"),
        ("a**", "a**", "a sign for italics without its second: “a**”"),
        ("**a*", "**a*", "a sign for italics without its second"),
        ("****a****", "****a****", "no mark of this edition: “****”"),
        ("[a", "[a", "a bracket that does not end: “[a”"),
        ("[[page 2] a", "[<supplied>page 2</> a", "a bracket that does not end"),
        ("a]", "a]", "a bracket that nothing opens: “a]”"),
        ("![a](b.png) c", "!<a b.png>a</> c", "a picture among words"),
        ("c ![a](b.png)", "c !<a b.png>a</>", "a picture among words"),
        ("a\\\nb", "a\\\nb", "a \\ that ends a line"),
        ("a\n===", "a\n===", "a line that makes no heading"),
        ("```", "```", "a line for code"),
        ("~~~ python", "~~~ python", "a line for code"),
        ("<<<<<<< HEAD\na", "<<<<<<< HEAD\na", "left over from two versions"),
        ("a\n=======\nb", "a\n=======\nb", "left over from two versions"),
        (">>>>>>> 1f2e3d", ">>>>>>> 1f2e3d", "left over from two versions"),
        ("{: #p1 }", "{: #p1 }", "braces under nothing"),
        ("[a]: https://example.org/", "<supplied>a</>: https://example.org/", "an address apart from its words"),
        ("[[[[[[[[[a]]]]]]]]]", None, "marks inside too many others"),
        ("*a **b *c **d** e* f** g*", None, "marks inside too many others"),
        ("> " * 9 + "a", None, "marks inside too many others"),
        ("- " * 9 + "a", None, "marks inside too many others"),
    ],
)
def test_what_looks_like_a_mark_and_is_none_stays_and_is_told(typed: str, read: str | None, doubt: str) -> None:
    assert any(sentence.startswith(doubt) for sentence in told(typed)), told(typed)
    if read is not None:
        assert paragraph(typed) == read


@pytest.mark.parametrize(
    ("typed", "read", "doubts"),
    [
        ("## In C# and {x}", "<h2>In C# and {x}</>", 0),
        ("## In C# ##", "<h2>In C#</>", 0),
        ("## A {: #a }", "<h2 a>A</>", 0),
        ("## A {: #a onclick=b }", "<h2 a>A</>", 1),
        ("## A \\{: #a }", "<h2>A {: #a }</>", 0),
        ("1. a\n1. b\n3. c", "<ol><li 1>a</><li 1>b</><li 3>c</></>", 0),
        ("| a | b |\n|---|---|", "<table><tr><th>a</><th>b</></></>", 0),
        ("a | b\n--- | ---\nc | d", "<table><tr><th>a</><th>b</></><tr><td>c</><td>d</></></>", 0),
        ("a | b\n:-- | ---", "<table><tr><th>a</><th>b</></></>", 1),
        ("3\\. a", "<p>3. a</>", 0),
        ("- a\n\tb\n\t- c", "<ul><li>a\nb<ul><li>c</></></></>", 0),
        ("a\n{: #p1 #p2 }", "<p p1>a</>", 1),
        ("a\n{x}", "<p>a\n{x}</>", 0),
    ],
)
def test_lines_of_their_own_are_what_they_say(typed: str, read: str, doubts: int) -> None:
    (element,) = READER.tree(typed)
    assert outline(element) == read
    assert len(told(typed)) == doubts


# --- the time of reading ---------------------------------------------------------------------------------

REPEATED = (
    "[", "[[page ", "[a](", "*", "*a ", "**a", "*a* ", "***a", "_a", "[^", "[^a]: ", "{:", "*a*{b}", "\\", "> ", "- ", "    - a\n",
    "`", "~~", "~~a", "~a~", "^", "^a", "^a^b ", "++", "++a ", "&amp;", "<a ", "](", "[[page 1]]", "[a][^b] ",
    "[a] (", "[](", '[a](b "', "[a](b 'c", "[a](b ", "a\n", "a\n\n", "- a\n",
    "- a\n\n", "> a\n", "[^a]: b\n", "# a\n", "--- a\n", "===\n", "- -", "* *", " ", "\n", "\u00a0", "(((", "a\n{: #p1 }\n\n",
    "$", "$a", "$$a", ":a", ":a:", "{{", "{%", "{++", "\\a{", "''a", "``a", "++a", "%%a", "https://", "https://a ", "[[a",
    "[@a", ".md)[", "&a",
    "a  \n", "a\n- b\n", "!!! a\n", "[[a]]", "== a\n"
)  # fmt: skip


def seconds(source: str) -> float:
    """How long this process works at reading a source."""
    begin = time.process_time()
    READER.tree(source)
    return time.process_time() - begin


@pytest.mark.parametrize("typed", REPEATED)
def test_four_times_as_much_takes_no_more_than_about_four_times_as_long(typed: str) -> None:
    short = f"So {typed * (4000 // len(typed))}"
    long = f"So {typed * (16000 // len(typed))}"
    # What is quadratic takes sixteen times as long. The least of some runs, because a machine does other things as well.
    ratios = (min(seconds(long) for _ in range(runs)) / max(min(seconds(short) for _ in range(runs)), 1e-3) for runs in (1, 3, 6))
    assert any(ratio < 9 for ratio in ratios)


def test_a_text_of_twenty_thousand_lines_in_one_paragraph_is_read_as_one() -> None:
    assert len(READER.tree("A line of words.\n" * 20_000)) == 1

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainfigures.model.problem import Fault, Location
from plainfigures.model.source import Node
from plainfigures.read.yaml_file import parse_yaml

PATH = "metrics/example-department/organisation.yml"


def plain(text: str) -> object:
    """Return what the text holds, as text, lists and dictionaries alone."""
    file, faults = parse_yaml(PATH, text.encode())
    assert (file is not None, faults) == (True, [])
    return file.root.plain() if file else None


def fault(kind: str, line: int = 0, column: int = 0, found: str = "") -> Fault:
    return Fault(Location(PATH, line, column), kind, found)


def test_a_document() -> None:
    """Mappings, lists and scalars are read as they stand, in block and in flow style."""
    text = "name: Example Department\nposts:\n  - post: A\n  - {post: B, role: other}\nempty:\nlist: [1, two]\n"
    assert plain(text) == {
        "name": "Example Department",
        "posts": [{"post": "A"}, {"post": "B", "role": "other"}],
        "empty": "",
        "list": ["1", "two"],
    }


@pytest.mark.parametrize(
    "text",
    [
        "NO",
        "on",
        "yes",
        "true",
        "null",
        "~",
        "1:30",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        "84.20",
        "2026-04-01",
        "=",
        "1.0",
    ],
)
def test_a_scalar_stays_as_it_was_written(text: str) -> None:
    """Nothing is taken for a country's refusal, a sexagesimal, an octal, a date or anything but text."""
    assert plain(f"value: {text}") == {"value": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('"84.20"', "84.20"),
        ("'it''s'", "it's"),
        ('"a\\tb"', "a\tb"),
        ("|\n  two\n  lines\n", "two\nlines\n"),
        (">-\n  two\n  lines\n", "two lines"),
        ("no # a remark", "no"),
    ],
)
def test_ways_of_writing_text(text: str, value: str) -> None:
    """Quotation marks and block scalars are read as YAML reads them."""
    assert plain(f"value: {text}") == {"value": value}


@pytest.mark.parametrize(
    "content", [b"a: b\nc: d\n", b"a: b\r\nc: d\r\n", b"\xef\xbb\xbfa: b\nc: d", b"---\na: b\nc: d\n...\n"]
)
def test_welcome_ways_of_saving(content: bytes) -> None:
    """However an editor saves UTF-8, the same document is read."""
    file, faults = parse_yaml(PATH, content)
    assert (file and file.root.plain(), faults) == ({"a": "b", "c": "d"}, [])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: 1\nb: &x 2\n", fault("anchor", 2, 4, "&x")),
        ("a: &x [1]\n", fault("anchor", 1, 4, "&x")),
        ("&x a: 1\n", fault("anchor", 1, 1, "&x")),
        ("a: *x\n", fault("alias", 1, 4, "*x")),
        ("*x : 1\n", fault("alias", 1, 1, "*x")),
        ("a: !x 1\n", fault("tag", 1, 4, "!x")),
        ("a: ! 1\n", fault("tag", 1, 4, "!")),
        ("a: !!int 1\n", fault("tag", 1, 4, "!!int")),
        ("!!set {a}\n", fault("tag", 1, 1, "!!set")),
        (
            "a: !!python/object/apply:os.system [x]\n",
            fault("tag", 1, 4, "!!python/object/apply:os.system"),
        ),
        ("a: {}\n<<: {b: c}\n", fault("merge-key", 2, 1)),
        ("a: 1\n---\nb: 2\n", fault("several-documents", 2, 1)),
        ("? [a]\n: b\n", fault("key-not-text", 1, 3)),
        ("? {a: b}\n: c\n", fault("key-not-text", 1, 3)),
        ("a: 1\nb: 2\na: 3\n", fault("duplicate-key", 3, 1, "a")),
        ("a:\n  b: 1\n  'b': 2\n", fault("duplicate-key", 3, 3, "b")),
        ("[" * 20 + "a" + "]" * 20, fault("too-deep", 1, 21)),
        ("[" * 5000, fault("too-deep", 1, 21)),
        ("a: '" + "x" * 40 + "\n", fault("syntax", 1, 4, "found unexpected end of stream")),
        ('a: 1\nb: "c\n---\nd: e\n', fault("syntax", 2, 4, "found unexpected document indicator")),
        ("a: 1\nb: [c\nd: e\n", fault("syntax", 2, 4, "did not find expected ',' or ']'")),
        ("a: b: c\n", fault("syntax", 1, 5, "mapping values are not allowed in this context")),
        ("a: 1\n\tb: 2\n", fault("syntax", 2, 1, "found a tab character that violates indentation")),
        ("a: @b\n", fault("syntax", 1, 4, "found character that cannot start any token")),
        ("# a remark alone\n", fault("empty")),
        ("", fault("empty")),
        ("a: \u202eb\n", fault("hidden-character", 1, 0, "\u202e")),
        ('a: 1\nb: "c\\u202ed"\n', fault("hidden-character", 2, 4, "\u202e")),
        ('a: "\\e[31m"\n', fault("hidden-character", 1, 4, "\x1b")),
        ('a: "\\0"\n', fault("hidden-character", 1, 4, "\x00")),
        ('"\\u200b": 1\n', fault("hidden-character", 1, 1, "\u200b")),
    ],
)
def test_refusals(text: str, wanted: Fault) -> None:
    """What says one thing to a person and another to a program is refused at its own place."""
    assert parse_yaml(PATH, text.encode())[1] == [wanted]


def test_every_refusal_is_told() -> None:
    """Machinery of all kinds comes out of one run; what an alias or a merge key stands for is not looked up."""
    text = "a: &x !t 1\nb: *x\n<<: {c: *x}\n*x : 2\n"
    places = [("anchor", 1, 4, "&x"), ("tag", 1, 4, "!t"), ("alias", 2, 4, "*x"), ("merge-key", 3, 1)]
    wanted = [fault(*each) for each in [*places, ("alias", 3, 9, "*x"), ("alias", 4, 1, "*x")]]
    assert parse_yaml(PATH, text.encode()) == (None, wanted)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a: 1\nb: 2\na: 3\n", {"a": "1", "b": "2"}),
        ("a: &x 1\nb: 2\n", {"a": "1", "b": "2"}),
        ('a\u200b: "1\\u202e"\nb: 2\n', {"a": "1", "b": "2"}),
    ],
    ids=["duplicate-key", "anchor", "hidden-characters"],
)
def test_what_is_read_beside_a_fault(text: str, tree: dict[str, str]) -> None:
    """One fault does not keep the rest of a file from being judged in the same run."""
    file, faults = parse_yaml(PATH, text.encode())
    assert (file and file.root.plain(), bool(faults)) == (tree, True)


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("a: b\n".encode("utf-16"), fault("utf-16")),
        (b"a: b\nc: caf\xe9\n", fault("encoding", 2, 0, "c: café")),
        (b"a: b\nc: \x00\n", fault("nul", 2)),
        (b"a: b\n" + b"#" * 1024 * 1024, fault("too-large", 0, 0, "1,048,581 bytes")),
    ],
)
def test_what_is_no_plain_text(content: bytes, wanted: Fault) -> None:
    """Another encoding, NUL bytes and a too large file are refused as in CSV."""
    assert parse_yaml(PATH, content)[1] == [wanted]


def test_every_duplicate_key_is_told() -> None:
    """All keys given twice come out of one run."""
    _, faults = parse_yaml(PATH, b"a: 1\na: 2\nb: 3\nb: 4\nb: 5\n")
    assert faults == [fault("duplicate-key", line, 1, key) for line, key in ((2, "a"), (4, "b"), (5, "b"))]


def test_twenty_levels_are_read() -> None:
    """Lines may be nested 20 deep, the text at the bottom included."""
    file, faults = parse_yaml(PATH, ("[" * 19 + "a" + "]" * 19).encode())
    assert (file is not None, faults) == (True, [])


def test_a_text_of_at_most_ten_thousand_characters() -> None:
    """Ten thousand characters are read as one text; each that has more is a fault of its own."""
    _, faults = parse_yaml(PATH, f"a: {'x' * 10_000}\nb: {'x' * 10_001}\n{'c' * 1000}: [{'x' * 10_001}]\n".encode())
    assert faults == [fault("text-too-long", 2, 4), fault("text-too-long", 3, 1004)]


def test_places() -> None:
    """Every key and every value knows its line and its column, counted in characters from 1."""
    file, _ = parse_yaml(PATH, "é: ünï\nlist:\n  - {a: b}\n".encode())
    assert file
    inner = Node({"a": Node("b", Location(PATH, 3, 9))}, Location(PATH, 3, 5), {"a": Location(PATH, 3, 6)})
    assert file.root == Node(
        {"é": Node("ünï", Location(PATH, 1, 4)), "list": Node((inner,), Location(PATH, 3, 3))},
        Location(PATH, 1, 1),
        {"é": Location(PATH, 1, 1), "list": Location(PATH, 2, 1)},
    )


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("list", 0, "a"), (3, 9)),
        (("list", 7), (3, 3)),
        (("list", 0, "nowhere"), (3, 5)),
        (("name", "nowhere"), (1, 7)),
        ((), (1, 1)),
    ],
)
def test_the_node_at_a_path(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    """A path of keys and indices leads to a node, or to the last one on the way there."""
    file, _ = parse_yaml(PATH, b"name: Example\nlist:\n  - {a: b}\n")
    assert file
    assert file.root.at(path).location == Location(PATH, *place)


LIKE_YAML = st.text("ab: -[]{},&*!<>|'\"#?%@\\\n\t~.0é\u202e", max_size=60).map(str.encode)


@given(st.binary(max_size=200) | LIKE_YAML)
@settings(max_examples=200, deadline=None)
def test_any_bytes(content: bytes) -> None:
    """Any bytes give a document, faults with places, or both, and nothing is ever raised."""
    file, faults = parse_yaml(PATH, content)
    assert file is not None or faults
    assert {each.location.path for each in faults} <= {PATH}


TREES = st.recursive(
    st.text("ab1:#'- ", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab1", max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(TREES)
@settings(max_examples=100, deadline=None)
def test_whatever_is_written_is_read_back(tree: object) -> None:
    """Any tree of text that is written as JSON, which is YAML too, is read back."""
    assert plain(json.dumps(tree, indent=1)) == tree

"""A YAML file holds one document of plain keys, lists and text.

Anchors (`&`), aliases (`*`), tags (`!`), merge keys (`<<`) and keys given twice are refused: they say one thing to a
person and another to a program.

PASS metrics/example-department/organisation.yml
    name: Example Department
    kind: other

FAIL metrics/example-department/organisation.yml
    name: Example Department
    kind: other
    kind: council
"""

from collections.abc import Iterator

from plainfigures.check.evidence import Evidence
from plainfigures.check.places import role_of
from plainfigures.check.table import is_pointer, names_in
from plainfigures.model.limits import DEEPEST, LONGEST_CELL, MOST_COLUMNS, MOST_NODES
from plainfigures.model.marker import parse_markers
from plainfigures.model.problem import Problem
from plainfigures.model.source import Node, YamlFile
from plainfigures.model.words import brief, quoted

ID = "yaml-shape"

PART_OF_THE_TEXT = "if it is part of the text, put the whole text in quotation marks"
WORDS = {
    "anchor": ("{quoted} is an anchor, which is not allowed", f"delete it; {PART_OF_THE_TEXT}"),
    "alias": ("{quoted} is an alias, which is not allowed", f"write out what it stands for; {PART_OF_THE_TEXT}"),
    "tag": ("{quoted} is a tag, which is not allowed", f"delete it; {PART_OF_THE_TEXT}"),
    "merge-key": ('"<<" is a merge key, which is not allowed', "write out the lines that it stands for"),
    "several-documents": ("a second document begins here", "delete this line, or this line and what follows it"),
    "too-deep": (
        f"the lines are nested more than {DEEPEST} deep",
        "write it with less indentation, or with fewer brackets",
    ),
    "too-many-nodes": (f"the file holds more than {MOST_NODES:,} values", "split it, for example by year"),
    "text-too-long": (
        f"this text has more than {LONGEST_CELL:,} characters",
        "shorten it; perhaps a quotation mark is not closed",
    ),
    "duplicate-key": ("the key {quoted} stands here for the second time", "delete one of the two lines"),
    "key-not-text": ("this key is a list or further lines", "use plain text for the key"),
}

LIKE = "write lines like name: Home Office, each key followed by a colon and a space, indented by spaces"
UNCLOSED = ("the quotation mark that opens here is never closed", "close the quotation")
SYNTAX = {
    "cannot start any token": (
        "this character (a tab, perhaps, or @, % or `) cannot begin anything in YAML",
        "indent by spaces, not tabs, and put text that begins with such a character in quotation marks",
    ),
    "tab character": ("a tab stands where spaces should", "indent by spaces, not tabs"),
    "mapping values are not allowed": (
        "a colon stands here where none is expected",
        "put text that holds a colon in quotation marks, and indent the lines of one list alike",
    ),
    "could not find expected ':'": (
        "the line above has no colon after its key",
        LIKE,
    ),
    "unexpected end of stream": UNCLOSED,
    "unexpected document indicator": UNCLOSED,
    "did not find expected '-'": (
        "a hyphen was expected here",
        "begin each item of a list with a hyphen, indented alike",
    ),
    "did not find expected ','": (
        "the bracket that opens here is never closed, or a comma is missing behind it",
        "put a comma between any two items, and close the bracket",
    ),
    "did not find expected node content": (
        "a bracket is not closed before this place, or a comma or a bracket too many stands here",
        "close the bracket, or delete the sign; put text that begins with such a sign in quotation marks",
    ),
    "did not find expected key": (
        "a new line with a key and a colon was expected here",
        "indent the lines of one list alike; delete a bracket too many; write text that holds quotation marks as '…'",
    ),
}


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the faults that reading YAML met, and submissions in YAML that are no list of mappings of text."""
    for fault in evidence.source.faults:
        if fault.kind in WORDS:
            message, cure = WORDS[fault.kind]
            words = message.format(found=fault.found, quoted=quoted(fault.found))
            yield Problem(fault.location, ID, "error", words, cure)
        elif fault.kind == "syntax":
            known = next((words for sign, words in SYNTAX.items() if sign in fault.found), None)
            message, cure = known or ("the file cannot be read as YAML from here on", LIKE)
            yield Problem(fault.location, ID, "error", message, cure)
    for file in evidence.source.yaml_files:
        if role_of(file.path) == "submission" and not is_pointer(file):
            yield from _not_rows(file)


def _not_rows(file: YamlFile) -> Iterator[Problem]:
    cure = "write each figure as a hyphen and lines like: metric: transactions"
    if not isinstance(file.root.value, tuple):
        yield Problem(file.root.location, ID, "error", *_no_list(file.root))
        return
    if (names := len(names_in(file))) > MOST_COLUMNS:
        message = f"the figures have {names:,} different names before their colons; at most {MOST_COLUMNS} are read"
        yield Problem(file.root.location, ID, "error", message, "use the names of columns that the guide lists")
    for item in file.root.value:
        if not isinstance(item.value, dict):
            yield Problem(item.location, ID, "error", "this item is no figure", cure)
        else:
            yield from (_not_text(key, node) for key, node in item.value.items() if not isinstance(node.value, str))


def _no_list(root: Node) -> tuple[str, str]:
    if isinstance(root.value, dict) and "name" in root.value:
        return "this looks like a profile, not like figures", "rename the file to organisation.yml"
    if isinstance(root.value, dict) and "metric" in root.value:
        return "a submission in YAML is a list of figures", "put a hyphen before the first line of each figure"
    return (
        "a submission in YAML is a list of figures",
        "write each figure as a hyphen and lines like metric: transactions",
    )


def _not_text(key: str, node: Node) -> Problem:
    message = f"{brief(key)} holds a list or further lines, where one value should stand"
    items = [item.value for item in node.value] if isinstance(node.value, tuple) else []
    codes = " ".join(item for item in items if isinstance(item, str))
    if key == "marker" and codes and isinstance(parse_markers(codes), tuple):  # brackets make a list in YAML alone
        return Problem(node.location, ID, "error", message, f"write marker: {codes}")
    return Problem(node.location, ID, "error", message, f"write one value after {brief(key)}:")

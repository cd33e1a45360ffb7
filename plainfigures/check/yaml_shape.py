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
from plainfigures.model.problem import Problem
from plainfigures.model.source import Node, YamlFile
from plainfigures.model.words import quoted

ID = "yaml-shape"

WORDS = {
    "syntax": (
        "the file cannot be read as YAML from here on ({found})",
        "write lines like: name: Home Office, indented by spaces; put text that holds a colon in quotation marks",
    ),
    "anchor": ("{quoted} is an anchor, which is not allowed", "put the text in quotation marks, or write it out"),
    "alias": ("{quoted} is an alias, which is not allowed", "put the text in quotation marks, or write it out"),
    "tag": ("{quoted} is a tag, which is not allowed", "put the text in quotation marks"),
    "merge-key": ('"<<" is a merge key, which is not allowed', "write the lines out"),
    "several-documents": ("a second document begins here", "delete the line --- or keep one document a file"),
    "too-deep": ("the lines are nested more than 20 deep", "check the indentation"),
    "too-many-nodes": ("the file holds too many lines", "split it"),
    "duplicate-key": ("the key {quoted} stands here for the second time", "delete one of the two lines"),
    "key-not-text": ("this key is a list or a mapping", "use plain text for the key"),
}


def check(evidence: Evidence) -> Iterator[Problem]:
    """Yield the faults that reading YAML met, and submissions in YAML that are no list of mappings of text."""
    for fault in evidence.source.faults:
        if fault.kind in WORDS:
            message, cure = WORDS[fault.kind]
            words = message.format(found=fault.found, quoted=quoted(fault.found))
            yield Problem(fault.location, ID, "error", words, cure)
    for file in evidence.source.yaml_files:
        if role_of(file.path) == "submission":
            yield from _not_rows(file)


def _not_rows(file: YamlFile) -> Iterator[Problem]:
    cure = "write each figure as a hyphen and lines like: metric: transactions"
    if not isinstance(file.root.value, tuple):
        yield Problem(file.root.location, ID, "error", "a submission in YAML is a list of figures", cure)
        return
    for item in file.root.value:
        if not isinstance(item.value, dict):
            yield Problem(item.location, ID, "error", "this item is no figure", cure)
        else:
            yield from (_not_text(node) for node in item.value.values() if not isinstance(node.value, str))


def _not_text(node: Node) -> Problem:
    return Problem(node.location, ID, "error", "a list or mapping stands where one value should", "write one value")

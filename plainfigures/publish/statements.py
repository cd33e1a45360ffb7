"""Statements of linked data in plain values, before a library makes them text: each says one thing of one subject."""

from typing import NamedTuple

ADDRESS, NAME, PLAIN = "address", "name", "text"


class Statement(NamedTuple):
    """What is said of a subject. Addresses are written out, names like `dcat:theme` begin with a prefix.

    `kind` is what the value is: ADDRESS, NAME, PLAIN text, text in a language (`@en`) or of a type (`xsd:date`).
    """

    subject: str
    what: str
    value: str
    kind: str = ADDRESS

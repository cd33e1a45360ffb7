"""Makes statements a graph, and a graph the text of Turtle and JSON-LD. The one module that knows rdflib."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from plainfigures.publish.fragments import Fragment
from plainfigures.publish.statements import ADDRESS, NAME, PLAIN, Statement

SPDX = Namespace("http://spdx.org/rdf/terms#")
PREFIXES: dict[str, type[DefinedNamespace] | Namespace] = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "rdf": RDF,
    "skos": SKOS,
    "spdx": SPDX,
    "xsd": XSD,
}


def graph_of(statements: Iterable[Statement]) -> Graph:
    """Return the graph of statements."""
    graph = Graph("SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for each in statements:
        graph.add((URIRef(each.subject), _named(each.what), _value(each.value, each.kind)))
    return graph


def fragment_of(statements: Iterable[Statement]) -> Fragment:
    """Return the text of statements in both forms, in pieces that can be put together with others."""
    graph = graph_of(statements)
    prefixes, _, turtle = graph.serialize(format="turtle").partition("\n\n")
    said: list[dict[str, Any]] = json.loads(graph.serialize(format="json-ld"))
    return Fragment(tuple(prefixes.splitlines()), turtle.strip("\n"), {str(node["@id"]): _text(node) for node in said})


@cache
def _named(name: str) -> URIRef:
    """Return the address of a name like `dcat:theme`."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix][local]


def _value(value: str, kind: str) -> URIRef | Literal:
    if kind == ADDRESS:
        return URIRef(value)
    if kind == NAME:
        return _named(value)
    if kind == PLAIN:
        return Literal(value)
    return Literal(value, lang=kind[1:]) if kind.startswith("@") else Literal(value, datatype=_named(kind))


def _text(node: dict[str, Any]) -> str:
    """Return a node as it stands in a list of nodes, everything in it sorted."""
    return json.dumps([_in_order(node)], ensure_ascii=False, indent=1, sort_keys=True)[2:-2]


def _in_order(node: dict[str, Any]) -> dict[str, Any]:
    return {
        name: sorted(value, key=lambda each: json.dumps(each, sort_keys=True)) if isinstance(value, list) else value
        for name, value in node.items()
    }

"""The catalogue, judged by pyshacl, feeds by the schema of Atom, and what pages announce by schema.org."""

import json
import re
import warnings
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import feedparser
import rnc2rng
from lxml import etree
from pyshacl import validate
from rdflib import Graph

HERE = Path(__file__).parent
SHAPES = HERE / "dcat_ap.ttl"
FORMS = {"catalog.ttl": "turtle", "catalog.jsonld": "json-ld"}
_TEXT = {"Text", "URL", "Date", "DateTime"}
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def read_graph(path: Path, form: str) -> Graph:
    """Return the graph of a catalogue."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own parser
        return Graph().parse(path, format=form)


def shape_faults(graph: Graph, shapes: Path = SHAPES) -> list[str]:
    """Return what is wrong with a catalogue by shapes: ours, which ask what DCAT-AP 3.0.1 asks, or others."""
    conforms, _, words = validate(graph, shacl_graph=Graph().parse(shapes))
    return [] if conforms else [str(words)]


def catalogue_faults(site: Path, shapes: Path = SHAPES) -> list[str]:
    """Return what is wrong with either form of the catalogue, or differs between them."""
    graphs = {file: read_graph(site / file, form) for file, form in FORMS.items()}
    faults = [f"{file}: {fault}" for file, graph in graphs.items() for fault in shape_faults(graph, shapes)]
    first, second = map(set, graphs.values())
    return [*faults, *(["the two forms of the catalogue differ"] if first != second else [])]


@cache
def atom() -> etree.RelaxNG:
    """Return the schema of Atom, from the appendix of RFC 4287."""
    source = rnc2rng.load(str(HERE / "atom.rnc"))
    return etree.RelaxNG(etree.fromstring(rnc2rng.dumps(source).encode()))


def feed_faults(text: bytes) -> list[str]:
    """Return what is wrong with a feed by the schema of Atom, by a reader of feeds, and that an id comes twice."""
    schema, read = atom(), feedparser.parse(text)
    faults = [] if schema.validate(etree.fromstring(text)) else [str(schema.error_log.last_error)]
    ids = [entry.id for entry in read.entries]
    unread = [f"a reader of feeds says: {read.bozo_exception}"] if read.bozo else []
    return [*faults, *unread, *(["an id comes twice"] if len(set(ids)) < len(ids) else [])]


def announced_on(page: str) -> list[Any]:
    """Return what a page tells search engines for data."""
    return [json.loads(block) for block in _BLOCK.findall(page)]


def announcement_faults(said: Any) -> list[str]:
    """Return each property that schema.org does not give a type, and each value of a type that it does not give it."""
    known = {each.schema_name: each for each in _model(said["@type"]).SCHEMA_PROPERTIES}
    faults = []
    for name, value in ((name, value) for name, value in said.items() if not name.startswith("@")):
        for each in value if isinstance(value, list) else [value]:
            ranges = set(known[name].ranges) if name in known else set()
            if not _types_of(each) & ranges:
                faults.append(f"{said['@type']}.{name}")
            faults += announcement_faults(each) if isinstance(each, dict) else []
    return faults


def _types_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(_model(value["@type"]).SCHEMA_TYPES)
    return {"Boolean"} if isinstance(value, bool) else _TEXT


@cache
def _model(name: str) -> Any:
    """Return the model of a type alone: the package's own door to it makes all nine hundred ready, in ten seconds."""
    module = import_module(f"schema_org.models.{re.sub('(?<!^)(?=[A-Z])', '_', name).lower()}")
    return getattr(module, name)

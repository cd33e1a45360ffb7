"""The catalogue, judged by what DCAT-AP asks."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, SKOS, TIME, Graph, Literal, URIRef
from rdflib.compare import isomorphic

from plainfigures.publish.catalogue import write_catalogue
from plainfigures.publish.linked_data import SPDX
from tests.publish.catalogued import catalogue_of, edition, written
from tests.publish.invented import FIGURES
from tools.validate.linked import SHAPES, shape_faults

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of rdflib's own parser


@pytest.mark.parametrize("site_url", ["https://figures.example/", ""])
@pytest.mark.parametrize(("file", "form"), [("catalog.ttl", "turtle"), ("catalog.jsonld", "json-ld")])
def test_both_forms_are_what_the_profile_asks(tmp_path: Path, site_url: str, file: str, form: str) -> None:
    """Read back by another's parser, the catalogue has what must be there, once where it must, of the right type."""
    write_catalogue(edition(site_url), tmp_path, tmp_path)
    assert shape_faults(Graph().parse(tmp_path / file, format=form)) == []


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    """Turtle and JSON-LD hold the same statements."""
    write_catalogue(edition(), tmp_path, tmp_path)
    forms = {"catalog.ttl": "turtle", "catalog.jsonld": "json-ld"}
    turtle, linked = [set(Graph().parse(tmp_path / file, format=form)) for file, form in forms.items()]
    assert turtle == linked


@pytest.mark.parametrize("lost", [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.accessURL])
def test_what_must_be_there_is_missed(lost: URIRef) -> None:
    """Without a title, a description, a publisher or an address the catalogue is refused."""
    graph = catalogue_of(edition())
    graph.remove((None, lost, None))
    assert shape_faults(graph) != []


@pytest.mark.parametrize(
    ("kind", "what", "values"),
    [
        (DCAT.Catalog, DCTERMS.creator, [Literal("a name and no agent")]),
        (DCAT.Catalog, DCTERMS.issued, [Literal("2026-01-01"), Literal("2026-01-02")]),
        (DCAT.Dataset, DCTERMS.spatial, [URIRef("https://example.org/no-known-place")]),
        (DCAT.Dataset, DCAT.temporalResolution, [Literal("P1M")]),
        (DCAT.Distribution, DCTERMS.modified, [URIRef("https://example.org/no-date")]),
        (DCAT.Distribution, DCTERMS.language, [Literal("en")]),
        (DCTERMS.LicenseDocument, DCTERMS.type, [Literal("free")]),
        (DCTERMS.PeriodOfTime, TIME.hasEnd, [URIRef("https://example.org/no-instant")]),
        (FOAF.Agent, DCTERMS.type, [URIRef("https://example.org/no-concept")]),
        (SPDX.Checksum, SPDX.algorithm, [Literal("SHA-256")]),
    ],
)
def test_what_is_not_as_it_must_be_is_refused(kind: URIRef, what: URIRef, values: list[Literal | URIRef]) -> None:
    """More than one where one may be, a word where a thing must be, and a thing of the wrong type are told."""
    graph = catalogue_of(edition())
    thing = next(graph.subjects(RDF.type, kind))
    graph.remove((thing, what, None))
    for value in values:
        graph.add((thing, what, value))
    assert shape_faults(graph) != []


def test_the_shapes_know_every_class_of_the_catalogue() -> None:
    """No class is used that was not compared with the official shapes, and none is compared for nothing."""
    shapes = Graph().parse(SHAPES)
    assert set(catalogue_of(edition()).objects(None, RDF.type)) == set(shapes.objects(None, SH.targetClass))


def test_the_shapes_hold_as_many_constraints_as_they_say() -> None:
    """All 200 of the official shapes, class by class, and the two of our own."""
    shapes = Graph().parse(SHAPES)
    found = Counter(
        kind
        for shape, kind in shapes.subject_objects(SH.targetClass)
        for one in shapes.objects(shape, SH.property)
        for name in shapes.predicates(one)
        if name != SH.path
    )
    assert found == {
        DCAT.Catalog: 43 + 1,
        DCAT.Dataset: 71 + 1,
        DCAT.Distribution: 57,
        DCTERMS.PeriodOfTime: 10,
        SPDX.Checksum: 8,
        FOAF.Agent: 5,
        DCTERMS.LicenseDocument: 2,
        SKOS.Concept: 2,
        SKOS.ConceptScheme: 2,
    }


def test_the_whole_each_metric_and_each_organisation_are_datasets() -> None:
    """All that has figures is in the catalogue, with its files and what they weigh."""
    graph = catalogue_of(edition())
    found = sorted(str(each).removeprefix("https://figures.example/") for each in graph.objects(None, DCAT.dataset))
    assert found == [
        "downloads/#dataset",
        "metrics/completion-rate/#dataset",
        "organisations/ministry-of-kites/#dataset",
    ]
    assert len(set(graph.objects(None, DCAT.downloadURL))) == 6


def test_the_same_figures_make_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in either form depends on an order that is nobody's."""
    one, two = written(edition(), tmp_path / "one"), written(edition(figures=FIGURES[::-1]), tmp_path / "two")
    assert (one == two, bool(json.loads(one["catalog.jsonld"]))) == (True, True)


def test_every_form_of_the_figures_is_a_distribution() -> None:
    """Parquet and workbooks are named with their media types, where they are there."""
    plain = edition()
    sizes = {**plain.sizes, "data/all.parquet": 10, "data/all.xlsx": 20, "data/all.ods": 30}
    graph = catalogue_of(replace(plain, sizes=sizes))
    named = {str(each).rpartition("/data/")[2] for each in graph.objects(None, DCAT.downloadURL)}
    assert (named >= {"all.csv", "all.json", "all.parquet", "all.xlsx", "all.ods"}, shape_faults(graph)) == (True, [])


@pytest.mark.parametrize("site_url", ["https://figures.example/", ""])
@pytest.mark.parametrize(("file", "form"), [("catalog.ttl", "turtle"), ("catalog.jsonld", "json-ld")])
def test_the_fragments_put_together_say_what_one_graph_says(
    tmp_path: Path, site_url: str, file: str, form: str
) -> None:
    """Nothing is lost, added or made blank where a form is put together from many graphs."""
    write_catalogue(edition(site_url), tmp_path, tmp_path)
    base = "https://figures.example/"
    whole = Graph().parse(data=catalogue_of(edition(site_url)).serialize(format="turtle"), publicID=base)
    found = Graph().parse(tmp_path / file, format=form, publicID=base)
    assert (isomorphic(found, whole), set(found) == set(whole), len(whole) > 50) == (True, True, True)

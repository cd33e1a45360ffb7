"""The catalogue, judged by what DCAT-AP asks."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import DCAT, DCTERMS, Graph, URIRef

from plainfigures.publish.catalogue import catalogue_of, write_catalogue
from plainfigures.publish.views.edition import Edition, edition_of
from tests.publish.announced import COMMIT, LICENCE
from tests.publish.invented import FIGURES, catalogue
from tests.publish.written import files_of, sizes_of, sums_of
from tools.validate.linked import shape_faults

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # of rdflib's own parser


def edition(site_url: str = "https://figures.example/") -> Edition:
    files = files_of(catalogue(*FIGURES))
    return edition_of(
        catalogue(*FIGURES),
        charts={},
        sizes=sizes_of(files),
        sums=sums_of(files),
        commit=COMMIT,
        repository="",
        site_url=site_url,
        site_name="Plain Figures",
        licence=LICENCE,
    )


@pytest.mark.parametrize("site_url", ["https://figures.example/", ""])
@pytest.mark.parametrize(("file", "form"), [("catalog.ttl", "turtle"), ("catalog.jsonld", "json-ld")])
def test_both_forms_are_what_the_profile_asks(tmp_path: Path, site_url: str, file: str, form: str) -> None:
    """Read back by another's parser, the catalogue has what must be there, once where it must, of the right type."""
    write_catalogue(edition(site_url), tmp_path)
    assert shape_faults(Graph().parse(tmp_path / file, format=form)) == []


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    """Turtle and JSON-LD hold the same statements."""
    write_catalogue(edition(), tmp_path)
    forms = {"catalog.ttl": "turtle", "catalog.jsonld": "json-ld"}
    turtle, linked = [set(Graph().parse(tmp_path / file, format=form)) for file, form in forms.items()]
    assert turtle == linked


@pytest.mark.parametrize("lost", [DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.accessURL])
def test_what_must_be_there_is_missed(lost: URIRef) -> None:
    """Without a title, a description, a publisher or an address the catalogue is refused."""
    graph = catalogue_of(edition())
    graph.remove((None, lost, None))
    assert shape_faults(graph) != []


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
    known = catalogue(*FIGURES)
    for name, figures in {"one": known, "two": replace(known, observations=known.observations[::-1])}.items():
        (tmp_path / name).mkdir()
        write_catalogue(replace(edition(), catalogue=figures), tmp_path / name)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert (one == two, bool(json.loads(one["catalog.jsonld"]))) == (True, True)


def test_every_form_of_the_figures_is_a_distribution() -> None:
    """Parquet and workbooks are named with their media types, where they are there."""
    plain = edition()
    sizes = {**plain.sizes, "data/all.parquet": 10, "data/all.xlsx": 20, "data/all.ods": 30}
    graph = catalogue_of(replace(plain, sizes=sizes))
    named = {str(each).rpartition("/data/")[2] for each in graph.objects(None, DCAT.downloadURL)}
    assert (named >= {"all.csv", "all.json", "all.parquet", "all.xlsx", "all.ods"}, shape_faults(graph)) == (True, [])

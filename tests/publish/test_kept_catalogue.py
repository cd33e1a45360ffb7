"""What a build keeps of the catalogue for the next: it costs less, and nobody can tell."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from plainfigures.publish.catalogue_statements import HEAD, parts_of
from plainfigures.publish.statements import NAME, Statement
from plainfigures.publish.views.edition import Edition
from tests.publish.catalogued import edition, written

HOME = "https://figures.example/"


def changed() -> Edition:
    """Return the edition with another sum of one organisation's figures."""
    known = edition()
    return replace(known, sums={**known.sums, "organisations/ministry-of-kites/data.csv": "0" * 64})


@pytest.mark.parametrize("then", [edition, changed])
def test_what_is_kept_does_not_show(tmp_path: Path, then: Callable[[], Edition]) -> None:
    """With what an earlier build kept, the catalogue of the same or changed figures has the bytes of one without."""
    written(edition(), tmp_path / "before", tmp_path / "cache")
    warm = written(then(), tmp_path / "warm", tmp_path / "cache")
    assert warm == written(then(), tmp_path / "cold")


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b'{"made_by": "us", "fragments": {"a": 1}}'])
def test_a_damaged_cache_does_no_harm(tmp_path: Path, text: bytes) -> None:
    """What can no longer be read is made anew, and is whole the next time."""
    cold = written(edition(), tmp_path / "cold", tmp_path / "cache")
    whole = (tmp_path / "cache" / "catalogue.json").read_bytes()
    (tmp_path / "cache" / "catalogue.json").write_bytes(text)
    again = written(edition(), tmp_path / "again", tmp_path / "cache")
    assert (again == cold, len((tmp_path / "cache" / "catalogue.json").read_bytes())) == (True, len(whole))


def test_only_what_has_changed_is_made_anew(tmp_path: Path) -> None:
    """Of four fragments three stay as they were kept, as a mark in each shows; what is of no more use is dropped."""
    written(edition(), tmp_path / "before", tmp_path / "cache")
    kept = json.loads((tmp_path / "cache" / "catalogue.json").read_text(encoding="utf-8"))
    for fragment in kept["fragments"].values():
        fragment["turtle"] += "\n# kept"
    (tmp_path / "cache" / "catalogue.json").write_text(json.dumps(kept), encoding="utf-8")
    turtle = written(changed(), tmp_path / "after", tmp_path / "cache")["catalog.ttl"]
    left = json.loads((tmp_path / "cache" / "catalogue.json").read_text(encoding="utf-8"))["fragments"]
    assert (turtle.count(b"# kept"), len(kept["fragments"]), len(left)) == (3, 4, 4)


def test_what_another_program_kept_is_not_used(tmp_path: Path) -> None:
    """Fragments that another version of the program or of a library made are made anew."""
    cold = written(edition(), tmp_path / "cold", tmp_path / "cache")
    kept = json.loads((tmp_path / "cache" / "catalogue.json").read_text(encoding="utf-8"))
    others = {key: {**fragment, "turtle": "# another's"} for key, fragment in kept["fragments"].items()}
    text = json.dumps({"made_by": "another", "fragments": others})
    (tmp_path / "cache" / "catalogue.json").write_text(text, encoding="utf-8")
    assert written(edition(), tmp_path / "again", tmp_path / "cache") == cold


def test_where_nothing_has_changed_the_library_is_not_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build that says the same works where what knows rdflib cannot be imported."""
    cold = written(edition(), tmp_path / "cold", tmp_path / "cache")
    monkeypatch.setitem(sys.modules, "plainfigures.publish.linked_data", None)
    assert written(edition(), tmp_path / "warm", tmp_path / "cache") == cold


def test_a_subject_that_several_speak_of_is_in_the_head() -> None:
    """An organisation whose website is the home page of this site makes one node of it, and no second one."""
    known = edition()
    kites = known.catalogue.organisations["ministry-of-kites"].model_copy(update={"website": HOME})
    parts = parts_of(replace(known, catalogue=replace(known.catalogue, organisations={kites.id: kites})))
    subjects = [subject for part in parts.values() for subject in {each.subject for each in part}]
    shared = Statement(HOME, "rdf:type", "foaf:Document", NAME)
    spoken_of = any(each.subject == HOME for each in parts["organisations/ministry-of-kites/"])
    assert (len(subjects) == len(set(subjects)), shared in parts[HEAD], spoken_of) == (True, True, False)

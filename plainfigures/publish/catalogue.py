"""The catalogue that other catalogues harvest: DCAT-AP 3, as Turtle and JSON-LD.

It is put together from fragments: one for each dataset, and a head for what is nobody's alone. A fragment is made anew
only when that changes which it says. Everything is sorted, so that the same figures make the same bytes.
"""

from collections.abc import Collection, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

from plainfigures.publish import addresses
from plainfigures.publish.catalogue_statements import parts_of
from plainfigures.publish.fingerprint import fingerprint
from plainfigures.publish.fragments import Fragment, keep_fragments, read_fragments
from plainfigures.publish.statements import Statement
from plainfigures.publish.views.edition import Edition

Statements = tuple[Statement, ...]


def write_catalogue(edition: Edition, site: Path, cache: Path) -> None:
    """Write the catalogue in both forms; addresses in it are relative to it where the site does not know its own."""
    parts = parts_of(edition)
    wanted = {_key(parts[name]): parts[name] for name in sorted(parts)}  # the head has no name, and so is first
    fragments = _fragments(wanted, cache / "catalogue.json")
    (site / addresses.CATALOGUE).write_text(_turtle(fragments.values()), encoding="utf-8", newline="\n")
    (site / addresses.CATALOGUE_JSON).write_text(_json(fragments.values()), encoding="utf-8", newline="\n")


def _key(statements: Statements) -> str:
    return sha256("\0".join(chain.from_iterable(statements)).encode()).hexdigest()


def _fragments(wanted: Mapping[str, Statements], path: Path) -> dict[str, Fragment]:
    """Return the fragments that are wanted, in their order; those that the cache does not hold are put there."""
    made_by = fingerprint(path, ())
    kept = read_fragments(path, made_by)
    if kept.keys() == wanted.keys():  # the library need not even be loaded
        return {key: kept[key] for key in wanted}
    from plainfigures.publish.linked_data import fragment_of

    fragments = {key: kept.get(key) or fragment_of(statements) for key, statements in wanted.items()}
    keep_fragments(path, made_by, fragments)
    return fragments


def _turtle(fragments: Collection[Fragment]) -> str:
    prefixes = sorted({line for each in fragments for line in each.prefixes})
    return "\n\n".join(["\n".join(prefixes), *(each.turtle for each in fragments)]) + "\n"


def _json(fragments: Collection[Fragment]) -> str:
    nodes = {name: text for each in fragments for name, text in each.nodes.items()}
    return "[\n{}\n]\n".format(",\n".join(nodes[name] for name in sorted(nodes)))

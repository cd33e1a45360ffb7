"""Knows who publishes: names in the sources to folder names, and the profile that stands in each folder.

The registers are `identifiers/government-organisations-2020.tsv` (slug, name, kind, parent) and
`identifiers/uk_local_authorities_current.csv` (councils). `bodies.csv` says which body a source means by a name, and
holds name, kind and parent of the bodies that no register holds: kind `other` and no parent where the raw data do not
say. A body renamed is not taken for its predecessor: each keeps the folder of its own name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from raw import Record, read_table, slug_of

HERE = Path(__file__).parent

KINDS = {
    "Ministerial department": "ministerial-department",
    "Non-ministerial department": "non-ministerial-department",
    "Executive agency": "executive-agency",
    "Executive non-departmental public body": "executive-ndpb",
    "Advisory non-departmental public body": "advisory-ndpb",
    "Tribunal non-departmental public body": "tribunal",
    "Public corporation": "public-corporation",
    "Executive office": "office",
}

PARENT_NOW = {
    "department-for-communities-and-local-government": "ministry-of-housing-communities-and-local-government",
    "department-of-energy-climate-change": "department-for-business-energy-and-industrial-strategy",
    "department-of-health": "department-of-health-and-social-care",
}
"""Departments whose bodies the last release of the transactions lists under a successor, as the register does not."""


@dataclass(frozen=True)
class Organisation:
    """The facts of a profile."""

    slug: str
    name: str
    kind: str
    parent: str = ""
    gss: str = ""
    website: str = ""

    def profile(self) -> str:
        """Return the profile as YAML."""
        lines = [f"name: {quoted(self.name)}", f"kind: {self.kind}"]
        lines += [f"parent: {self.parent}"] if self.parent else []
        lines += ["identifiers:", f"  gss: {self.gss}"] if self.gss else []
        lines += [f"website: {self.website}"] if self.website else []
        return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    """Return a scalar in double quotes where a YAML reader could take it for something else."""
    plain = text[:1].isalpha() and not any(sign in text for sign in (": ", " #", '"', "\\"))
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Directory:
    """All organisations that a source may name."""

    def __init__(self, raw: Path) -> None:
        self.raw = raw
        self.bodies = read_table(HERE / "bodies.csv")

    @cached_property
    def names(self) -> dict[tuple[str, str], str]:
        """Folder names by source and name in it."""
        return {(row["source"], row["name"]): row["slug"] for row in self.bodies}

    @cached_property
    def organisations(self) -> dict[str, Organisation]:
        """All known organisations by folder name."""
        known = [*self.councils.values(), *map(self.registered, self.register), *map(self.reviewed, self.added)]
        return {body.slug: body for body in known}

    @cached_property
    def register(self) -> list[Record]:
        """The register of government organisations."""
        return read_table(self.raw / "identifiers/government-organisations-2020.tsv")

    @property
    def added(self) -> list[Record]:
        """The rows of `bodies.csv` with a body that no register holds."""
        return [row for row in self.bodies if row["official_name"]]

    @cached_property
    def councils(self) -> dict[str, Organisation]:
        """The councils by every GSS code that they have or had."""
        rows = read_table(self.raw / "identifiers/uk_local_authorities_current.csv")
        return {code.strip(): council(row) for row in reversed(rows) for code in codes(row) if code.strip()}

    def slug(self, source: str, name: str) -> str:
        """Return the folder name of the body that a source calls by this name."""
        try:
            return self.names[source, name]
        except KeyError:
            raise SystemExit(f"{name!r} of {source} has no row in {HERE / 'bodies.csv'}") from None

    def registered(self, row: Record) -> Organisation:
        """Return an organisation of the register, under the first of its parents."""
        parent = row["parent-govuks"].split(";")[0]
        kind = KINDS.get(row["government-organisation-type"], "other")
        return Organisation(row["govuk"], row["name"], kind, PARENT_NOW.get(parent, parent), website=row["website"])

    @staticmethod
    def reviewed(row: Record) -> Organisation:
        """Return an organisation that only `bodies.csv` holds."""
        return Organisation(row["slug"], row["official_name"], row["kind"], row["parent"])

    def write_profiles(self, root: Path, slugs: Iterable[str]) -> None:
        """Write the profiles of these organisations and of all above them."""
        for slug in sorted(set(slugs)):
            body = self.organisations[slug]
            write_profile(root, body)
            if body.parent:
                self.write_profiles(root, [body.parent])


def codes(row: Record) -> list[str]:
    """Return the GSS codes of a council, former ones first."""
    return [*row["former-gss-codes"].split(","), row["gss-code"]]


def council(row: Record) -> Organisation:
    """Return a council; one that was abolished leaves its slug to a successor and has a folder of its full name."""
    name = row["official-name"]
    slug = slug_of(name) if row["end-date"] else row["gov-uk-slug"] or slug_of(plain_name(row))
    kinds = {"COMB": "combined-authority", "SRA": "other"}
    return Organisation(slug, name, kinds.get(row["local-authority-type"], "council"), gss=row["gss-code"])


def plain_name(row: Record) -> str:
    """Return a council's name as GOV.UK's slugs have it: without "Council", an authority's in full."""
    authority = row["local-authority-type"] in ("COMB", "SRA")
    return row["official-name"] if authority else row["official-name"].removesuffix(" Council")


def write_profile(root: Path, body: Organisation) -> None:
    """Write the profile of one organisation."""
    path = root / "metrics" / body.slug / "organisation.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body.profile(), encoding="utf-8", newline="\n")

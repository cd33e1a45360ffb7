"""What a build reuses makes no difference: after any edits the site is, to the byte, what a clean build gives."""

import os
import random
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plainfigures.pipeline import build
from tests.roots import git, write
from tests.small_root import lay_out_website

TODAY = date(2026, 11, 22)
EDITS_EACH, OFTEN = 6, 0.6
Edit = Callable[[Path, random.Random], None]


def quiet(stage: str, done: int, total: int) -> None:
    """Say nothing of how far a build has come."""


def changed(path: Path, pattern: str, new: Callable[[re.Match[str]], str], chance: random.Random) -> None:
    """Put something new in the place of one of the matches in a file."""
    text = path.read_text("utf-8")
    found = chance.choice(list(re.finditer(pattern, text)))
    path.write_text(text[: found.start()] + new(found) + text[found.end() :], "utf-8")


def neighbours(root: Path) -> None:
    """Put seven more invented councils into the root, of which enough are alike to be compared, each with a body."""
    for number in range(7):
        profile = f"name: Invented Council {number}\nkind: council\n"
        rows = [
            f"{metric},invented-{number}-{service},{part / whole * 100:.1f},{part},{whole},"
            for metric, service, part, whole in (
                ("digital-take-up", "permits", 50 + number, 100),
                ("digital-take-up", "wishes", 30 + 2 * number, 100),
                ("completion-rate", "wishes", 60 + number, 100),
            )
        ]
        rows += [
            f"foi-answered-on-time,,{70 + number}.0,{70 + number},100,",
            f"foi-requests-received,,{90 + number},,,",
        ]
        write(
            root,
            {
                f"metrics/invented-council-{number}/organisation.yml": profile,
                f"metrics/invented-council-{number}/services.csv": "id,name\n"
                f"invented-{number}-permits,Invented permits {number}\n"
                f"invented-{number}-wishes,Invented wishes {number}\n",
                f"metrics/invented-council-{number}/2026-Q2.csv": "\n".join(
                    ["metric,service,value,numerator,denominator,note", *rows, ""]
                ),
                f"metrics/invented-body-{number}/organisation.yml": f"name: Invented Body {number}\n"
                f"kind: other\nparent: invented-council-{number}\n",
                f"metrics/invented-body-{number}/2026-Q2.csv": "metric,value,numerator,denominator\n"
                f"complaints-upheld,{20 + number}.0,{20 + number},100\n",
            },
        )


def submissions(root: Path) -> list[Path]:
    return sorted(path for path in root.glob("metrics/*/*.csv") if path.stem not in ("services", "targets"))


def revise(root: Path, chance: random.Random) -> None:
    """Change the last digit of a count on which no other figure depends."""
    path = root / "metrics" / "example-department" / "2026-Q3.csv"
    changed(path, r"(?<=foi-requests-received,,37)\d", lambda found: str((int(found[0]) + 1) % 10), chance)


def drop(root: Path, chance: random.Random) -> None:
    """Take the last line out of a submission."""
    path = chance.choice([path for path in submissions(root) if path.read_text("utf-8").count("\n") > 2])
    path.write_text("".join(path.read_text("utf-8").splitlines(keepends=True)[:-1]), "utf-8")


def compare(root: Path, chance: random.Random) -> None:
    """Change a figure that is compared with those of others."""
    number = chance.randrange(7)
    path, part = root / f"metrics/invented-council-{number}/2026-Q2.csv", chance.randrange(10, 90)
    changed(path, r"(?<=-wishes,)[0-9.]+,[0-9]+,100", lambda _: f"{part}.0,{part},100", chance)


def add_up(root: Path, chance: random.Random) -> None:
    """Change a figure of a body, which the page of what it belongs to adds up."""
    path, part = root / f"metrics/invented-body-{chance.randrange(7)}/2026-Q2.csv", chance.randrange(40, 60)
    changed(path, r"(?<=complaints-upheld,).*", lambda _: f"{part}.0,{part},100", chance)


def hand_in(root: Path, chance: random.Random) -> None:
    """Add a submission for another quarter."""
    text = f"metric,value\nfoi-requests-received,{chance.randrange(50, 90)}\n"
    (root / f"metrics/invented-council-{chance.randrange(7)}/2026-Q3.csv").write_text(text, "utf-8")


def withdraw(root: Path, chance: random.Random) -> None:
    """Take a whole submission back."""
    (root / f"metrics/invented-body-{chance.randrange(7)}/2026-Q2.csv").unlink(missing_ok=True)


def owe(root: Path, chance: random.Random) -> None:
    """Ask a figure of councils, so that pages tell what has come by which day."""
    duty = f"- metric: foi-answered-on-time\n  kinds: [council]\n  from: 2026-Q{chance.randrange(1, 4)}\n"
    (root / "schemas" / "obligations.yml").write_text(duty, "utf-8")


def say(root: Path, chance: random.Random) -> None:
    """Say something beside a figure."""
    number = chance.randrange(7)
    said = (
        "- about: figure\n  metric: foi-requests-received\n  period: 2026-Q2\n  date: 2026-09-14\n  text: Invented.\n"
    )
    (root / f"metrics/invented-council-{number}/statements.yml").write_text(said, "utf-8")


def remark(root: Path, chance: random.Random) -> None:
    """Add words to what a council or department says of itself."""
    changed(
        chance.choice(sorted(root.glob("metrics/*/organisation.yml"))),
        r"(?m)^name: .*",
        lambda found: f"{found[0]} {chance.randrange(100)}",
        chance,
    )


def redefine(root: Path, chance: random.Random) -> None:
    """Change the name of a metric."""
    changed(
        chance.choice(sorted(root.glob("schemas/metrics/**/*.yml"))),
        r"(?m)^title: .*",
        lambda found: f"{found[0]}s",
        chance,
    )


def restyle(root: Path, chance: random.Random) -> None:
    """Change a template, a page that people wrote, or a stylesheet."""
    name, text = chance.choice([("templates/figure.html", "<p>New.</p>"), ("pages/about/index.md", "\nNew.\n")])
    path = root / "site" / name
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def commit(root: Path, chance: random.Random) -> None:
    """Commit what has been edited, on a later day."""
    git(root, "add", "--all")
    git(
        root,
        "commit",
        "--quiet",
        "--allow-empty",
        "--message",
        "An edit",
        when=f"2026-11-{chance.randrange(2, 22)}T12:00Z",
    )


EDITS: list[Edit] = [
    *(revise, drop, compare, add_up, hand_in, withdraw, owe, say),
    *(remark, redefine, restyle, commit),
]


def built(root: Path, *, out: Path) -> dict[str, bytes]:
    """Build the site of a root; return its files, or nothing where the check has found errors."""
    if build(root, out, TODAY, quiet).site is None:
        return {}
    return bytes_of(out)


def bytes_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def clean(root: Path, place: Path) -> dict[str, bytes]:
    """Build the same root in another place, where nothing has been built before; charts are known by all they show."""
    copy = shutil.copytree(root, place, ignore=shutil.ignore_patterns("out"))
    for drawn in ("charts", "vega"):
        shutil.copytree(root / "out" / "cache" / drawn, copy / "out" / "cache" / drawn)
    return built(copy, out=copy / "out" / "site")


def lay_out_history(root: Path, chance: random.Random) -> Path:
    """Put the small root and its neighbours into a repository of their own, and return it."""
    neighbours(lay_out_website(root))
    write(root, {".gitignore": "out/\n"})
    git(root, "init", "--quiet")
    commit(root, chance)
    return root


@pytest.mark.parametrize("seed", [1, 3])
def test_a_build_after_edits_is_a_clean_build(tmp_path: Path, seed: int) -> None:
    """After each of several random edits, what was reused and what was made anew are together a clean build's site."""
    chance = random.Random(seed)
    root, different = lay_out_history(tmp_path / "root", chance), {}
    out = root / "out" / "site"
    built(root, out=out)
    for number, edit in enumerate(chance.sample(EDITS, EDITS_EACH)):
        edit(root, chance)
        if chance.random() < OFTEN:
            commit(root, chance)
        again, anew = built(root, out=out), clean(root, tmp_path / str(number))
        names = sorted(name for name in {*again, *anew} if again.get(name) != anew.get(name))
        different[edit.__name__] = names if anew else ["nothing could be built"]
    assert not any(different.values()), different


def test_what_nothing_has_changed_in_is_taken_over(tmp_path: Path) -> None:
    """After one figure of one council has changed, chapters of others and of other metrics are the same files."""
    chance = random.Random(5)
    root = lay_out_history(tmp_path / "root", chance)
    out = root / "out" / "site"
    built(root, out=out)
    before = files_of(out)
    changed(root / "metrics/invented-council-3/2026-Q2.csv", r"(?<=foi-requests-received,,)93", lambda _: "94", chance)
    commit(root, chance)
    built(root, out=out)
    new = {chapter_of(path) for path, file in files_of(out).items() if before.get(path) != file}
    chapters = {name for name in new if name.startswith(("metrics/", "services/", "revisions/"))}
    assert chapters == {
        "metrics/foi-requests-received",
        "revisions/invented-council-3",
        *(f"services/invented-3-{service}" for service in ("permits", "wishes")),
    }


def test_the_old_site_is_not_written_to(tmp_path: Path) -> None:
    """Files that both sites share are never written to: the old site's bytes are what they were."""
    chance = random.Random(7)
    root = lay_out_history(tmp_path / "root", chance)
    out, kept = root / "out" / "site", tmp_path / "kept"
    before = built(root, out=out)
    shutil.copytree(out, kept, copy_function=os.link)
    for edit in (revise, compare, commit, remark):
        edit(root, chance)
        built(root, out=out)
    assert bytes_of(kept) == before


def test_what_somebody_has_touched_is_made_anew(tmp_path: Path) -> None:
    """A page of the site that was changed by hand, and one that was deleted, are again what they should be."""
    chance = random.Random(13)
    root = lay_out_history(tmp_path / "root", chance)
    out = root / "out" / "site"
    for _ in range(3):  # so that the site before is kept, and shares its files
        revise(root, chance)
        built(root, out=out)
    (out / "services/invented-1-permits/index.html").write_text("<html>Touched</html>")
    (out / "metrics/foi-requests-received/data.csv").unlink()
    revise(root, chance)
    again, anew = built(root, out=out), clean(root, tmp_path / "clean")
    assert [name for name in {*again, *anew} if again.get(name) != anew.get(name)] == []


def test_pages_of_people_give_way_to_those_of_data(tmp_path: Path) -> None:
    """Where somebody has written a page at the address of data's, a page that is taken over still stands there."""
    chance = random.Random(17)
    root = lay_out_history(tmp_path / "root", chance)
    out = root / "out" / "site"
    for page in ("metrics/digital-take-up", "organisations/invented-council-2"):
        write(root / "site" / "pages" / page, {"index.md": "# Not shown\n"})
    for _ in range(3):
        revise(root, chance)
        built(root, out=out)
    again, anew = built(root, out=out), clean(root, tmp_path / "clean")
    assert [name for name in {*again, *anew} if again.get(name) != anew.get(name)] == []


def test_a_file_that_changes_while_it_is_checked_is_built_from_once_more(tmp_path: Path) -> None:
    """What was saved after it had been read is in the site after the next build, and nothing stale stays."""
    chance = random.Random(11)
    root = lay_out_history(tmp_path / "root", chance)
    out, file = root / "out" / "site", root / "metrics" / "invented-council-3" / "2026-Q2.csv"

    def save(stage: str, done: int, total: int) -> None:
        if stage == "Checking":
            file.write_text(file.read_text("utf-8").replace("foi-requests-received,,93", "foi-requests-received,,94"))

    build(root, out, TODAY, save)
    again, anew = built(root, out=out), clean(root, tmp_path / "clean")
    assert [name for name in anew if again.get(name) != anew[name]] == []


def files_of(site: Path) -> dict[str, int]:
    """Return which file on the disk stands at each path of a site."""
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


def chapter_of(path: str) -> str:
    """Return the folder of the organisation, service or metric that a path lies below; else that of its section."""
    return "/".join(path.split("/")[:-1][:2])

from datetime import date
from pathlib import Path

import pytest

from plainfigures.model.failure import CouldNotRun
from plainfigures.model.settings import Settings
from plainfigures.read.settings import read_settings
from tests.roots import REPOSITORY, write


def test_settings(tmp_path: Path) -> None:
    """The site's name and address, and our own settings under `extra`, are read; the rest is MkDocs' business."""
    text = """
        site_name: Example Figures
        site_url: https://figures.example.org/
        theme: {name: material}
        extra:
          source_url: https://example.org/source/
          demonstration: >-
            A demonstration
            with invented figures.
    """
    wanted = Settings(
        "Example Figures",
        "https://figures.example.org/",
        "https://example.org/source",
        "A demonstration with invented figures.",
    )
    assert read_settings(write(tmp_path, {"mkdocs.yml": text})) == wanted


@pytest.mark.parametrize("text", ["site_name: Example", "site_name: Example\nextra:", "site_name: Example\nextra: [a]"])
def test_what_is_not_set_is_empty(tmp_path: Path, text: str) -> None:
    """Settings that are not there are empty."""
    assert read_settings(write(tmp_path, {"mkdocs.yml": text})) == Settings("Example")


def test_without_the_file(tmp_path: Path) -> None:
    """A root without mkdocs.yml has no settings, and can still be checked."""
    assert read_settings(tmp_path) == Settings("")


@pytest.mark.parametrize(
    ("environment", "site_url"),
    [({}, ""), ({"EXAMPLE_SITE_URL": "https://figures.example.org/"}, "https://figures.example.org/")],
)
def test_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], site_url: str
) -> None:
    """`!ENV` is read from the environment as MkDocs reads it, with its default where nothing is set there."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    write(tmp_path, {"mkdocs.yml": 'site_name: Example\nsite_url: !ENV [EXAMPLE_SITE_URL, ""]\n'})
    assert read_settings(tmp_path) == Settings("Example", site_url)


def test_an_address_without_a_slash_at_its_end(tmp_path: Path) -> None:
    """As in MkDocs, a site's address may be written without the slash at its end."""
    write(tmp_path, {"mkdocs.yml": "site_name: Example\nsite_url: https://figures.example.org\n"})
    assert read_settings(tmp_path).rules_at == "https://figures.example.org/about/rules/"


def test_tags_are_not_acted_on(tmp_path: Path) -> None:
    """MkDocs' tags for Python objects build nothing; the setting is as good as not there."""
    lines = [
        "site_name: Example",
        "site_url: !!python/object/apply:os.getcwd []",
        "markdown_extensions: [{emoji: {index: !!python/name:example.index ''}}]",
        "extra: {source_url: !relative a, demonstration: !!python/object/apply:os.system [touch ran]}",
    ]
    assert read_settings(write(tmp_path, {"mkdocs.yml": "\n".join(lines)})) == Settings("Example")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("site_name: 'Example\n", "mkdocs.yml cannot be read as YAML"),
        ("site_name: Example\n\tx: 1\n", "mkdocs.yml cannot be read as YAML"),
        ("site_name: !!unknown Example\n", "mkdocs.yml cannot be read as YAML"),
        ("copyright: 2026-99-99\n", "mkdocs.yml cannot be read as YAML"),
        (b"site_name: caf\xe9\n", "mkdocs.yml cannot be read as YAML"),
        ("- a\n- b\n", "mkdocs.yml holds no settings"),
        ("", "mkdocs.yml holds no settings"),
    ],
)
def test_a_broken_file(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    """A file that is no mapping of settings is told in one sentence."""
    write(tmp_path, {"mkdocs.yml": content})
    with pytest.raises(CouldNotRun, match=sentence):
        read_settings(tmp_path)


def test_our_own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """This repository's own mkdocs.yml can be read."""
    monkeypatch.delenv("SITE_URL", raising=False)
    assert read_settings(REPOSITORY).site_name == "Plain Figures"


def test_maintainers(tmp_path: Path) -> None:
    """Accounts on GitHub are read as they stand."""
    text = 'site_name: Example\nextra:\n  maintainers: ["@example", "@example/team.one"]\n'
    wanted = Settings("Example", maintainers=("@example", "@example/team.one"))
    assert read_settings(write(tmp_path, {"mkdocs.yml": text})) == wanted


def test_whom_the_accessibility_statement_names(tmp_path: Path) -> None:
    """The public body that answers for a site and its contact are read from `extra: accessibility`."""
    text = "site_name: Example\nextra: {accessibility: {body: Example Body, contact: help@example.org}}\n"
    wanted = Settings("Example", public_body="Example Body", contact="help@example.org")
    assert read_settings(write(tmp_path, {"mkdocs.yml": text})) == wanted


@pytest.mark.parametrize("given", ["[example]", "someone@example.org", "{a: b}", "['@a b']"])
def test_what_is_no_account(tmp_path: Path, given: str) -> None:
    """Anything else than accounts is refused, since GitHub would pass over the line without a word."""
    write(tmp_path, {"mkdocs.yml": f"extra: {{maintainers: {given}}}\n"})
    with pytest.raises(CouldNotRun, match="is no account on GitHub"):
        read_settings(tmp_path)


@pytest.mark.parametrize(
    ("text", "epoch", "day"),
    [
        ("2016-06-30", "", date(2016, 6, 30)),
        ('"2016-06-30"', "1767225600", date(2016, 6, 30)),
        ('""', "1767225599", date(2025, 12, 31)),
        ("", "", None),
    ],
)
def test_the_day_as_at_which_it_is_judged_what_is_late(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, epoch: str, day: date | None
) -> None:
    """The day in the settings comes before SOURCE_DATE_EPOCH, a moment in UTC; without either there is none."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    root = write(tmp_path, {"mkdocs.yml": f"site_name: Example\nextra:\n  as_of: {text}\n"})
    assert read_settings(root).as_of == day


@pytest.mark.parametrize("text", ["31 March", "2016-06-30T00:00:00Z", '"2016-02-30"', "5", "[a]"])
def test_what_is_no_day_is_refused(tmp_path: Path, text: str) -> None:
    """Whoever sets a day that is none is told where and what to write."""
    root = write(tmp_path, {"mkdocs.yml": f"site_name: Example\nextra:\n  as_of: {text}\n"})
    with pytest.raises(CouldNotRun, match=r"as_of: .* is no day; write it like 2026-11-30"):
        read_settings(root)


def test_an_epoch_that_is_no_number_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is never passed over, since another day would judge others late."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(CouldNotRun, match="SOURCE_DATE_EPOCH"):
        read_settings(write(tmp_path, {"mkdocs.yml": "site_name: Example\n"}))

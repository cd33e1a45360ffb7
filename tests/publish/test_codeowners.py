from plainfigures.check.documents import parse_documents
from plainfigures.model.organisation import Organisation
from plainfigures.publish.codeowners import HEAD, NOBODY, PATH, codeowners
from plainfigures.read.settings import read_settings
from plainfigures.read.source import read_source
from tests.roots import REPOSITORY


def organisation(id_: str, *maintainers: str) -> Organisation:
    return Organisation(id=id_, name="Example", kind="other", maintainers=maintainers)


def test_the_file_is_fresh() -> None:
    """`.github/CODEOWNERS` is what settings and profiles give; `build.py codeowners` writes it."""
    documents, _ = parse_documents(read_source(REPOSITORY))
    wanted = codeowners(read_settings(REPOSITORY).maintainers, documents.organisations.values())
    assert (REPOSITORY / PATH).read_text("utf-8") == wanted


def test_the_general_line_stands_first() -> None:
    """GitHub obeys the last line that matches, so an organisation's line comes after the one for everything."""
    text = codeowners(["@example"], [organisation("ministry", "@ministry/figures", "@clerk"), organisation("council")])
    assert text == f"{HEAD}\n* @example\n/metrics/ministry/ @ministry/figures @clerk\n"


def test_nobody_for_everything_else() -> None:
    """Without general maintainers a comment says where to name them."""
    assert codeowners([], []) == f"{HEAD}\n{NOBODY}\n"


def test_an_account_is_named_once() -> None:
    """An account that is listed twice stands in its line once."""
    assert "\n* @a @b\n" in codeowners(["@a", "@b", "@a"], [])

import pytest

from plainfigures.model.commit import Commit
from plainfigures.model.settings import Settings
from tests.model.invented import period


@pytest.mark.parametrize(
    ("site_url", "rules_at"),
    [
        ("https://figures.example.org/", "https://figures.example.org/about/rules/"),
        ("https://figures.example.org/uk/", "https://figures.example.org/uk/about/rules/"),
        ("", "about/rules/"),
    ],
)
def test_where_the_rules_are(site_url: str, rules_at: str) -> None:
    """The rules are explained on the site, wherever that lives."""
    assert Settings("Example Figures", site_url).rules_at == rules_at


def test_a_short_hash() -> None:
    """A commit is shown by the first ten letters of its hash."""
    assert Commit("0123456789abcdef", period("2026").start).short == "0123456789"

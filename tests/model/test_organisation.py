import pytest
from pydantic import ValidationError

from plainfigures.model.obligation import Obligation
from plainfigures.model.organisation import KINDS, Organisation, Post
from tests.model.invented import period


def test_a_profile() -> None:
    """A profile needs a name and a kind; what it leaves out is empty."""
    profile = Organisation.model_validate({"id": "example-department", "name": "Example Department", "kind": "office"})
    assert (profile.kind_name, profile.parent, profile.accountable) == ("Office", None, ())


def test_posts_that_answer_for_figures() -> None:
    """A profile names posts, and whether each sits on the executive committee as its file says."""
    posts = [{"post": "Example Chief Digital Officer", "role": "digital-leader", "executive_committee": "no"}]
    profile = Organisation.model_validate({"id": "example", "name": "Example", "kind": "other", "accountable": posts})
    assert profile.accountable == (
        Post(post="Example Chief Digital Officer", role="digital-leader", executive_committee="no"),
    )


@pytest.mark.parametrize(
    "given",
    [{"kind": "department"}, {"parent": "Example Ministry"}, {"website": "example.org"}, {"maintainers": ["a@b"]}],
)
def test_what_a_profile_may_not_say(given: dict[str, str]) -> None:
    """An unknown kind, a parent that is no id, half an address and a maintainer that is no account are refused."""
    with pytest.raises(ValidationError):
        Organisation.model_validate({"id": "example", "name": "Example", "kind": "other", **given})


def test_every_kind_has_a_name() -> None:
    """Each kind of organisation can be told in words."""
    assert {Organisation(id="example", name="Example", kind=kind).kind_name for kind in KINDS} == set(KINDS.values())


def test_an_obligation() -> None:
    """An obligation names a metric, the kinds of organisation that owe it, and the period from which they do."""
    owed = Obligation.model_validate({"metric": "example-rate", "kinds": ["council", "region"], "from": "2026-Q1"})
    assert (owed.kinds, owed.from_, owed.until) == (("council", "region"), period("2026-Q1"), None)

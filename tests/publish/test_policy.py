import re
from base64 import b64encode
from hashlib import sha256

from plainfigures.publish.policy import with_policy

PAGE = (
    '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n<title>Kites</title><script src="a.js"></script>'
    '<script>fly = "high"</script></head><body><script type="application/json">{"x": 1}</script></body></html>'
)


def policy_of(html: str) -> dict[str, str]:
    (text,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', with_policy(html))
    return dict(rule.split(" ", 1) for rule in str(text).split("; "))


def test_nothing_may_be_loaded_that_is_not_named() -> None:
    """Everything is forbidden but what the site itself serves, and no text may become code or style."""
    policy = policy_of(PAGE)
    assert (policy["default-src"], policy["style-src"], "unsafe" in str(policy)) == ("'none'", "'self'", False)


def test_a_script_in_the_page_is_let_through_by_its_hash() -> None:
    """Each script that stands in the page is allowed as it is and no other; data are no scripts."""
    known = b64encode(sha256(b'fly = "high"').digest()).decode()
    assert policy_of(PAGE)["script-src"] == f"'self' 'sha256-{known}'"


def test_a_page_without_scripts_of_its_own_has_no_hash() -> None:
    """Where no script stands in the page, only scripts of the site run."""
    assert policy_of("<html><head><title>Kites</title></head></html>")["script-src"] == "'self'"


def test_the_policy_comes_before_all_that_it_rules() -> None:
    """Only the character set stands before it."""
    html = with_policy(PAGE)
    assert html.index('<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"') < html.index("<title>")


def test_the_columns_of_a_table_keep_their_sides() -> None:
    """Markdown sets the side of a column by a style, which the policy forbids, and gets a class instead."""
    html = with_policy('<head></head><td style="text-align: right;">1</td><p style="text-align: right;">2</p>')
    assert html.endswith('<td class="pf-right">1</td><p style="text-align: right;">2</p>')

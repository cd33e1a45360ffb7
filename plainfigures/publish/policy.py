"""What a page may load and run, said in the page itself: what the site serves, and inline scripts one by one."""

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

_RULES = (
    "default-src 'none'",
    "script-src 'self'{hashes}",
    "style-src 'self'",
    "img-src 'self' data: blob:",  # signs within style sheets; pictures that the browser draws for download
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_HEAD = re.compile(r"<head>\s*(?:<meta charset=[^>]*>)?")
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (left|center|right);"')


def with_policy(html: str) -> str:
    """Return a page with the policy that it bears, at the top of its head; what it cannot bear is given as a class."""
    hashes = "".join(f" '{each}'" for each in sorted(set(_hashes(html))))
    policy = "; ".join(_RULES).format(hashes=hashes)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    classed = _ALIGNED.sub(r'\1 class="pf-\2"', html)
    return _HEAD.sub(lambda head: f"{head[0]}\n{meta}", classed, count=1)


def _hashes(html: str) -> Iterator[str]:
    """Yield the hash of each script that stands in the page itself; those of another type are data, and never run."""
    for script in _SCRIPT.finditer(html):
        if " src=" not in script["attributes"] and " type=" not in script["attributes"]:
            yield f"sha256-{b64encode(sha256(script['code'].encode()).digest()).decode()}"

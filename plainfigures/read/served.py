"""A website as it is served: the only module that asks the network, and only when somebody names an address."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import urlopen

from plainfigures.model.failure import CouldNotRun

AT_ONCE, SECONDS = 8, 30
LARGEST = 500_000_000  # bytes of one file


def is_address(place: str) -> bool:
    """Return whether a place is an address on the web, and no folder."""
    return place.startswith(("https://", "http://"))


def read_served(address: str, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
    """Yield each path below the address with what is served there, or None where nothing is.

    Raises CouldNotRun where the server does not answer.
    """
    names = list(paths)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from zip(
            names, pool.map(lambda path: _served(f"{address.rstrip('/')}/{quote(path)}"), names), strict=True
        )


def _served(address: str) -> bytes | None:
    try:
        with urlopen(address, timeout=SECONDS) as answer:
            content: bytes = answer.read(LARGEST)
            return content
    except HTTPError as error:
        with error:
            if error.code in (403, 404, 410):
                return None
        raise CouldNotRun(f"{address} answers with {error.code}: try again later") from None
    except (URLError, HTTPException, TimeoutError, OSError) as error:
        raise CouldNotRun(f"{address} does not answer ({getattr(error, 'reason', error)})") from None

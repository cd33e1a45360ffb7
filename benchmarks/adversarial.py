"""Files of nearly 1 MiB that make the check work as hard as one file can: each a case, with a name and its content."""

from collections.abc import Callable, Iterator
from itertools import product

from plainfigures.model.limits import DEEPEST, LARGEST_FILE, MOST_CHANGES, MOST_COLUMNS, MOST_NODES, MOST_ROWS

Files = dict[str, bytes]
FIGURES = "metrics/example-department/adversarial.csv"
QUARTER = "metrics/example-department/2025-Q4.csv"
YAML_FIGURES = "metrics/example-department/2025-Q4.yml"
SERVICES = "metrics/example-department/services.csv"
PROFILE = "metrics/example-department/organisation.yml"
DEFINITION = "schemas/metrics/service-performance/example-metric.yml"
COLUMNS = "metric,service,period,value,numerator,denominator,lower,upper,marker,note"
INPUTS = "channel,very_satisfied,satisfied,neither,dissatisfied,very_dissatisfied"
A_DEFINITION = (
    "title: Example\nquestion: How many?\ndefinition: Examples.\nunit: count\nbetter: higher\nfrequency: quarter\n"
    "due: 42\nlevel: either\ncomparison: free\nstatus: management-information\n"
    "source: {title: Example, url: https://example.org}\n"
)


def full(head: str, line: Callable[[int], str], most: int = MOST_ROWS, tail: str = "") -> bytes:
    """Return a head and as many lines as fit into a file."""
    lines: list[str] = [head]
    room = LARGEST_FILE - len(head.encode()) - len(tail.encode())
    for number in range(most):
        text = line(number)
        room -= len(text.encode())
        if room < 0:
            break
        lines.append(text)
    return "".join([*lines, tail]).encode()


def yaml(head: str, entry: Callable[[int], str], tail: str = "", most: int = 0) -> bytes:
    """Return a head and as many entries as fit into a file, and as it may hold values, unless `most` says how many."""
    first = entry(0)
    values = sum(first.count(mark) for mark in (":", "- ", "[")) + first.startswith("{")
    return full(head, entry, most or (MOST_NODES - 100) // max(values, 1), tail)


def word(number: int) -> str:
    """Return a short word of its own for each number."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = ""
    while number >= 0:
        number, place = divmod(number, 26)
        found = letters[place] + found
        number -= 1
    return found


def long_series(value: str) -> bytes:
    """Return monthly figures of as many services as fit, each in every month that a period can name."""
    months = list(product(range(1900, 2200), range(1, 13)))
    rows = (
        f"digital-take-up-monthly,{service},{year}-{month:02}/P1M,{value}\n"
        for service in ("example-permits", "example-licences")
        for year, month in months
    )
    return full("metric,service,period,value\n", lambda _: next(rows, "\n"), most=7_200)


def submissions() -> Iterator[tuple[str, Files]]:
    """Yield CSV submissions."""
    yield "every row an unknown metric, all the same", {QUARTER: full("metric,value\n", lambda _: "x,1\n")}
    yield "every row no id and no number", {QUARTER: full("metric,value\n", lambda _: "X,x\n")}
    yield "every cell wrong", {FIGURES: full(f"{COLUMNS},{INPUTS}\n", lambda _: ",".join("=" * 16) + "\n")}
    yield (
        "every cell wrong and different",
        {FIGURES: full(f"{COLUMNS},{INPUTS}\n", lambda n: ",".join(f"={n:x}{c}" for c in "abcdefghijklmnop") + "\n")},
    )
    names = ",".join(f"name-{number}" for number in range(99))
    yield "100 unknown columns", {QUARTER: full(f"metric,{names}\n", lambda _: "transactions" + "," * 99 + "\n")}
    yield "100 columns of one name", {QUARTER: full(f"metric{',value' * 99}\n", lambda _: "x" + ",1" * 99 + "\n")}
    yield "100,000 rows of another width", {QUARTER: full("metric,value\n", lambda _: "x\n")}
    yield "one row many times", {QUARTER: full("metric,service,value\n", lambda _: "transactions,example-permits,1\n")}
    yield "one short row many times", {QUARTER: full("metric,value\n", lambda _: "downtime,1\n")}
    yield "different unknown metrics", {QUARTER: full("metric,value\n", lambda n: f"{word(n)},1\n")}
    yield (
        "different long unknown metrics",
        {QUARTER: full("metric,value\n", lambda n: f"digital-take-up-{word(n)}-monthly,1\n")},
    )
    yield (
        "different unknown services",
        {QUARTER: full("metric,service,value\n", lambda n: f"downtime,example-{word(n)},1\n")},
    )
    yield (
        "different services that are no ids",
        {QUARTER: full("metric,service,value\n", lambda n: f"downtime,Example {word(n)},1\n")},
    )
    yield "different metrics that are no ids", {QUARTER: full("metric,value\n", lambda n: f"Digital {word(n)},1\n")}
    yield (
        "different unknown codes",
        {QUARTER: full("metric,service,channel,value\n", lambda n: f"avoidable-contact,example-permits,{word(n)},1\n")},
    )
    yield (
        "different misspelt periods",
        {FIGURES: full("metric,period,value\n", lambda n: f"downtime,Q{n % 9} {1000 + n},1\n")},
    )
    yield (
        "different periods that are none",
        {FIGURES: full("metric,period,value\n", lambda n: f"downtime,{word(n)} 2026,1\n")},
    )
    yield (
        "different values that are no numbers",
        {QUARTER: full("metric,service,value\n", lambda n: f"downtime,example-permits,£{n:,}.5e1\n")},
    )
    yield (
        "different markers that cannot be read",
        {QUARTER: full("metric,service,value,marker\n", lambda n: f"downtime,example-permits,1,{word(n)}\n")},
    )
    yield "hidden characters in every line", {QUARTER: full("metric,value\n", lambda _: "x\u200b,1\n")}
    yield "nothing but hidden characters", {QUARTER: full("metric\n", lambda _: "\u200b\n")}
    yield (
        "figures blank without a reason",
        {QUARTER: full("metric,service,value,note\n", lambda _: "transactions,example-permits,,\n")},
    )
    yield "fractions in long series", {FIGURES: long_series("0.5")}
    yield "percentages in long series", {FIGURES: long_series("50")}
    yield "figures out of bounds in long series", {FIGURES: long_series("500")}


def broken() -> Iterator[tuple[str, Files]]:
    """Yield CSV files that are hardly a table."""
    yield "unclosed quotation in the first line", {QUARTER: full('metric,"value\n', lambda _: "downtime,1\n")}
    yield "unclosed quotation in the last line", {QUARTER: full("metric,value\n", lambda _: "x,1\n", tail='"')}
    yield "only commas", {QUARTER: b"," * LARGEST_FILE}
    yield "only commas below a header", {QUARTER: b"metric\n" + b"," * (LARGEST_FILE - 7)}
    yield "only newlines", {QUARTER: b"\n" * LARGEST_FILE}
    yield "only newlines below a header", {QUARTER: b"metric,value" + b"\n" * (LARGEST_FILE - 12)}
    yield "only quotation marks", {QUARTER: b'"' * LARGEST_FILE}
    yield "one cell", {QUARTER: b"x" * LARGEST_FILE}
    yield "cells of 10,000 characters", {QUARTER: full("metric,note\n", lambda _: "x," + "y" * 9_999 + "\n")}
    yield "marks of git in every line", {QUARTER: full("metric,value\n", lambda _: "<<<<<<< a\n")}
    yield "bytes of another code in the last line", {QUARTER: full("metric\n", lambda _: "x\n", 500_000) + b"\xff"}
    yield "rows of two lines", {QUARTER: full("metric,note\n", lambda _: 'x,"\n"\n')}
    yield "a title and no names of columns", {QUARTER: full("A title\n", lambda n: f"{word(n)},1\n")}


def documents() -> Iterator[tuple[str, Files]]:
    """Yield YAML documents."""
    yield (
        "YAML nested as deep as may be",
        {PROFILE: yaml("posts:\n", lambda _: "- " + "[" * (DEEPEST - 3) + "]" * (DEEPEST - 3) + "\n")},
    )
    yield "YAML nested too deep", {PROFILE: b"[" * LARGEST_FILE}
    yield "a long flow sequence", {PROFILE: yaml("accountable: [", lambda _: "a,", "]\n", most=500_000)}
    yield (
        "a flow sequence of as many values as may be",
        {PROFILE: yaml("accountable: [", lambda _: "a,", "]\n")},
    )
    yield "a flow mapping of unknown keys", {PROFILE: yaml("{", lambda n: f"{word(n)}: ,", "}\n")}
    yield "one key many times", {PROFILE: yaml("name: a\nkind: other\n", lambda _: "name: a\n")}
    yield "unknown keys", {PROFILE: yaml("name: a\nkind: other\n", lambda n: f"{word(n)}: a\n")}
    yield "unknown keys in a definition", {DEFINITION: yaml(A_DEFINITION, lambda n: f"{word(n)}: a\n")}
    yield "a long text", {PROFILE: b"name: " + b"x" * (LARGEST_FILE - 6)}
    yield "long texts", {PROFILE: yaml("name: a\nkind: other\naccountable:\n", lambda _: f"- post: {'x' * 9_990}\n")}
    yield "a long block text", {PROFILE: yaml("kind: other\nname: |\n", lambda _: "  xxxxxxx\n")}
    yield (
        "posts",
        {PROFILE: yaml("name: a\nkind: other\naccountable:\n", lambda n: f"- {{post: {word(n)}, role: minister}}\n")},
    )
    yield (
        "posts with a strange role",
        {PROFILE: yaml("name: a\nkind: other\naccountable:\n", lambda n: f"- {{post: a, role: {word(n)}}}\n")},
    )
    yield (
        "posts with a strange key",
        {PROFILE: yaml("name: a\nkind: other\naccountable:\n", lambda n: f"- {{post: a, {word(n)}: a}}\n")},
    )
    yield (
        "maintainers that are none",
        {PROFILE: yaml("name: a\nkind: other\nmaintainers:\n", lambda n: f"- {word(n)}\n")},
    )
    yield (
        "figures in YAML with a strange metric",
        {YAML_FIGURES: yaml("", lambda n: f"- {{metric: {word(n)}, value: 1}}\n")},
    )
    yield (
        "figures in YAML with strange keys",
        {YAML_FIGURES: yaml("", lambda n: f"- {{metric: downtime, {word(n)}: 1}}\n")},
    )
    yield "figures in YAML with one strange key", {YAML_FIGURES: yaml("", lambda _: "- {metric: downtime, vlaue: 1}\n")}
    yield (
        "a figure in YAML with strange keys alone",
        {YAML_FIGURES: yaml("- metric: downtime\n", lambda n: f"  {word(n)}: 1\n")},
    )
    yield (
        "figures in YAML on one line",
        {YAML_FIGURES: yaml("[", lambda n: f"{{metric: {word(n)}, value: x}},", "]\n")},
    )
    yield "figures in YAML that are no mappings", {YAML_FIGURES: yaml("", lambda _: "- a\n")}


def contracts() -> Iterator[tuple[str, Files]]:
    """Yield what lies under `schemas/`."""
    yield (
        "dimension codes",
        {DEFINITION: yaml(A_DEFINITION + "dimensions:\n  colour:\n", lambda n: f"    {word(n)}: a\n")},
    )
    yield (
        "dimension codes that are none",
        {DEFINITION: yaml(A_DEFINITION + "dimensions:\n  colour:\n", lambda n: f"    {word(n)}: [a]\n")},
    )
    yield "dimensions", {DEFINITION: yaml(A_DEFINITION + "dimensions:\n", lambda n: f"  a{word(n)}: {{a: a}}\n")}
    yield (
        "dimensions with strange names",
        {DEFINITION: yaml(A_DEFINITION + "dimensions:\n", lambda n: f"  A{word(n)}: {{a: a}}\n")},
    )
    yield "inputs", {DEFINITION: yaml(A_DEFINITION + "inputs:\n", lambda n: f"  a{word(n)}: a\n")}
    quarters = [f"{year}-Q{quarter}" for year in range(1900, 2200) for quarter in range(1, 5)]
    yield (
        "changes",
        {
            DEFINITION: yaml(
                A_DEFINITION + "calculation: numerator / denominator\nnumerator: a\ndenominator: a\nchanges:\n",
                lambda n: f"- {{from: {quarters[n % 1200]}, what: a, before: {{calculation: numerator / {n + 1}}}}}\n",
            )
        },
    )
    sum_of_many = "numerator" + "+1" * 240
    with_parts = f"{A_DEFINITION}numerator: a\ndenominator: a\ncalculation: {sum_of_many}\n"
    yield (
        "as many long changes as may be",
        {
            DEFINITION: full(
                with_parts + "changes:\n",
                lambda n: f"- {{from: {quarters[n]}, what: a, before: {{calculation: {sum_of_many}}}}}\n",
                MOST_CHANGES,
            )
        },
    )
    yield (
        "as many inputs as may be",
        {DEFINITION: full(A_DEFINITION + "inputs:\n", lambda n: f"  b{word(n)}: a\n", MOST_COLUMNS)},
    )
    yield "a calculation of 500 characters", {DEFINITION: with_parts.encode()}
    yield (
        "a calculation that is very long",
        {DEFINITION: f"{A_DEFINITION}calculation: {'numerator + ' * 80_000}denominator\n".encode()},
    )
    yield (
        "a calculation deep in brackets",
        {DEFINITION: f"{A_DEFINITION}calculation: {'(' * 249}1{')' * 249}\n".encode()},
    )
    yield (
        "obligations",
        {"schemas/obligations.yml": yaml("", lambda _: "- {metric: downtime, kinds: [other], from: 2026}\n")},
    )
    yield (
        "obligations of strange metrics",
        {"schemas/obligations.yml": yaml("", lambda n: f"- {{metric: {word(n)}, kinds: [other], from: 2026}}\n")},
    )
    yield (
        "obligations of strange kinds",
        {"schemas/obligations.yml": yaml("", lambda n: f"- {{metric: downtime, kinds: [{word(n)}], from: 2026}}\n")},
    )
    yield "obligations that are none", {"schemas/obligations.yml": yaml("", lambda _: "- a\n")}
    yield "obligations with nothing in them", {"schemas/obligations.yml": yaml("", lambda _: "- {}\n")}
    yield "domains", {"schemas/domains.yml": yaml("", lambda n: f"{word(n)}: {{title: a, question: a}}\n")}
    yield "domains that are none", {"schemas/domains.yml": yaml("", lambda n: f"{word(n)}: a\n")}
    yield "publications that are none", {"schemas/publications.yml": yaml("", lambda n: f"- {{{word(n)}: a}}\n")}


def inventories() -> Iterator[tuple[str, Files]]:
    """Yield lists of services."""
    yield "100,000 services", {SERVICES: full("id,name\n", lambda n: f"{word(n)},a\n")}
    yield "one service many times", {SERVICES: full("id,name\n", lambda _: "a,a\n")}
    yield "services that are no ids", {SERVICES: full("id,name\n", lambda n: f"A {n},a\n")}
    columns = "id,name,url,phase,kind,users,since,until,modernisation,legacy,next_step"
    yield (
        "services with every cell wrong",
        {SERVICES: full(f"{columns}\n", lambda _: "=" + ",=" * 10 + "\n")},
    )
    figures = full("metric,service,value\n", lambda n: f"downtime,example-permit-{word(n)},1\n", 5_000)
    yield (
        "100,000 services and figures of none of them",
        {
            SERVICES: full("id,name\n", lambda n: f"example-{word(n)},a\n"),
            QUARTER: figures,
        },
    )


def cases() -> Iterator[tuple[str, Files]]:
    """Yield every case: its name, and the files that are laid over the small root."""
    for group in (submissions, broken, documents, contracts, inventories):
        yield from group()

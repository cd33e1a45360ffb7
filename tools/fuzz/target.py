"""What must hold of the check of any bytes: problems with places that lie in a file, told alike in every form."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from plainfigures.check.catalogue import check_source
from plainfigures.model.report import Report
from plainfigures.model.source import Source
from plainfigures.read.source import source_of
from plainfigures.report.forms import FORMS

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
LINE_BREAK = re.compile(rb"\r\n|\r|\n")
SUBMISSION = "metrics/example-department/2026-Q2.csv"
INVENTORY = "metrics/example-department/services.csv"
PROFILE = "metrics/example-department/organisation.yml"
YAML_SUBMISSION = "metrics/example-agency/2026-Q3.yml"
DEFINITION = "schemas/metrics/service-performance/transactions.yml"
DOMAINS, OBLIGATIONS, PUBLICATIONS = (f"schemas/{name}.yml" for name in ("domains", "obligations", "publications"))
TABLES = (SUBMISSION, INVENTORY)
DOCUMENTS = (PROFILE, YAML_SUBMISSION, DEFINITION, DOMAINS, OBLIGATIONS, PUBLICATIONS)
KINDS = {"tables": TABLES, "documents": DOCUMENTS}


@cache
def small_root() -> Mapping[str, bytes]:
    """Return the files of the tests' small root: its figures, and the definitions that they use."""
    small = REPOSITORY / "tests" / "examples" / "small"
    figures = {path.relative_to(small).as_posix(): path.read_bytes() for path in small.glob("metrics/*/*.*")}
    named = b" ".join(figures.values()).decode()
    schemas = {path.relative_to(REPOSITORY).as_posix(): path for path in REPOSITORY.glob("schemas/**/*.yml")}
    used = {name: path for name, path in schemas.items() if name.count("/") < 3 or path.stem in named}
    return figures | {name: path.read_bytes() for name, path in used.items()}


@cache
def _others(path: str) -> Source:
    return source_of((name, content) for name, content in sorted(small_root().items()) if name != path)


def report_of(path: str, content: bytes) -> Report:
    """Return the report of a check of the small root in which one file has this content."""
    one, others = source_of([(path, content)]), _others(path)
    source = replace(
        others,
        csv_files=tuple(sorted((*others.csv_files, *one.csv_files), key=lambda file: file.path)),
        yaml_files=tuple(sorted((*others.yaml_files, *one.yaml_files), key=lambda file: file.path)),
        faults=(*others.faults, *one.faults),
        files=others.files + 1,
    )
    evidence, problems = check_source(source, TODAY)
    return Report(source.files, len(evidence.figures), tuple(problems))


def assert_sound(path: str, content: bytes) -> Report:
    """Return the report of the check of one file's bytes, once it holds what must be so of any bytes."""
    report = report_of(path, content)
    files = {**small_root(), path: content}
    for problem in report.problems:
        place = problem.location
        assert place.path in files or place.path.endswith("/organisation.yml"), problem
        assert 0 <= place.line <= len(LINE_BREAK.findall(files.get(place.path, b""))) + 1, problem
        assert min(len(problem.message), len(problem.cure)) > 0, problem
    rendered = {form: render(report) for form, render in FORMS.items()}
    assert len(json.loads(rendered.pop("json"))["problems"]) == len(report.problems)
    for form, text in rendered.items():
        assert text.replace("\n", "").isprintable(), (form, text)
    assert len(rendered["text"].split("\n")) == len(report.problems) + (3 if report.problems else 1)
    return report

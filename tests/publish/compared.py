"""A catalogue in which covens that do not exist answer wishes, enough of them to be compared."""

from plainfigures.model.catalogue import Catalogue
from plainfigures.model.metric import Metric
from plainfigures.model.observation import Observation
from plainfigures.model.organisation import Identifiers, Organisation, Service
from tests.publish.invented import COMPLETION, catalogue, observation

PERIODS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2")


def coven(at: int, **given: object) -> Organisation:
    """Return the coven of a number, a council in Scotland unless something else is given."""
    known = {"id": f"coven-{at}", "name": f"Coven {at}", "kind": "council", "identifiers": Identifiers(gss="S12000099")}
    return Organisation.model_validate(known | given)


def history(organisation: str, newest: str, service: str = "", **given: object) -> list[Observation]:
    """Return six quarters of an organisation's figures, that stand still but for the newest."""
    before = [observation(period, 2, organisation=organisation, service=service, value="50") for period in PERIODS[:-1]]
    return [*before, observation(PERIODS[-1], 2, organisation=organisation, service=service, value=newest, **given)]


def covens(*more: Organisation, metric: Metric = COMPLETION, observations: tuple[Observation, ...] = ()) -> Catalogue:
    """Return six covens of which five have a newest figure, 10% to 50%, and the sixth says that it has none."""
    bodies = [*(coven(at) for at in range(6)), *more]
    figures = [each for at in range(5) for each in history(f"coven-{at}", f"{at + 1}0")]
    silent = history("coven-5", "", markers=("z",), note="No wishes here")
    known = catalogue()
    return Catalogue(
        known.domains,
        {metric.id: metric},
        {body.id: body for body in sorted(bodies, key=lambda body: body.id)},
        {},
        (*figures, *silent, *observations),
    )


def spells(services: int) -> Catalogue:
    """Return two covens, the first with all of these services but one, and each service with one percent more."""
    known = covens()
    names = {f"spell-{at:03}": f"coven-{int(at == 0)}" for at in range(services)}
    return Catalogue(
        known.domains,
        known.metrics,
        known.organisations,
        {name: Service(name, organisation, f"Cast {name}") for name, organisation in names.items()},
        tuple(
            each
            for at, (name, organisation) in enumerate(names.items())
            for each in history(organisation, str(at % 90 + 5), name, numerator="", denominator="")
        ),
    )

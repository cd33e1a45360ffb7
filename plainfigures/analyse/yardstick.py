"""What an outcome measures the newest figure by, where the change over a year seems to say otherwise."""

from plainfigures.model.judgement import Judgement, State, Way
from plainfigures.model.language import gettext, gettext_noop
from plainfigures.model.observation import Figure

Told = tuple[State, Way]

BY_AVERAGE: dict[Told, tuple[str, str]] = {
    ("improving", "up"): (
        gettext_noop("better than its average since %(period)s"),
        gettext_noop(
            "The newest figure is no better than a year before, but better than its average since %(period)s."
        ),
    ),
    ("worsening", "up"): (
        gettext_noop("worse than its average since %(period)s"),
        gettext_noop("The newest figure is no worse than a year before, but worse than its average since %(period)s."),
    ),
    ("changing", "up"): (
        gettext_noop("higher than its average since %(period)s"),
        gettext_noop(
            "The newest figure is no higher than a year before, but higher than its average since %(period)s."
        ),
    ),
    ("changing", "down"): (
        gettext_noop("lower than its average since %(period)s"),
        gettext_noop("The newest figure is no lower than a year before, but lower than its average since %(period)s."),
    ),
}
BY_TREND: dict[Told, tuple[str, str]] = {
    ("improving", "up"): (
        gettext_noop("getting better in the newest figures"),
        gettext_noop(
            "The newest figure is no better than a year before, but the newest figures in a row are getting better."
        ),
    ),
    ("worsening", "up"): (
        gettext_noop("getting worse in the newest figures"),
        gettext_noop(
            "The newest figure is no worse than a year before, but the newest figures in a row are getting worse."
        ),
    ),
    ("changing", "up"): (
        gettext_noop("rising in the newest figures"),
        gettext_noop("The newest figure is no higher than a year before, but the newest figures in a row are rising."),
    ),
    ("changing", "down"): (
        gettext_noop("falling in the newest figures"),
        gettext_noop("The newest figure is no lower than a year before, but the newest figures in a row are falling."),
    ),
}


def yardstick(judgement: Judgement, year_before: Figure | None) -> tuple[str, str]:
    """Return what the outcome goes by, in brief and in a sentence; nothing where the change over a year agrees.

    `year_before` is the figure a year before the newest one, where the two may be compared.
    """
    told = _told(judgement)
    if told is None or year_before is None or _agrees(judgement, year_before):
        return "", ""
    brief, sentence = (BY_TREND if judgement.cause == "trend" else BY_AVERAGE)[told]
    start = judgement.run[0].period
    return gettext(brief, period=start.short), gettext(sentence, period=start.label)


def _told(judgement: Judgement) -> Told | None:
    """Return the state of the newest figure, and its way where neither way is better."""
    newest = judgement.specials[-1] if judgement.specials else None
    if newest is None:
        return None
    return newest.state, newest.way if newest.state == "changing" else "up"


def _agrees(judgement: Judgement, year_before: Figure) -> bool:
    newest, before = judgement.run[-1].number, year_before.number
    special = judgement.specials[-1]
    if newest is None or before is None or special is None:
        return True
    return newest > before if special.way == "up" else newest < before

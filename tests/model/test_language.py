"""Words are looked up in the language spoken, and only while it is spoken."""

from datetime import date
from gettext import NullTranslations

from plainfigures.model.language import gettext, ngettext, once_in_each_language, speaking
from plainfigures.model.period import Period, in_words


class Loud(NullTranslations):
    """An invented language: English, shouted."""

    def gettext(self, message: str) -> str:
        """Return the message in capitals, its values aside."""
        return message.replace("figures", "FIGURES")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the plural for every number, since this language knows nothing else."""
        return self.gettext(msgid2)


class Months(NullTranslations):
    """A language that names two months in its own way."""

    def gettext(self, message: str) -> str:
        """Return the name of April or June, else the message."""
        return {"April": "avril", "June": "juin"}.get(message, message)

    def pgettext(self, context: str, message: str) -> str:
        """Return the short name of April, else the message."""
        return {"Apr": "avr."}.get(message, message)


def test_values_stand_where_the_message_has_their_names() -> None:
    """A message is completed with its values, and a doubled per cent sign is one."""
    assert gettext("%(share)s%% of the figures", share=12) == "12% of the figures"


def test_a_number_chooses_the_form() -> None:
    """One takes the singular and two the plural, and the number itself needs no naming."""
    said = [ngettext("%(num)s figure", "%(num)s figures", number) for number in (1, 2)]
    assert said == ["1 figure", "2 figures"]


def test_a_language_is_spoken_inside_its_block_alone() -> None:
    """Messages and their plurals follow the language, and English is back after it."""
    with speaking(Loud()):
        inside = gettext("No figures"), ngettext("%(num)s figure", "%(num)s figures", 1)
    assert (inside, gettext("No figures")) == (("No FIGURES", "1 FIGURES"), "No figures")


def test_what_is_remembered_is_remembered_in_its_language() -> None:
    """A function that remembers what it said says it anew in another language."""
    named = once_in_each_language(lambda number: ngettext("%(num)s figure", "%(num)s figures", number))
    english = named(2)
    with speaking(Loud()):
        loud = named(2)
    assert (english, loud, named(2)) == ("2 figures", "2 FIGURES", "2 figures")


def test_periods_and_days_follow_the_language() -> None:
    """A month that was named in one language is named anew in another."""
    quarter, day = Period(date(2026, 4, 1), 3), date(2026, 4, 1)
    english = quarter.label, quarter.short, in_words(day)
    with speaking(Months()):
        other = quarter.label, quarter.short, in_words(day)
    assert (english, other) == (
        ("April to June 2026", "Apr–Jun 2026", "1 April 2026"),
        ("avril to juin 2026", "avr.–Jun 2026", "1 avril 2026"),
    )

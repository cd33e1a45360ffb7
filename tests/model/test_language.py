"""Words are looked up in the language spoken, and only while it is spoken."""

from gettext import NullTranslations

from plainfigures.model.language import gettext, ngettext, speaking


class Loud(NullTranslations):
    """An invented language: English, shouted."""

    def gettext(self, message: str) -> str:
        """Return the message in capitals, its values aside."""
        return message.replace("figures", "FIGURES")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the plural for every number, since this language knows nothing else."""
        return self.gettext(msgid2)


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

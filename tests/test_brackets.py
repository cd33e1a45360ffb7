"""Nothing is said on pages but in words that can be translated: a site is built in a language of brackets."""

import re
from pathlib import Path

import pytest

from plainfigures.publish.messages import PATH
from tests.announced import announced
from tests.brackets import LANGUAGE, bracketed, outside, pages_of
from tests.roots import REPOSITORY, git, python, write

"""The pseudo-language, switched on for a test."""

import pytest

from classroom import language
from tests.language.pseudo import Pseudo


@pytest.fixture
def qps(monkeypatch):
    """Everything is said in the pseudo-language."""
    monkeypatch.setattr(language, "_told", "qps")
    monkeypatch.setattr(language, "_catalogue", lambda _language: Pseudo())

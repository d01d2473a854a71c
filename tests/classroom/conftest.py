"""The sample exercise at a desk of its own: registered, on the point pack, progress in memory."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from sample_exercise import SAMPLE, a_pack  # noqa: E402

from classroom import registry  # noqa: E402
from classroom.sitting import sitting  # noqa: E402


@pytest.fixture
def sample():
    registry.add([SAMPLE])
    yield SAMPLE
    registry.remove(SAMPLE.id)


@pytest.fixture
def desk(sample):
    with sitting(a_pack()) as here:
        yield here


@pytest.fixture
def comma_desk(sample):
    with sitting(a_pack("comma", ",")) as here:
        yield here

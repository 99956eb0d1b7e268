from datetime import date
from decimal import Decimal

import pytest

from targets.models import Measurement
from tests.cast import YEAR_END, make_indicator


@pytest.fixture
def persons(cast):
    return make_indicator("personer", "Personer i forløb", "personer", "neutral")


@pytest.fixture
def state(cast):
    """States a figure in the cast's document; a percentage unless another indicator is given."""
    shares = make_indicator("andel", "Andel i job", "pct.", "op")

    def stated(value, day: date | None = YEAR_END, indicator=shares, **fields):
        return Measurement.objects.create(
            indicator=indicator,
            plan=cast.plan,
            area=fields.pop("area", cast.koebenhavn),
            value=Decimal(str(value)),
            date=day,
            **{"source": cast.document, "source_place": "pkt. 1.1"} | fields,
        )

    return stated

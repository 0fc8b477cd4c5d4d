from __future__ import annotations

import time

import pytest

from rigorous.bundled import TWO_FACTOR
from rigorous.checker.verdicts import Malformed, ResourceExceeded
from rigorous.discovery.cofactor import cofactor
from rigorous.discovery.worker import Worker


def test_values_errors_and_time() -> None:
    with Worker() as worker:
        assert worker.call(60, cofactor, TWO_FACTOR, "u - v") == "-mu + u*v + 1"
        with pytest.raises(Malformed):
            worker.call(60, cofactor, TWO_FACTOR, "u +")
        start = time.monotonic()
        with pytest.raises(ResourceExceeded, match="no answer within 1 s"):
            worker.call(1, time.sleep, 60)
        assert time.monotonic() - start < 30
        assert worker.call(60, abs, -3) == 3

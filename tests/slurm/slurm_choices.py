"""Choices of a user's own, which the jobs of these tests import: they take time, or fail."""

import os
import time

from hydraopt.preference.labels.hard import HardLabel


class PausingLabel(HardLabel):
    """Labels like its base, but takes its time where the test asks for it."""

    def __call__(self, *args, **kwargs):
        time.sleep(float(os.environ.get("PAUSE_S") or 0))
        return super().__call__(*args, **kwargs)


class FailingLabel(HardLabel):
    """Fails where a file says so, as long as it does."""

    def __call__(self, *args, **kwargs):
        if os.path.exists(os.environ["FAIL_WHILE"]):
            raise RuntimeError("the label has failed")
        return super().__call__(*args, **kwargs)

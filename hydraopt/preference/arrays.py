"""Names of the array types that the preference mathematics works on.

Shapes are written with N pairs (n of them in a batch), M objectives, B bootstrap draws.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

import pytest

from hydraopt.profiling.host import ASSUMED_CLOCK_GHZ, clock_ghz, host, machine_fingerprint


def test_the_host_is_described_in_words():
    described = host()

    assert set(described) == {
        "architecture",
        "clock_ghz",
        "clock_source",
        "cores",
        "cpu",
        "kernel",
        "python",
        "system",
    }
    assert all(isinstance(value, str) and value for value in described.values())
    assert float(described["clock_ghz"]) > 0


def test_a_kernel_update_keeps_the_fingerprint_and_another_cpu_changes_it():
    here = host()

    assert len(machine_fingerprint(here)) == 16
    assert machine_fingerprint(here) == machine_fingerprint({**here, "kernel": "99.0"})
    assert machine_fingerprint(here) == machine_fingerprint({**here, "clock_ghz": "9.99"})
    assert machine_fingerprint(here) != machine_fingerprint({**here, "cpu": "other"})
    assert machine_fingerprint(here) != machine_fingerprint({**here, "python": "CPython 9.9"})


@pytest.mark.parametrize(
    ("cpuinfo", "base", "maximum", "expected"),
    [
        ("model name\t: X @ 2.60GHz\ncpu MHz\t: 800.1\n", "3000000", "", (2.6, "nominal")),
        ("model name\t: X\ncpu MHz\t: 800.1\n", "2400000\n", "4", (2.4, "base_frequency")),
        ("model name\t: X\ncpu MHz\t: 800.1\n", "", "3500000\n", (3.5, "cpuinfo_max_freq")),
        ("model name\t: X\ncpu MHz\t\t: 2596.124\n", "", "", (2.6, "cpuinfo")),
        ("", "", "", (ASSUMED_CLOCK_GHZ, "assumed")),
    ],
)
def test_the_steadiest_source_of_the_clock_wins(cpuinfo, base, maximum, expected):
    found, source = clock_ghz(cpuinfo, base, maximum)
    assert (pytest.approx(found), source) == expected

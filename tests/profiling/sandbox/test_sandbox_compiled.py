"""C and C++ programs: compiled once inside the sandbox, then executed there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hydraopt.common.errors import UserError
from hydraopt.profiling.records import Call, Limits, Outcome
from hydraopt.profiling.sandbox import worker as worker_module
from hydraopt.profiling.sandbox.contract import Language, Program, Run
from hydraopt.profiling.sandbox.forking import compilers
from hydraopt.profiling.sandbox.probe import probe
from hydraopt.profiling.sandbox.worker import ForkWorker
from hydraopt.profiling.sandbox.zygote import ZygoteSandbox

pytestmark = [
    pytest.mark.sandbox,
    pytest.mark.skipif(
        len(compilers({Language.C: (), Language.CPP: ()})[0]) < 2, reason="no compilers below /usr"
    ),
]

LIMITS = Limits(wall_s=10.0, memory_mib=512, output_mib=1)
ADD = '#include <stdio.h>\nint main(void) { int a; scanf("%d", &a); printf("%d\\n", a + 2); }'


@pytest.fixture(scope="module", params=["bubblewrap", "bare"])
def worker(request: pytest.FixtureRequest) -> Iterator[ForkWorker]:
    inside = request.param == "bubblewrap"
    if inside and not probe().bubblewrap.present:
        pytest.skip(probe().bubblewrap.detail)
    limits = Limits(wall_s=20.0, memory_mib=1024, output_mib=16)
    with ZygoteSandbox(bubblewrap=inside, compile_limits=limits).open() as made:
        yield made


def run_c(worker: ForkWorker, source: str, stdin: str = "", limits: Limits = LIMITS) -> Run:
    return worker.run(Program(source, language=Language.C), Call([], stdin=stdin), limits)


def run_cpp(worker: ForkWorker, source: str, stdin: str = "") -> Run:
    return worker.run(Program(source, language=Language.CPP), Call([], stdin=stdin), LIMITS)


def test_c_program_reads_and_prints(worker: ForkWorker) -> None:
    for stdin, expected in (("1", "3\n"), ("40", "42\n")):
        run = run_c(worker, ADD, stdin)
        assert (run.outcome, run.answer) == (Outcome.OK, expected), run
        assert run.usage is not None


@pytest.mark.skipif(not probe().aslr_off.present, reason="addresses stay random on this host")
def test_addresses_are_the_same_in_every_run(worker: ForkWorker) -> None:
    source = (
        "#include <stdio.h>\n#include <stdlib.h>\n"
        'int main(void) { int here; printf("%p %p %p\\n", (void *)&here, malloc(9), '
        "malloc(1 << 20)); }"  # of the stack, the heap and a mapping
    )
    first, second = (run_c(worker, source).answer for _ in range(2))
    assert first.startswith("0x")
    assert first == second


def test_cpp_program_reads_and_prints(worker: ForkWorker) -> None:
    source = (
        "#include <algorithm>\n#include <iostream>\n#include <vector>\n"
        "int main() { std::vector<int> v; for (int x; std::cin >> x;) v.push_back(x);"
        " std::sort(v.begin(), v.end()); for (int x : v) std::cout << x << ' '; }"
    )
    assert run_cpp(worker, source, "3 1 2").answer == "1 2 3 "


def test_program_is_compiled_once(worker: ForkWorker, monkeypatch: pytest.MonkeyPatch) -> None:
    source = ADD + "\n// once\n"
    assert run_c(worker, source, "1").answer == "3\n"
    monkeypatch.setattr(worker, "_compile", None)
    assert run_c(worker, source, "2").answer == "4\n"


def test_only_the_last_binaries_are_kept(
    worker: ForkWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker_module, "BINARIES", 1)
    for number in (1, 2, 1):
        assert run_c(worker, f"int main(void) {{ return {number} - {number}; }}").outcome == "ok"
    worker._binaries.clear()


def test_compiler_message_is_the_detail(worker: ForkWorker) -> None:
    run = run_c(worker, "int main(void) { return x; }")
    assert run.outcome == Outcome.ERROR
    assert run.detail.startswith("it does not compile: ")
    assert "'x' undeclared" in run.detail.replace("‘", "'").replace("’", "'")
    assert run.usage is None


def test_exit_status_and_signals_are_told(worker: ForkWorker) -> None:
    run = run_c(worker, "int main(void) { return 3; }")
    assert (run.outcome, run.detail) == (Outcome.ERROR, "exit status 3.")
    run = run_c(worker, "#include <stdlib.h>\nint main(void) { abort(); }")
    assert (run.outcome, run.detail) == (Outcome.KILLED, "ended by SIGABRT.")
    run = run_c(worker, "int main(void) { *(volatile int *)1 = 0; }")
    assert (run.outcome, run.detail) == (Outcome.KILLED, "ended by SIGSEGV.")


def test_limits_hold(worker: ForkWorker) -> None:
    short = Limits(wall_s=0.5, memory_mib=512, output_mib=1)
    assert run_c(worker, "int main(void) { for (;;); }", limits=short).outcome == Outcome.TIMEOUT
    flood = '#include <stdio.h>\nint main(void) { for (;;) puts("0123456789"); }'
    assert run_c(worker, flood).outcome == Outcome.OUTPUT_LIMIT
    bomb = "#include <vector>\nint main() { std::vector<char> v(1000000000); return v[7]; }"
    assert run_cpp(worker, bomb).outcome == Outcome.MEMORY_LIMIT


def test_memory_is_the_program_s(worker: ForkWorker) -> None:
    source = (
        "#include <stdlib.h>\n"
        "int main(void) { volatile char *p = malloc(64 << 20);"
        " for (int i = 0; i < 64 << 20; i += 4096) p[i] = 1; return p[4096] - 1; }"
    )
    run = run_c(worker, source)
    assert run.outcome == Outcome.OK
    assert run.usage is not None
    assert 64 * 1024 <= run.usage.memory_kib < 68 * 1024
    small = run_c(worker, "int main(void) { return 0; }").usage
    assert small is not None
    assert small.memory_kib < 2 * 1024


def test_deep_recursion_has_room(worker: ForkWorker) -> None:
    source = (
        "#include <stdio.h>\nint f(int n) { volatile int a[16]; a[0] = n;"
        ' return n ? f(n - 1) + (a[0] == n) : 0; }\nint main(void) { printf("%d", f(1000000)); }'
    )
    assert run_c(worker, source).answer == "1000000"


def test_include_of_a_private_file_fails(worker: ForkWorker) -> None:
    run = run_c(worker, '#include "/etc/passwd"\nint main(void) { return 0; }')
    assert run.outcome == Outcome.ERROR
    assert "root" not in run.stderr


def test_endless_compilation_ends() -> None:
    bomb = "template<int n> struct A { A<n + 1> a; A<n + 2> b; };\nA<0> a;\nint main() {}\n"
    limits = Limits(wall_s=3.0, memory_mib=256, output_mib=1)
    with ZygoteSandbox(
        cpp_flags=["-ftemplate-depth=1000000"], compile_limits=limits
    ).open() as made:
        run = run_cpp(made, bomb)
        assert run.outcome in (Outcome.TIMEOUT, Outcome.MEMORY_LIMIT, Outcome.ERROR, Outcome.KILLED)
        assert run.usage is None
        assert made.run(Program("print(1)"), Call([]), LIMITS).answer == "1\n"


def test_function_of_a_compiled_language_is_refused(worker: ForkWorker) -> None:
    with pytest.raises(UserError, match="entry_point"):
        worker.run(Program(ADD, "f", Language.C), Call([]), LIMITS)


def test_missing_compiler_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    module = "hydraopt.profiling.sandbox.zygote.shutil.which"
    with ZygoteSandbox(bubblewrap=False).open() as made:
        monkeypatch.setattr(module, lambda *_, **__: None)
        assert compilers({Language.C: (), Language.CPP: ()})[0] == {}
        made._plan.compilers.clear()
        with pytest.raises(UserError, match="gcc"):
            run_c(made, ADD)

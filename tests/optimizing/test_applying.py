import os
import stat
import subprocess
from pathlib import Path

import pytest

from hydraopt.common.errors import UserError
from hydraopt.optimizing.applying import apply, unified_diff
from hydraopt.optimizing.target import Target, find_target

OLD = "import os\n\n\ndef f(x):\n    return x\n\n\nlast = 1\n"
NEW = "import os\n\n\ndef f(x):\n    return +x\n\n\nlast = 1\n"


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def committed(folder: Path, name: str, text: str) -> Target:
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q")
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "first")
    return find_target(path, "f")


def alone(folder: Path, text: str = OLD) -> Target:
    path = folder / "slow.py"
    path.write_bytes(text.encode())
    return find_target(path, "f")


def test_the_diff_names_the_file_from_the_top_of_the_work_tree(tmp_path: Path) -> None:
    target = committed(tmp_path / "tree", "src/slow.py", OLD)
    assert unified_diff(target, NEW) == (
        "--- a/src/slow.py\n+++ b/src/slow.py\n@@ -2,7 +2,7 @@\n \n \n def f(x):\n"
        "-    return x\n+    return +x\n \n \n last = 1\n"
    )
    assert unified_diff(target, OLD) == ""


def test_outside_git_the_name_is_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = alone(tmp_path)
    monkeypatch.chdir(tmp_path.parent)
    assert unified_diff(target, NEW).startswith(f"--- a/{tmp_path.name}/slow.py\n")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert unified_diff(target, NEW).startswith("--- a/slow.py\n+++ b/slow.py\n")


@pytest.mark.parametrize(
    "name", ["slow.py", "with blank.py", 'quoted".py', "tab\there.py", "größe.py", "back\\slash.py"]
)
@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (OLD.rstrip("\n"), NEW),
        (OLD, NEW.rstrip("\n")),
        (OLD.rstrip("\n"), NEW.rstrip("\n")),
        ("def f(x): return x", "def f(x): return 1"),
        (OLD.replace("\n", "\r\n"), NEW.replace("\n", "\r\n")),
        ("\ufeff" + OLD, NEW),
        ("x = '\u2028\x0b\x0c'\n" + OLD, "x = '\u2028\x0b\x0c'\n" + NEW),
        (OLD, "new = 1\n" * 50 + NEW),
    ],
)
def test_git_applies_the_diff(tmp_path: Path, name: str, old: str, new: str) -> None:
    target = committed(tmp_path, name, old)
    diff = tmp_path / "change.diff"
    diff.write_bytes(unified_diff(target, new).encode())
    git(tmp_path, "apply", "--whitespace=nowarn", str(diff))
    mark = "\ufeff" if old.startswith("\ufeff") else ""
    assert (tmp_path / name).read_bytes() == (mark + new).encode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD, NEW),
        (OLD.rstrip("\n"), NEW.rstrip("\n")),
        (OLD.replace("\n", "\r\n"), NEW.replace("\n", "\r\n")),
        ("def f(x): return x", "def f(x): return 1\n"),
    ],
)
def test_patch_applies_the_diff(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    monkeypatch.chdir(tmp_path)
    target = alone(tmp_path, old)
    done = subprocess.run(
        ["patch", "-p1", "--binary"], input=unified_diff(target, new).encode(), cwd=tmp_path,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert target.path.read_bytes() == new.encode()


def test_a_committed_file_is_written_and_keeps_its_mode(tmp_path: Path) -> None:
    target = committed(tmp_path, "slow.py", OLD)
    target.path.chmod(0o750)
    git(tmp_path, "commit", "-qam", "mode")
    assert apply(target, NEW) is None
    assert target.path.read_text() == NEW
    assert stat.S_IMODE(target.path.stat().st_mode) == 0o750
    assert sorted(entry.name for entry in tmp_path.iterdir()) == [".git", "slow.py"]


def test_marks_and_line_ends_survive(tmp_path: Path) -> None:
    target = committed(tmp_path, "slow.py", "\ufeff" + OLD.replace("\n", "\r\n"))
    apply(target, NEW.replace("\n", "\r\n"))
    assert target.path.read_bytes() == ("\ufeff" + NEW.replace("\n", "\r\n")).encode()


def refusal(target: Target) -> str:
    before = target.path.read_bytes() if target.path.exists() else None
    with pytest.raises(UserError) as caught:
        apply(target, NEW)
    assert (target.path.read_bytes() if target.path.exists() else None) == before
    return str(caught.value)


def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    target = committed(tmp_path, "slow.py", OLD)
    target.path.write_text(OLD + "# more\n")
    assert "has changed since it was read" in refusal(target)
    target.path.unlink()
    assert "cannot be read any more" in refusal(target)


def test_changes_that_are_not_committed_are_protected(tmp_path: Path) -> None:
    committed(tmp_path, "slow.py", OLD)
    path = tmp_path / "slow.py"
    path.write_text(OLD + "# more\n")
    assert "changes that are not committed" in refusal(find_target(path, "f"))
    git(tmp_path, "add", "slow.py")
    assert "changes that are not committed" in refusal(find_target(path, "f"))
    # Of another file they do not matter.
    git(tmp_path, "commit", "-qm", "second")
    (tmp_path / "other.py").write_text("x = 1\n")
    assert apply(find_target(path, "f"), NEW) is None


def test_a_file_that_git_does_not_know_is_left_alone(tmp_path: Path) -> None:
    committed(tmp_path, "known.py", OLD)
    (tmp_path / ".gitignore").write_text("ignored*\n")
    for name in ("fresh.py", "ignored.py", "known[.]py.py"):
        (tmp_path / name).write_text(OLD)
        assert "is not tracked" in refusal(find_target(tmp_path / name, "f"))


def test_git_of_a_hook_does_not_mislead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    committed(tmp_path / "other", "slow.py", OLD)
    target = committed(tmp_path / "tree", "slow.py", OLD)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert apply(target, NEW) is None
    assert target.path.read_text() == NEW


def test_without_git_nothing_is_written_into_a_work_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = committed(tmp_path, "slow.py", OLD)
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert "Git cannot say whether" in refusal(target)


def test_a_broken_repository_is_told_in_gits_words(tmp_path: Path) -> None:
    target = alone(tmp_path)
    (tmp_path / ".git").mkdir()
    assert "not a git repository" in refusal(target)


def test_outside_git_a_backup_is_kept_and_never_lost(tmp_path: Path) -> None:
    target = alone(tmp_path)
    target.path.chmod(0o600)
    backup = apply(target, NEW)
    assert backup == tmp_path / "slow.py.orig"
    assert backup.read_text() == OLD
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert target.path.read_text() == NEW
    again = find_target(target.path, "f")
    assert "exists already" in refusal(again)
    assert backup.read_text() == OLD


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = alone(tmp_path)
    link = tmp_path / "link.py"
    link.symlink_to("slow.py")
    apply(find_target(link, "f"), NEW)
    assert link.is_symlink()
    assert target.path.read_text() == NEW


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    target = alone(tmp_path)
    tmp_path.chmod(0o500)
    try:
        assert "cannot be written" in refusal(target)
    finally:
        tmp_path.chmod(0o700)


def test_a_failed_write_leaves_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from hydraopt.optimizing import applying

    def full(*_: object, **__: object) -> None:
        raise UserError("the disk is full")

    target = alone(tmp_path)
    monkeypatch.setattr(applying, "write_atomic", full)
    assert refusal(target) == "the disk is full"
    assert [entry.name for entry in tmp_path.iterdir()] == ["slow.py"]

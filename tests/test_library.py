"""The package as Python programs use it: the examples of its page run, and its wheel installs."""

import importlib.metadata
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.cli.conftest import TRANSCRIPT

import onrecord

ROOT = Path(__file__).parents[1]
UV = ROOT / ".tools" / "bin" / "uv"
_EXAMPLE = re.compile(r"^```python\n(.+?)^```", re.MULTILINE | re.DOTALL)


def test_examples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every example of docs/python.md, one after another, as it stands there."""
    (tmp_path / "transcripts").mkdir()
    (tmp_path / "transcripts" / "2031-03-03 briefing.txt").write_text(TRANSCRIPT, "utf-8")
    monkeypatch.chdir(tmp_path)
    examples = _EXAMPLE.findall((ROOT / "docs" / "python.md").read_text("utf-8"))
    assert len(examples) >= 4
    for example in examples:
        exec(compile(example, "docs/python.md", "exec"), {"folder": tmp_path / "archive"})  # noqa: S102
    told = capsys.readouterr().out
    for words in ("Lena Orth | direct", "2031-02-27", "altered", "wording, not truth"):
        assert words in told


def test_names() -> None:
    """What the package gives is what it says that it gives."""
    assert all(getattr(onrecord, name) for name in onrecord.__all__)
    with pytest.raises(ValueError, match="no words"):
        onrecord.check(None, "…")  # type: ignore[arg-type] # it is not looked at


def test_wheel(tmp_path: Path) -> None:
    """The wheel holds what it needs; in an empty environment the program answers and reads."""
    if not UV.is_file():
        pytest.skip(f"no {UV}: `make` puts it there")
    built = subprocess.run(  # noqa: S603 - our own tools
        [UV, "build", "--wheel", "--offline", "--quiet", "--out-dir", tmp_path, ROOT],
        check=False,
        capture_output=True,
        text=True,
    )
    if built.returncode:
        pytest.skip(f"the wheel cannot be built without a network: {built.stderr[-300:]}")
    (wheel,) = tmp_path.glob("onrecord-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in ("py.typed", "web/pages/layout.html", "web/static/onrecord.css"):
        assert f"onrecord/{part}" in names
    place = tmp_path / "empty"
    steps: tuple[list[str | Path], ...] = (
        [UV, "venv", "--quiet", "--offline", "--python", sys.executable, place],
        [UV, "pip", "install", "--quiet", "--python", place / "bin/python", wheel],
    )
    for step in steps:
        ran = subprocess.run(step, check=False, capture_output=True, text=True)  # noqa: S603
        if ran.returncode:
            pytest.skip(f"what it needs is not in the cache, and there is no network: {ran.stderr}")
    program = place / "bin" / "onrecord"
    version = subprocess.run([program, "--version"], check=True, capture_output=True, text=True)  # noqa: S603
    assert importlib.metadata.version("onrecord") in version.stdout
    (tmp_path / "a.txt").write_text("“It will rain,” Ada Finch said.", encoding="utf-8")
    ran = subprocess.run(  # noqa: S603
        [program, "extract", tmp_path / "a.txt"], check=True, capture_output=True, text=True
    )
    assert '"speaker": "Ada Finch"' in ran.stdout

#!/usr/bin/env python3
"""What loading letters costs beside the language pipeline, how several jobs share it, and how much memory a huge one takes.

    tests/bench/load.py [COPIES]        (./dev bench load builds what this needs; COPIES of each sample letter, 4)
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOSSIER = ROOT / "build/release/bin/dossier"
OUT = ROOT / "build/bench/load"
LETTERS = sorted((ROOT / "datasets/letters").glob("*.md"))
RECORDED = ["--annotations", str(ROOT / "datasets/annotations")]
HUGE = 10 * 1000 * 1000


def copies(folder, count):
    """Letters that differ in their numbers alone, and so in their ids."""
    folder.mkdir(parents=True)
    for at in range(count):
        for letter in LETTERS:
            text = letter.read_text(encoding="utf-8")
            text, numbers = re.subn(r"(?m)^((?:## )?\W*Nr\. ?)\d+", rf"\g<1>{1000 + at}", text, count=1)
            assert numbers == 1, letter
            (folder / f"{at:03}-{letter.name}").write_text(text, encoding="utf-8")
    return len(list(folder.iterdir()))


def huge_letter(path):
    """The running text of a sample letter again and again, as one document of ten million bytes."""
    head, mark, body = (ROOT / "datasets/letters/test-rbz-verslag.md").read_text(encoding="utf-8").partition("### ")
    path.write_text(head + (mark + body) * (HUGE // len((mark + body).encode()) + 1), encoding="utf-8")


def load(name, arguments):
    """What a load took: seconds from the first letter on, processor seconds of all its processes, peak of memory in MiB."""
    base = OUT / f"{name}.dossier"
    process = subprocess.Popen([DOSSIER, "load", base, *arguments, "--verbose"], stderr=subprocess.PIPE, text=True)
    began, lines = time.monotonic(), []
    for line in process.stderr:
        lines.append(line)
        if "annotator ready" in line:
            began = time.monotonic()
    seconds = time.monotonic() - began
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit("".join(lines))
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if OUT.exists():
        shutil.rmtree(OUT)
    count = copies(OUT / "letters", int(sys.argv[1]) if len(sys.argv) > 1 else 4)
    (OUT / "short.md").write_text("# Brief\n\nNederland steunt Oekraïne.\n", encoding="utf-8")
    # Processor time, so that what else the machine does shows little. What starting takes is taken off: reading the
    # gazetteer and the recorded annotations is what a load of letters that are known costs, the models what a sentence does.
    _, recorded, _ = load("recorded", [OUT / "letters", *RECORDED])
    _, started, _ = load("recorded", [OUT / "letters", *RECORDED])
    own = recorded - started
    one, whole, _ = load("one", [OUT / "letters"])
    _, models, _ = load("short", [OUT / "short.md"])
    annotating = whole - models - own
    print(f"{count} letters")
    print(f"  our own work        {own:8.2f} s of processor time, {100 * own / annotating:.1f} % of Frog's {annotating:.2f} s", flush=True)
    two, _, _ = load("two", [OUT / "letters", "--jobs", "2"])
    print(f"  --jobs 1            {count / one:8.2f} letters/s")
    print(f"  --jobs 2            {count / two:8.2f} letters/s, {one / two:.2f} times as many", flush=True)
    huge_letter(OUT / "huge.md")
    _, seconds, peak = load("huge", [OUT / "huge.md", *RECORDED])
    print(f"one letter of {HUGE / 1e6:.0f} MB, annotations recorded")
    print(f"  processor time      {seconds:8.2f} s")
    print(f"  peak of memory      {peak:8.0f} MiB")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""The answers in README.md are those that the program gives.

    readme.py DOSSIER SOURCE    the program, the checkout

Reads the letter with its recorded annotations, asks every question of datasets/questions, and looks each answer up in the text.
"""
import pathlib
import subprocess
import sys
import tempfile


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    dossier, source = sys.argv[1], pathlib.Path(sys.argv[2])
    text = (source / "README.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        base = pathlib.Path(folder) / "letter.dossier"
        run(dossier, "load", base, source / "datasets/letters/kst-28676-462.md", "--annotations", source / "datasets/annotations")
        wrong = 0
        for question in sorted((source / "datasets/questions").glob("*.cypher")):
            title = question.read_text(encoding="utf-8").splitlines()[0].removeprefix("// ")
            answer = run(dossier, base, "--format", "markdown", "-f", question)
            if f"**{title}**" not in text or answer not in text:
                wrong += 1
                print(f"README.md does not have this answer to {question.name}:\n\n**{title}**\n\n{answer}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""What is found in letters, against what a careful reader finds.

    scores.py DOSSIER SOURCE                     the gate: the letters of datasets/, with their recorded annotations
    scores.py DOSSIER SOURCE unseen SET TEXTS    a set of tests/loaders/unseen (development, held_back), its texts in the
                                                 folder TEXTS as NAME.md, read with the language models

The gate fails when a figure falls below its minimum; a set of unseen letters is only reported, and with it how many findings
of each predicate and kind of commitment were right, optional ones included: the counts of loaders/find/confidence.cpp.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

F1 = {"document": 1.0, "section": 1.0, "citation": 0.98, "actor": 0.95, "instrument": 0.85, "event": 0.92, "topic": 0.75,
      "mention": 0.90, "mention:actor": 0.95, "statement": 0.78, "commitment": 0.92}
PRECISION = {"statement": 0.85}
ATTRIBUTES = {"commitment.kind": 0.95, "commitment.status": 0.97, "commitment.by": 0.90, "commitment.towards": 0.85,
              "commitment.at": 0.82, "commitment.due": 0.96, "section.sentences": 1.0}


def extract(dossier, letters, found, *options):
    for letter in letters:
        lines = subprocess.run([dossier, "extract", letter, "--format", "gold-jsonl", *options], check=True,
                               capture_output=True, text=True).stdout
        (found / f"{letter.stem}.jsonl").write_text(lines, encoding="utf-8")


def score(source, gold, found, *options):
    return subprocess.run([sys.executable, source / "tests/score_extraction.py", "--gold", gold, "--pred", found, *options],
                          check=True, capture_output=True, text=True).stdout


def shortfalls(scores):
    figures = [(f"F1 of {name}", scores["types"][name]["f1"], least) for name, least in F1.items()]
    figures += [(f"precision of {name}", scores["types"][name]["p"], least) for name, least in PRECISION.items()]
    figures += [(f"accuracy of {name}", scores["attributes"][name]["accuracy"], least) for name, least in ATTRIBUTES.items()]
    return [f"{name} is {figure:.3f}, less than {least}" for name, figure, least in figures if figure < least]


def families(source, gold, found):
    """"SUPPORTS 39 of 58": the right ones among those found, as the scorer matches them."""
    sys.path.insert(0, str(source / "tests"))
    import score_extraction as scorer
    right, all_found = collections.Counter(), collections.Counter()
    match = scorer.run

    def counting(names, kind, noted, said, quality, *rest, **options):
        if kind in ("statement", "commitment"):
            for one in said:
                family = one.get("predicate") or one.get("kind")
                all_found[family] += 1
                right[family] += any(quality(note, one) for note in noted)
        return match(names, kind, noted, said, quality, *rest, **options)

    scorer.run = counting
    for notes in sorted(gold.glob("*.gold.jsonl")):
        prediction = found / f"{notes.name.removesuffix('.gold.jsonl')}.jsonl"
        scorer.score_letter(scorer.load(notes), scorer.load(prediction), scorer.Tally())
    return "\n".join(f"{family} {right[family]} of {all_found[family]}" for family in sorted(all_found))


def gate(dossier, source, found):
    extract(dossier, sorted((source / "datasets/letters").glob("*.md")), found,
            "--annotations", source / "datasets/annotations")
    print(score(source, source / "datasets/gold", found, "--letters"))
    missed = shortfalls(json.loads(score(source, source / "datasets/gold", found, "--json")))
    print("\n".join(missed))
    return 1 if missed else 0


def unseen(dossier, source, found, name, texts):
    gold = source / "tests/loaders/unseen" / name
    letters = [texts / f"{notes.name.removesuffix('.gold.jsonl')}.md" for notes in sorted(gold.glob("*.gold.jsonl"))]
    absent = [letter.name for letter in letters if not letter.exists()]
    if absent:
        print(f"{texts} has no {', '.join(absent)}: tests/loaders/unseen/README.md says where they are published")
        return 1
    extract(dossier, letters, found)
    print(score(source, gold, found, "--letters"))
    print(families(source, gold, found))
    return 0


def main():
    dossier, source = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        found = pathlib.Path(folder)
        if len(sys.argv) == 6 and sys.argv[3] == "unseen":
            return unseen(dossier, source, found, sys.argv[4], pathlib.Path(sys.argv[5]))
        return gate(dossier, source, found)


if __name__ == "__main__":
    sys.exit(main())

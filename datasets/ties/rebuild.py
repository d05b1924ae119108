#!/usr/bin/env python3
"""Writes, learnt from corpus/, ../gazetteer/ties.model: how likely a pair of an actor and an object is tied by each predicate;
and ../gazetteer/promises.model: how likely those who act in a sentence bind themselves by each kind of commitment.

    rebuild.py PROGRAM [--annotations PATH]            PROGRAM is build/…/bin/dossier_tie_examples; without PATH Frog reads
    rebuild.py PROGRAM [--annotations PATH] --check    five parts of the files, each judged by what was learnt from the others

Needs the Debian package liblinear-tools. The same corpus, program and annotations give the same model.
"""
import argparse
import collections
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
L1_LOGISTIC_REGRESSION = "6"
COST = "1"
SEEN_AT_LEAST = 2  # a feature of one example teaches nothing about another
WEIGHT_AT_LEAST = 0.01
LETTER_COUNTS = 3  # passages are denser in statements than letters are
PARTS = 5


class Example:
    def __init__(self, label, file, features):
        self.label, self.file, self.features = label, file, sorted(set(features))


def examples(program, annotations):
    """The examples of the corpus by what they teach, `tie` or `promise`, and how many annotated statements have no pair."""
    options = ["--annotations", annotations] if annotations else []
    files = sorted((HERE / "corpus").glob("*.txt"))
    lines = subprocess.run([program, *options, HERE.parent / "gazetteer", *files], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    found, missed = {"tie": [], "promise": []}, 0
    for sort, *fields in (line.split("\t") for line in lines):
        if sort == "missed":
            missed += 1
        else:
            found[sort].append(Example(fields[0], pathlib.Path(fields[1].split(":")[0]).name, fields[2:]))
    return found, missed


class Numbers:
    """Features and labels as liblinear wants them."""

    def __init__(self, taught):
        counts = collections.Counter(feature for one in taught for feature in one.features)
        self.features = sorted(feature for feature, count in counts.items() if count >= SEEN_AT_LEAST)
        self.labels = sorted({one.label for one in taught})
        self.feature = {name: i + 1 for i, name in enumerate(self.features)}
        self.label = {name: i + 1 for i, name in enumerate(self.labels)}

    def line(self, one):
        known = sorted(self.feature[feature] for feature in one.features if feature in self.feature)
        return f"{self.label.get(one.label, 0)} " + " ".join(f"{i}:1" for i in known)

    def write(self, path, all_examples):
        path.write_text("".join(self.line(one) + "\n" for one in all_examples), encoding="utf-8")


def teach(taught, folder):
    numbers = Numbers(taught)
    numbers.write(folder / "taught", taught)
    subprocess.run(["liblinear-train", "-q", "-s", L1_LOGISTIC_REGRESSION, "-c", COST, folder / "taught",
                    folder / "model"], check=True)
    return numbers


def write_model(numbers, folder, path):
    lines = (folder / "model").read_text(encoding="utf-8").splitlines()
    order = next(line for line in lines if line.startswith("label ")).split()[1:]
    rows = ["\t".join(numbers.labels[int(number) - 1] for number in order)]
    for feature, line in zip(numbers.features, lines[lines.index("w") + 1:]):
        weights = [(i, float(weight)) for i, weight in enumerate(line.split())]
        kept = [f"{i}:{weight:.2f}" for i, weight in weights if abs(weight) >= WEIGHT_AT_LEAST]
        if kept:
            rows.append("\t".join([feature, *kept]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows) - 1} features")


def judge(taught, asked, folder):
    """Each example asked about, its likeliest label but none, and how likely that is."""
    numbers = teach(taught, folder)
    numbers.write(folder / "asked", asked)
    subprocess.run(["liblinear-predict", "-q", "-b", "1", folder / "asked", folder / "model", folder / "said"],
                   check=True, stdout=subprocess.DEVNULL)
    header, *rows = (folder / "said").read_text(encoding="utf-8").splitlines()
    order = [numbers.labels[int(number) - 1] for number in header.split()[1:]]
    for one, row in zip(asked, rows):
        likely = dict(zip(order, map(float, row.split()[1:])))
        likely.pop("none")
        best = max(likely, key=likely.get)
        yield one, best, likely[best]


def check(sort, all_examples, missed, folder):
    files = sorted({one.file for one in all_examples})
    part = {name: i % PARTS for i, name in enumerate(files)}
    judged = [said for k in range(PARTS)
              for said in judge([e for e in all_examples if part[e.file] != k],
                                [e for e in all_examples if part[e.file] == k], folder)]
    wanted = sum(one.label != "none" for one in all_examples) + missed

    def report(name, said):
        right, found = sum(one.label == label for one, label in said), len(said)
        precision, recall = right / found, right / wanted
        print(f"{name:>6}  P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")

    print(f"{sort}: {len(all_examples)} examples; of {wanted} annotated {missed} are in none")
    report("rules", [(one, f[5:]) for one in all_examples for f in one.features if f.startswith("rule:")])
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        report(least, [(one, label) for one, label, probability in judged if probability >= least])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--annotations")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found, missed = examples(options.program, options.annotations)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for sort, model in (("tie", "ties.model"), ("promise", "promises.model")):
            if options.check:
                check(sort, found[sort], missed if sort == "tie" else 0, folder)
                continue
            letters = [one for one in found[sort] if one.file.startswith("letter-")]
            write_model(teach(found[sort] + letters * (LETTER_COUNTS - 1), folder), folder,
                        HERE.parent / "gazetteer" / model)


if __name__ == "__main__":
    main()

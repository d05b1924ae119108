#!/usr/bin/env python3
"""Blocks of lines that stand in two places: a place to look, not a verdict.

    repeated_blocks.py FILE...        exit status 1 where there are any

A block is eight lines or more that are the same but for white space, comments, includes, enumerators and lone brackets left out.
"""
import re
import sys
from collections import defaultdict

SHORTEST = 8
TRIVIAL = re.compile(r"^(#include.*|#pragma once|namespace.*|[{}()\[\];,\s]*|(public|private|protected):|using .*|\w+,)$")


def telling_lines(path):
    """(line number, text) of the lines that say something."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            text = re.sub(r"\s+", " ", re.sub(r"//.*", "", line)).strip()
            if not TRIVIAL.match(text):
                yield number, text


def repeated(paths):
    """Each longest block once, as its places: [(path, first line, last line), ...]."""
    lines = {path: list(telling_lines(path)) for path in paths}
    windows = defaultdict(list)
    for path, told in lines.items():
        for at in range(len(told) - SHORTEST + 1):
            windows[tuple(text for _, text in told[at:at + SHORTEST])].append((path, at))
    covered = set()
    for places in windows.values():
        for first in range(len(places)):
            for second in range(first + 1, len(places)):
                a, b = places[first], places[second]
                if (a, b) in covered or (a[0] == b[0] and b[1] < a[1] + SHORTEST):
                    continue
                length = 0
                left, right = lines[a[0]], lines[b[0]]
                while (a[1] + length < len(left) and b[1] + length < len(right)
                       and left[a[1] + length][1] == right[b[1] + length][1]):
                    covered.add(((a[0], a[1] + length), (b[0], b[1] + length)))
                    length += 1
                yield length, [(path, lines[path][at][0], lines[path][at + length - 1][0]) for path, at in (a, b)]


def main():
    found = sorted(repeated(sys.argv[1:]), key=lambda block: -block[0])
    for length, places in found:
        print(f"{length} lines: " + " and ".join(f"{path}:{first}-{last}" for path, first, last in places))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Two files of JSON lines with query, count (or check, a sum of answers) and median_ms, side by side; exit status 1 where
the counts differ.

    compare.py LIMIT OURS
"""
import json
import math
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        return {row["query"]: {"count": row.get("check"), **row} for row in map(json.loads, file)}


def main():
    limit, ours = read(sys.argv[1]), read(sys.argv[2])
    ratios, wrong = [], []
    print(f"{'query':8}{'count':>16}{'loops ms':>12}{'dossier ms':>12}{'ratio':>9}")
    for query in sorted(limit.keys() & ours.keys()):
        a, b = limit[query], ours[query]
        ratio = b["median_ms"] / max(a["median_ms"], 1e-4)
        ratios.append(ratio)
        if a["count"] != b["count"]:
            wrong.append(f"{query}: {b['count']} instead of {a['count']}")
        print(f"{query:8}{b['count']:>16}{a['median_ms']:>12.4f}{b['median_ms']:>12.4f}{ratio:>9.1f}")
    if ratios:
        print(f"geometric mean of the ratios: {math.exp(sum(map(math.log, ratios)) / len(ratios)):.2f}")
    for line in wrong:
        print(line)
    return 1 if wrong or not ratios else 0


if __name__ == "__main__":
    sys.exit(main())

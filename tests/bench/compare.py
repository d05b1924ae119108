#!/usr/bin/env python3
"""Results of one run side by side, dossier's first; exit status 1 where counts differ.

    compare.py DOSSIER [OTHER…]

Each file holds JSON lines: {engine, query, count, median_ms, min_ms, max_ms}, or {engine, query, value} for a rate, of which
more is better. A file that holds nothing is an engine that could not run. `count` is the answer, or a sum over answers.
"""
import json
import math
import sys


def read(path):
    with open(path, encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        row.setdefault("count", row.get("check"))
    return {row["query"]: row for row in rows}


def told(row):
    if row is None:
        return "-"
    if "value" in row:
        return f"{row['value']:,.0f}"
    spread = f" ({row['min_ms']:.3g}–{row['max_ms']:.3g})" if "min_ms" in row else ""
    return f"{row['median_ms']:.4g}{spread}"


def times(ours, other):
    """How many times faster the other is."""
    if "value" in ours:
        return other["value"] / ours["value"]
    return ours["median_ms"] / max(other["median_ms"], 1e-4)


def ratio_told(ratio):
    return f"{ratio:.1f} times" if ratio >= 1 else f"1/{1 / ratio:.1f}"


def main():
    ours, *others = filter(None, map(read, sys.argv[1:]))
    names = [next(iter(rows.values()))["engine"] for rows in others]
    heading = ["query", "count", "dossier"] + [cell for name in names for cell in (name, "dossier takes")]
    table, wrong, ratios = [heading], [], {name: [] for name in names}
    for query, mine in ours.items():
        line = [query, "" if mine["count"] is None else str(mine["count"]), told(mine)]
        for name, rows in zip(names, others):
            row = rows.get(query)
            ratio = times(mine, row) if row else None
            line += [told(row), ratio_told(ratio) if row else "-"]
            if row:
                ratios[name].append(ratio)
                if row["count"] != mine["count"]:
                    wrong.append(f"{query}: {mine['count']}, but {row['count']} by {name}")
        table.append(line)
    table.append(["geometric mean", "", ""] + [cell for name in names for cell in ("", ratio_told(
        math.exp(sum(map(math.log, ratios[name])) / len(ratios[name]))) if ratios[name] else "-")])
    widths = [max(map(len, column)) for column in zip(*table)]
    for first, *rest in table:
        cells = [first.ljust(widths[0])] + [cell.rjust(width) for cell, width in zip(rest, widths[1:])]
        print("  ".join(cells).rstrip())
    print("times in milliseconds: median (least–most); rates a second")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

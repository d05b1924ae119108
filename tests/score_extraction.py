#!/usr/bin/env python3
"""Score predicted annotations against gold annotations (both JSON Lines, as `dossier extract --format gold-jsonl` prints them).

    score_extraction.py GOLD PRED
    score_extraction.py --gold G1 G2 ... --pred P1 P2 ...      (paired in order)
    score_extraction.py --gold DIR --pred DIR                  (X.gold.jsonl with X.jsonl or X.pred.jsonl or X.gold.jsonl)

Options: --json, --errors, --letters (a row per letter), --min TYPE=F1 (repeatable; exit status 1 when a type is below it).
"""
import argparse
import json
import os
import re
import sys
import unicodedata

TYPES = ["document", "section", "actor", "instrument", "event", "topic", "citation", "mention", "statement", "commitment"]
SPLITS = ["mention:actor", "mention:instrument", "mention:event", "mention:topic"]
ENTITY = ("actor", "instrument", "event", "topic")
DOC_FIELDS = ("dossier", "number", "date", "place", "addressed_to")
COMMITMENT_ATTRS = ("kind", "status", "by", "towards", "topics", "under", "at", "due", "quantity")
ARTICLES = {"de", "het", "een", "the", "a", "an", "'t"}
STOP = ARTICLES | {"aan", "van", "in", "op", "tegen", "en", "met", "voor", "tussen", "der", "des", "bij", "te", "tot", "over", "of", "and", "to"}


# ---------------------------------------------------------------- normalising

def flat(s):
    """Sentence text as compared: no markup, footnote marks, list marks or quotes; one case; single spaces."""
    s = unicodedata.normalize("NFKC", s or "")
    s = re.sub(r"<!--.*?-->", " ", s, flags=re.S)
    s = re.sub(r"<sup>.*?</sup>", "", s, flags=re.S)
    s = re.sub(r"</?[a-z]+>", "", s, flags=re.I)
    s = re.sub(r"[*_`#|]+", "", s)
    s = s.translate(str.maketrans({"–": "-", "—": "-", "‑": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00ad": None}))
    s = re.sub(r"\s+", " ", s).strip().casefold()
    s = re.sub(r"^(?:-|•|\d{1,2}\.|\(?[a-z]\))\s+", "", s)
    return s.strip(" \"'")


def norm(s):
    """A name as compared: no articles or punctuation, one case."""
    s = flat(str(s))
    s = re.sub(r"[^\w%\s]", " ", s)
    return " ".join(w for w in s.split() if w not in ARTICLES)


def stem(w):
    for suf in ("en", "e", "s"):
        if len(w) > len(suf) + 3 and w.endswith(suf):
            return w[: -len(suf)]
    return w


def content(s):
    return {stem(w) for w in norm(s).split() if w not in STOP}


def digits(s):
    return re.sub(r"[\s.]+", "", str(s or "")).casefold()


def same_sentence(g, p):
    g, p = flat(g), flat(p)
    if not g or not p:
        return False
    if p.startswith(g):
        return True
    return len(p) >= min(25, len(g)) and g.startswith(p)


# ---------------------------------------------------------------- one letter

class Letter:
    def __init__(self, gold, pred):
        self.gold, self.pred = gold, pred
        self.names, self.etype, self.dates = {}, {}, {}
        for o in gold:
            if o["type"] in ENTITY:
                k = norm(o["name"])
                self.names.setdefault(k, set()).update({k}, (norm(a) for a in o.get("accept", [])))
                self.etype.setdefault(k, o["type"])
        self.palias, self.ptype, self.pdates = {}, {}, {}
        for o in pred:
            if o["type"] in ENTITY and o.get("name"):
                k = norm(o["name"])
                self.palias.setdefault(k, set()).update(norm(a) for a in (o.get("accept") or o.get("aliases") or []))
                self.ptype.setdefault(k, o["type"])

    def quality(self, g, p):
        """0 no match, 1 lenient topic match, 2 alias, 3 equal."""
        if g is None or p is None:
            return 3 if g == p else 0
        g, p = str(g), str(p)
        if g.startswith("@") or p.startswith("@"):
            return 3 if g[:1] == p[:1] == "@" and same_sentence(g[1:], p[1:]) else 0
        a, b = norm(g), norm(p)
        if not b:
            return 0
        if a == b:
            return 3
        if b in self.names.get(a, ()) or a in self.palias.get(b, ()):
            return 2
        if self.etype.get(a) == "topic":
            y = content(p)
            for n in self.names.get(a, {a}):
                x = content(n)
                if x and y and len(x & y) / len(x | y) >= 0.6:
                    return 1
        return 0

    def any_quality(self, options, p):
        return max((self.quality(o, p) for o in options), default=0)

    def same_set(self, gold_options, pred):
        pred = [p for p in (pred or []) if p]
        for g in gold_options:
            g = [x for x in (g or []) if x]
            if len(g) == len(pred) and assign(g, pred, self.quality)[1] == len(g):
                return True
        return False


def assign(gold, pred, quality):
    """Maximum matching, better edges first. Returns ({pred index: gold index}, size)."""
    edges = [[] for _ in pred]
    for j, p in enumerate(pred):
        for i, g in enumerate(gold):
            q = quality(g, p)
            if q:
                edges[j].append((-q, i))
        edges[j].sort()
    owner = {}

    def place(j, seen):
        for _, i in edges[j]:
            if i not in seen:
                seen.add(i)
                if i not in owner or place(owner[i], seen):
                    owner[i] = j
                    return True
        return False

    for j in sorted(range(len(pred)), key=lambda j: edges[j][0] if edges[j] else (0, 0)):
        place(j, set())
    return {j: i for i, j in owner.items()}, len(owner)


class Tally:
    def __init__(self):
        self.n = {t: [0.0, 0.0, 0.0] for t in TYPES + SPLITS}     # credit, predicted, gold
        self.attr = {}
        self.errors = []

    def add(self, t, credit, predicted, gold):
        for k, v in enumerate((credit, predicted, gold)):
            self.n[t][k] += v

    def check(self, name, ok):
        a = self.attr.setdefault(name, [0, 0])
        a[0] += bool(ok)
        a[1] += 1


def run(L, t, gold, pred, quality, tally, describe, credit=None, ignore=None, split=None):
    """Match required gold first, then optional gold; optional matches count neither way."""
    must = [g for g in gold if not g.get("optional")]
    may = [g for g in gold if g.get("optional")]
    m, _ = assign(must, pred, quality)
    rest = [j for j in range(len(pred)) if j not in m]
    free = set()
    for j in rest:
        if any(quality(g, pred[j]) for g in may) or (t in ("mention", "statement") and any(quality(g, pred[j]) for g in must)) or (ignore and ignore(pred[j])):
            free.add(j)
    total = 0.0
    for j, i in m.items():
        c = credit(must[i], pred[j]) if credit else 1.0
        total += c
        if split:
            tally.add(f"{t}:{split(must[i])}", c, 1, 1)
        if c < 1:
            tally.errors.append((t, "wrong status", describe(pred[j])))
    tally.add(t, total, len(pred) - len(free), len(must))
    got = set(m.values())
    for i, g in enumerate(must):
        if i not in got:
            tally.errors.append((t, "missed", describe(g)))
            if split:
                tally.add(f"{t}:{split(g)}", 0, 0, 1)
    for j in rest:
        if j not in free:
            tally.errors.append((t, "spurious", describe(pred[j])))
            if split:
                tally.add(f"{t}:{split(pred[j])}", 0, 1, 0)
    return [(must[i], pred[j]) for j, i in m.items()]


def unique(items, key):
    seen, out = set(), []
    for o in items:
        k = key(o)
        if k not in seen:
            seen.add(k)
            out.append(o)
    return out


def score_letter(gold, pred, tally):
    L = Letter(gold, pred)
    G = {t: [o for o in gold if o["type"] == t] for t in TYPES}
    P = {t: [o for o in pred if o.get("type") == t] for t in TYPES}

    # document: one item per field, one per signatory
    def fields(docs):
        out = []
        for d in docs[:1]:
            out += [{"f": f, "v": str(d[f]), "accept": d.get("accept", {}).get(f, [])} for f in DOC_FIELDS if d.get(f)]
            out += [{"f": "signed_by", "v": s} for s in d.get("signed_by") or []]
        return out

    def same_field(g, p):
        if g["f"] != p["f"]:
            return 0
        if g["f"] in ("dossier", "number"):
            return int(digits(g["v"]) == digits(p["v"]))
        if g["f"] == "addressed_to":
            a, b = norm(g["v"]), norm(p["v"])
            return int(a == b or a in b or b in a and len(b) > 8)
        return 3 if norm(g["v"]) == norm(p["v"]) else L.any_quality([g["v"]] + list(g.get("accept", [])), p["v"])
    run(L, "document", fields(G["document"]), fields(P["document"]), same_field, tally, lambda o: f"{o['f']}={o['v']}")

    # sections
    pairs = run(L, "section", G["section"], P["section"],
                lambda g, p: 3 if norm(g["title"]) == norm(p.get("title") or "") else 0, tally, lambda o: o.get("title") or "(front matter)")
    for g, p in pairs:
        tally.check("section.sentences", g["sentences"] == p.get("sentences"))

    # named things
    for t in ENTITY:
        def same(g, p, t=t):
            q = L.quality(g["name"], p["name"])
            if not q and t == "event" and g.get("start") and g.get("start") == p.get("start") and g.get("end") == p.get("end"):
                q = 1 if content(g["name"]) & content(p["name"]) else 0
            return q
        pairs = run(L, t, G[t], unique([o for o in P[t] if o.get("name")], lambda o: norm(o["name"])), same, tally, lambda o: o["name"])
        for g, p in pairs:
            if t in ("actor", "instrument") and g.get("kind"):
                tally.check(f"{t}.kind", g["kind"].casefold() == str(p.get("kind", "")).casefold())
            if t == "actor" and g.get("roles"):
                tally.check("actor.roles", set(g["roles"]) == set(p.get("roles") or []))
            if t == "event" and g.get("start"):
                tally.check("event.dates", g.get("start") == p.get("start") and g.get("end") == p.get("end"))

    run(L, "citation", G["citation"], unique([o for o in P["citation"] if o.get("target")], lambda o: digits(o["target"])),
        lambda g, p: int(digits(g["target"]) == digits(p["target"]) or norm(g["target"]) == norm(p["target"])), tally, lambda o: f"{o.get('text')} -> {o['target']}")

    # mentions
    def mention_quality(g, p):
        q = L.quality(g["target"], p.get("target"))
        return q if q and same_sentence(g["sentence"], p.get("sentence")) else 0

    def inside(p):
        s = norm(p.get("surface") or "")
        return bool(s) and any(s != norm(g["surface"]) and f" {s} " in f" {norm(g['surface'])} " and same_sentence(g["sentence"], p.get("sentence")) for g in G["mention"])

    def cls(o):
        k = norm(o["target"])
        return L.etype.get(k) or L.ptype.get(k) or "actor"
    pm = unique([o for o in P["mention"] if o.get("target") and o.get("how") != "pronoun"], lambda o: (flat(o.get("sentence")), norm(o["target"])))
    run(L, "mention", G["mention"], pm, mention_quality, tally, lambda o: f"{o['target']} [{o.get('surface', '')}] in: {o.get('sentence', '')[:70]}", ignore=inside, split=cls)

    # statements
    def statement_quality(g, p):
        if g["predicate"] != p.get("predicate") or not same_sentence(g["sentence"], p.get("sentence")):
            return 0
        subj, obj = [g["subject"]] + g.get("subject_accept", []), [g["object"]] + g.get("object_accept", [])
        q = min(L.any_quality(subj, p.get("subject")), L.any_quality(obj, p.get("object")))
        if not q and g["predicate"] == "COOPERATES_WITH":
            q = min(L.any_quality(subj, p.get("object")), L.any_quality(obj, p.get("subject")))
        return 2 * q + (g["status"] == p.get("status", "fact")) if q else 0
    ps = unique(P["statement"], lambda o: (norm(o.get("subject")), o.get("predicate"), norm(o.get("object")), flat(o.get("sentence"))))
    run(L, "statement", G["statement"], ps, statement_quality, tally,
        lambda o: f"{o.get('subject')} {o.get('predicate')} {o.get('object')} ({o.get('status', 'fact')}) in: {o.get('sentence', '')[:60]}",
        credit=lambda g, p: 1.0 if g["status"] == p.get("status", "fact") else 0.5)

    # commitments
    def options(g, attr):
        return [g.get(attr)] + list(g.get("accept", {}).get(attr, []))

    def right(attr, g, p):
        v, opts = p.get(attr), options(g, attr)
        if attr in ("kind", "status"):
            return v in opts
        if attr in ("by", "towards"):
            return L.same_set(opts, v)
        if attr == "topics":
            return not g.get("topics") and not v or any(L.quality(x, y) for x in g.get("topics", []) for y in v or [])
        if attr in ("under", "at"):
            return v is None and None in opts or v is not None and any(o is not None and L.quality(o, v) for o in opts)
        if attr == "due":
            dts = [d for d in options(g, "due_text") if d]
            if not g.get("due") and not g.get("due_text"):
                return not v and not p.get("due_text") or any(flat(d) == flat(p.get("due_text")) for d in dts)
            if None in g.get("accept", {}).get("due_text", []) and not v and not p.get("due_text"):
                return True
            t = flat(p.get("due_text"))
            return bool(v and v == g.get("due")) or bool(t) and any(flat(d) in t or t in flat(d) and len(t) > 3 for d in dts)
        if attr == "quantity":
            try:
                return v is None and None in opts or any(o is not None and v is not None and abs(float(o) - float(v)) < 1e-6 for o in opts)
            except (TypeError, ValueError):
                return False

    def commitment_quality(g, p):
        if not same_sentence(g["sentence"], p.get("sentence")):
            return 0
        return 1 + 2 * right("by", g, p) + right("kind", g, p)
    pairs = run(L, "commitment", G["commitment"], P["commitment"], commitment_quality, tally,
                lambda o: f"{o.get('kind')} by {', '.join(o.get('by') or [])}: {o.get('sentence', '')[:80]}")
    for g, p in pairs:
        for a in COMMITMENT_ATTRS:
            ok = right(a, g, p)
            tally.check(f"commitment.{a}", ok)
            if not ok:
                tally.errors.append(("commitment", f"wrong {a}", f"{p.get(a)!r}, not {g.get(a)!r}: {g['sentence'][:60]}"))


# ---------------------------------------------------------------- report

def prf(credit, predicted, gold):
    p = credit / predicted if predicted else (1.0 if not gold else 0.0)
    r = credit / gold if gold else (1.0 if not predicted else 0.0)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def summary(tally):
    out = {"types": {}, "attributes": {}}
    tot = [0.0, 0.0, 0.0]
    f1s = []
    for t in TYPES + SPLITS:
        c, n, g = tally.n[t]
        if not n and not g:
            continue
        p, r, f = prf(c, n, g)
        out["types"][t] = {"tp": c, "fp": n - c, "fn": g - c, "p": round(p, 4), "r": round(r, 4), "f1": round(f, 4)}
        if t in TYPES:
            tot = [a + b for a, b in zip(tot, (c, n, g))]
            f1s.append(f)
    p, r, f = prf(*tot)
    out["micro"] = {"tp": tot[0], "fp": tot[1] - tot[0], "fn": tot[2] - tot[0], "p": round(p, 4), "r": round(r, 4), "f1": round(f, 4)}
    out["macro_f1"] = round(sum(f1s) / len(f1s), 4) if f1s else 0.0
    out["attributes"] = {k: {"right": a, "of": b, "accuracy": round(a / b, 4)} for k, (a, b) in sorted(tally.attr.items()) if b}
    return out


def load(path):
    out = []
    if path is None or not os.path.exists(path):
        return out
    with open(path, encoding="utf-8") as f:
        for n, line in enumerate(f, 1):
            if line.strip():
                try:
                    o = json.loads(line)
                except ValueError as e:
                    sys.exit(f"{path}:{n}: not JSON: {e}")
                if o.get("type") in TYPES:
                    out.append(o)
    return out


def pair(gold, pred):
    if len(gold) == 1 and os.path.isdir(gold[0]):
        if len(pred) != 1 or not os.path.isdir(pred[0]):
            sys.exit("--gold is a directory: --pred must be one too")
        out = []
        for f in sorted(os.listdir(gold[0])):
            if f.endswith(".gold.jsonl"):
                base = f[: -len(".gold.jsonl")]
                cand = [os.path.join(pred[0], base + s) for s in (".jsonl", ".pred.jsonl", ".gold.jsonl")]
                out.append((os.path.join(gold[0], f), next((c for c in cand if os.path.exists(c)), None)))
        return out
    if len(gold) != len(pred):
        sys.exit(f"{len(gold)} gold files and {len(pred)} predicted files")
    return list(zip(gold, pred))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="*", help="GOLD PRED")
    ap.add_argument("--gold", nargs="+", default=[])
    ap.add_argument("--pred", nargs="+", default=[])
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--errors", action="store_true")
    ap.add_argument("--letters", action="store_true")
    ap.add_argument("--min", action="append", default=[], metavar="TYPE=F1")
    a = ap.parse_args()
    if a.files:
        if len(a.files) != 2 or a.gold or a.pred:
            ap.error("give GOLD PRED, or --gold and --pred")
        a.gold, a.pred = [a.files[0]], [a.files[1]]
    if not a.gold or not a.pred:
        ap.error("gold and predicted files are needed")
    total, letters = Tally(), {}
    for g, p in pair(a.gold, a.pred):
        t = Tally()
        gold = load(g)
        if not gold:
            sys.exit(f"{g}: no gold annotations")
        score_letter(gold, load(p), t)
        letters[os.path.basename(g).replace(".gold.jsonl", "")] = t
        for k, v in t.n.items():
            total.add(k, *v)
        for k, (x, y) in t.attr.items():
            s = total.attr.setdefault(k, [0, 0])
            s[0] += x
            s[1] += y
    out = summary(total)
    if a.json:
        out["letters"] = {k: summary(t) for k, t in letters.items()}
        if a.errors:
            out["errors"] = [{"letter": k, "type": e[0], "what": e[1], "item": e[2]} for k, t in letters.items() for e in t.errors]
        print(json.dumps(out, ensure_ascii=False, indent=1))
    else:
        def row(n, d):
            print(f"{n:<20}{d['tp']:>8.1f}{d['fp']:>8.1f}{d['fn']:>8.1f}{d['p']:>8.3f}{d['r']:>8.3f}{d['f1']:>8.3f}")
        print(f"{'type':<20}{'TP':>8}{'FP':>8}{'FN':>8}{'P':>8}{'R':>8}{'F1':>8}")
        for t, d in out["types"].items():
            row("  " + t.split(":")[1] if ":" in t else t, d)
        row("micro", out["micro"])
        print(f"{'macro F1':<60}{out['macro_f1']:>8.3f}")
        if out["attributes"]:
            print("\nattribute accuracy of what matched")
            for k, d in out["attributes"].items():
                print(f"{k:<28}{d['right']:>5}/{d['of']:<5}{d['accuracy']:>8.3f}")
        if a.letters:
            print("\nF1 per letter")
            cols = [t for t in TYPES if t in out["types"]]
            print(f"{'':<28}" + "".join(f"{c[:9]:>10}" for c in cols) + f"{'micro':>10}")
            for k, t in letters.items():
                s = summary(t)
                print(f"{k[:27]:<28}" + "".join(f"{s['types'][c]['f1']:>10.3f}" if c in s["types"] else f"{'-':>10}" for c in cols) + f"{s['micro']['f1']:>10.3f}")
        if a.errors:
            for k, t in letters.items():
                for e in t.errors:
                    print(f"{k}\t{e[0]}\t{e[1]}\t{e[2]}")
    bad = 0
    for m in a.min:
        t, _, v = m.partition("=")
        d = out["micro"] if t == "micro" else out["types"].get(t)
        if d is None or d["f1"] < float(v):
            print(f"below the minimum: {t} {d['f1'] if d else 'absent'} < {v}", file=sys.stderr)
            bad = 1
    return bad


if __name__ == "__main__":
    sys.exit(main())

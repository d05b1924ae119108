"""`kill -9` at random moments: nothing that was acknowledged is lost, nothing is there in part, the file opens and is sound.

    tests/repl/kill_test.py [CLASS]     KILLS=1000 SEED=7: so many of each class, at the moments that the seed draws
"""
import os
import random
import sys
import threading
import time
import unittest

from program import DATASETS, DONE, LETTER, RECORDED, Program

KILLS = int(os.environ.get("KILLS", "12"))
SEED = int(os.environ.get("SEED", "1"))


def rounds():
    """A source of random moments for each kill; says which one it was where the test leaves it."""
    for number in range(KILLS):
        seed = SEED * 1_000_003 + number
        try:
            yield random.Random(seed)
        except GeneratorExit:
            print(f"failed after kill {number}, SEED={SEED}", file=sys.stderr)
            raise


def run_and_kill(test, longest, source, *arguments):
    """Exit status and standard output of a run that is killed before it ends, or nearly so.

    `longest`  how long it would take by itself, in seconds
    """
    process = test.start(*arguments)
    timer = threading.Timer(source.uniform(0, 1.1) * longest, process.kill)
    timer.start()
    out, _ = process.communicate()
    timer.cancel()
    return process.returncode, out


def numbers(test, base, query):
    out, _ = test.run_program(base, "--read-only", "--format", "csv", "-c", query)
    return [int(cell) for line in out.splitlines()[1:] for cell in line.split(",")]


def expect_sound(test, base):
    test.assertIn("sound", test.run_program("check", base)[0])


def seconds(work):
    begin = time.monotonic()
    work()
    return time.monotonic() - begin


class SmallCommits(Program):
    """One process after another adds to the same file; each answer is an acknowledgement."""

    def test_what_was_answered_is_there(self):
        def script(first):
            return self.file("script.cypher", "".join(
                f"CREATE (a:A {{n: {n}}})-[:T]->(:B {{n: {n}}}) RETURN a.n;\n" for n in range(first, first + 300)))
        longest = seconds(lambda: self.run_program("alone.dossier", "-f", script(0)))
        kb = self.folder / "kb.dossier"
        acknowledged = -1
        for source in rounds():
            _, out = run_and_kill(self, longest, source, kb, "--format", "csv", "-f", script(acknowledged + 1))
            answers = [int(line) for line in out.splitlines(keepends=True) if line.strip().isdigit() and line[-1] == "\n"]
            acknowledged = max([acknowledged, *answers])
            if not kb.exists():
                continue
            expect_sound(self, kb)
            there = numbers(self, kb, "MATCH (a:A)-[:T]->(b:B) WHERE a.n = b.n RETURN a.n ORDER BY a.n")
            self.assertEqual(there, list(range(len(there))))
            # One more may be durable than there was time to say so.
            self.assertIn(len(there) - 1, (acknowledged, acknowledged + 1))
            self.assertEqual(numbers(self, kb, "MATCH (n) RETURN count(*)"), [2 * len(there)])
            acknowledged = len(there) - 1
        self.assertGreater(acknowledged, 0)


class Imports(Program):
    """A whole graph is there or it is not, and what was there before is."""

    def test_an_import_is_whole_or_nothing(self):
        nodes = self.file("nodes.csv", "id:ID,n:int,text\n" + "".join(f"{i},{i},text {i}\n" for i in range(20_000)))
        ends = self.file("ends.csv", ":START_ID,:END_ID\n" + "".join(f"{i},{i * 7 % 20_000}\n" for i in range(20_000)))
        arguments = [f"--nodes=N={nodes}", f"--relationships=T={ends}"]
        longest = seconds(lambda: self.run_program("import", "alone.dossier", *arguments))
        kb = self.folder / "kb.dossier"
        self.run_program(kb, "-c", "UNWIND range(1, 2000) AS i CREATE (:Before {n: i})")
        imports = 0
        for source in rounds():
            status, _ = run_and_kill(self, longest, source, "import", kb, *arguments)
            expect_sound(self, kb)
            self.assertEqual(numbers(self, kb, "MATCH (n:Before) RETURN count(*)"), [2000])
            found = numbers(self, kb, "MATCH (n:N) RETURN count(*)") + numbers(self, kb, "MATCH ()-[r:T]->() RETURN count(*)")
            imports += 1 if found[0] == (imports + 1) * 20_000 else 0
            self.assertEqual(found, [imports * 20_000] * 2)
            if status == DONE:
                self.assertGreater(imports, 0)
            if imports > 2:  # or every round would take longer than the one before
                kb.unlink()
                self.run_program(kb, "-c", "UNWIND range(1, 2000) AS i CREATE (:Before {n: i})")
                imports = 0


class Letters(Program):
    """A letter is loaded as a whole, and loading goes on where it was killed."""

    def test_loading_again_gives_what_it_would_have_given(self):
        letters = [LETTER, *sorted((DATASETS / "letters").glob("test-*.md"))[:2]]
        def load(base):
            self.run_program("load", base, *letters, *RECORDED)
        longest = seconds(lambda: load("alone.dossier"))
        expected = self.content("alone.dossier")
        kb = self.folder / "kb.dossier"
        for source in rounds():
            run_and_kill(self, longest, source, "load", kb, *letters, *RECORDED)
            if kb.exists():
                expect_sound(self, kb)
            load(kb)
            self.assertEqual(self.content(kb), expected)
            kb.unlink()

    def content(self, base):
        out, _ = self.run_program(base, "--read-only", "--format", "csv", "-c",
                                  "MATCH (n) OPTIONAL MATCH (n)-[r]->(m) "
                                  "RETURN labels(n), n.id, type(r), m.id, properties(n), properties(r)")
        return sorted(out.splitlines())


if __name__ == "__main__":
    unittest.main()

#!/usr/bin/env python3
"""The shell as a person at a terminal meets it: keys in, screen out, on a pseudo-terminal.

    DOSSIER=build/checked/bin/dossier terminal_test.py
"""
import os
import pty
import select
import signal
import time
import unittest

from program import DONE, DOSSIER, ENDLESS, Program


class Terminal(Program):
    """A conversation on a pseudo-terminal of 40 columns."""

    def converse(self, steps, arguments=(), term="xterm"):
        """Types each step's keys once its text was seen, after its pause; returns what was shown and the status."""
        child, terminal = pty.fork()
        if child == 0:
            os.chdir(self.folder)
            os.environ.update(self.environment, TERM=term, COLUMNS="40")
            os.execv(DOSSIER, [DOSSIER, *map(str, arguments)])
        shown, seen = "", 0
        self.addCleanup(os.close, terminal)
        for awaited, keys, *pause in steps + [(None, None)]:
            deadline = time.monotonic() + 60
            while awaited is None or awaited not in shown[seen:]:
                if time.monotonic() > deadline:
                    os.kill(child, signal.SIGKILL)
                    os.waitpid(child, 0)
                    self.fail(f"waited for {awaited!r}; shown:\n{shown}")
                if not select.select([terminal], [], [], 0.5)[0]:
                    continue
                try:
                    data = os.read(terminal, 65536)
                except OSError:  # the program has left
                    data = b""
                if not data:
                    self.assertIsNone(awaited, f"left while waiting for {awaited!r}; shown:\n{shown}")
                    return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
                shown += data.decode("utf-8", "replace")
            seen = shown.index(awaited, seen) + len(awaited)
            time.sleep(pause[0] if pause else 0)
            os.write(terminal, keys.encode())
        raise AssertionError("unreachable")

    def test_a_statement_over_lines_and_control_d(self):
        shown, status = self.converse([("dossier> ", "RETURN 20 +\r"), ("-> ", "22 AS som;\r"), ("42", ""),
                                       ("dossier> ", "\x04")])
        self.assertEqual(status, DONE)
        self.assertIn("som", shown)

    def test_history_keeps_a_statement_over_lines_as_one_entry(self):
        self.converse([("dossier> ", "RETURN 20 +\r"), ("-> ", "22 AS som;\r"), ("42", ""), ("dossier> ", "\x04")])
        history = (self.folder / "state/dossier/history").read_text(encoding="utf-8")
        self.assertEqual([line for line in history.split("\n") if not line.startswith("#")],
                         ["RETURN 20 +", "22 AS som;", ""])
        shown, _ = self.converse([("dossier> ", "\x1b[A\r"), ("42", ""), ("dossier> ", "\x04")])
        self.assertIn("som", shown)

    def test_control_c_clears_the_line_and_stays(self):
        shown, status = self.converse([("dossier> ", "RETURN x"), ("RETURN x", "\x03"), ("dossier> ", "RETURN 7 AS n;\r"),
                                       ("7\r\n(1 row)", ""), ("dossier> ", "\x04")])
        self.assertEqual(status, DONE)
        self.assertNotIn("not defined", shown)

    def test_control_c_stops_a_running_query_and_stays(self):
        shown, status = self.converse([("dossier> ", ":set quiet on\r"), ("dossier> ", f"{ENDLESS};\r"), ("AS n;", ""),
                                       ("\n", "\x03", 0.5), ("dossier> ", "RETURN 7 AS n;\r"), ("\n7", ""),
                                       ("dossier> ", "\x04")])
        self.assertEqual(status, DONE)
        self.assertRegex(shown, "interrupted|cancelled")

    def test_completion_knows_keywords_and_names_of_the_graph(self):
        self.run_program("kb.dossier", "-c", "CREATE (:Ministerie {naam: 'BZ'})")
        shown, _ = self.converse([("dossier> ", "MATCH (m:Minist\t) RET\tm.na\t;\r"), ("BZ", ""), ("dossier> ", "\x04")],
                                 ["kb.dossier"])
        self.assertIn("Ministerie", shown)

    def test_a_dumb_terminal_gets_no_escapes(self):
        shown, status = self.converse([("dossier> ", "RETURN 7 AS n;\r"), ("(1 row)", ""), ("dossier> ", "\x04")],
                                      term="dumb")
        self.assertEqual(status, DONE)
        self.assertNotIn("\033", shown)

    def test_wide_rows_wrap_to_forty_columns(self):
        text = "het kabinet informeert uw Kamer na de zomer over de voortgang van dit traject"
        shown, _ = self.converse([("dossier> ", ":set quiet on\r"), ("dossier> ", f"RETURN '{text}' AS zin, 1 AS n;\r"),
                                  ("zin  ", ""), ("dossier> ", "\x04")], term="dumb")
        table = shown[shown.index("zin  "):].split("\r\n")
        self.assertTrue(all(len(line) <= 40 for line in table), table)

    def test_the_demo_ends_in_the_shell(self):
        shown, status = self.converse([("dossier> ", "MATCH (d:Document {id: 'kst-28676-462'}) RETURN d.id AS id;\r"),
                                       ("(1 row)", ""), ("dossier> ", "\x04")], ["--demo"])
        self.assertEqual(status, DONE)
        self.assertIn("== Which commitments name a deadline?", shown)


if __name__ == "__main__":
    unittest.main(verbosity=2)

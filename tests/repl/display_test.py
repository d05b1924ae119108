#!/usr/bin/env python3
"""What a person at a terminal is shown, and not shown: the greeting, pagers, progress, settings of their own.

    DOSSIER=build/checked/bin/dossier display_test.py [CLASS…]
"""
import os
import unittest

from program import DONE, ENDLESS, Program
from terminal_test import Terminal


class Display(Program):
    converse = Terminal.converse
    LONG = "UNWIND range(1, 100) AS n RETURN n;\r"
    LEAVE = ("dossier> ", "\x04")

    def pager(self, name, text):
        """An executable file of this test's folder."""
        path = self.folder / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    def rc(self, text):
        path = self.folder / "config/dossier/rc"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_without_a_knowledge_base_five_lines_say_what_to_try(self):
        shown, status = self.converse([self.LEAVE])
        self.assertEqual(status, DONE)
        lines = shown[:shown.index("dossier> ")].replace("\x1b[?2004h", "").splitlines()
        self.assertEqual(len(lines), 5, lines)
        for word in (":load", ":help", "--demo", ";", "Ctrl-D"):
            self.assertIn(word, shown)

    def test_quiet_does_not_greet(self):
        self.assertNotIn(":load", self.converse([self.LEAVE], ["--quiet"])[0])

    def test_a_file_that_is_new_may_be_misspelt(self):
        self.run_program("brieven.dossier", "-c", "CREATE (:A)-[:R]->(:B)")
        self.assertIn("brieven.dossier: 2 nodes, 1 relationship. `:schema` shows them", self.converse([self.LEAVE], ["brieven.dossier"])[0])
        shown, _ = self.converse([self.LEAVE], ["brievn.dossier"])
        self.assertIn("did you mean `brieven.dossier`?", shown)

    def test_what_is_longer_than_the_screen_goes_through_the_pager(self):
        self.environment.update(LINES="20", PAGER=self.pager("lezer", "sed 's/^/page /'"))
        shown, _ = self.converse([("dossier> ", self.LONG), ("page 100", ""), ("dossier> ", "RETURN 1 AS n;\r"), ("(1 row)", ""),
                                  self.LEAVE])
        self.assertIn("page   1\r\n", shown)
        self.assertNotIn("page 1\r\n", shown)  # what fits is printed

    def test_help_and_reasons_go_through_the_pager_too(self):
        self.environment.update(LINES="20", PAGER=self.pager("lezer", "sed 's/^/page /'"), LC_ALL="C.UTF-8")
        shown, _ = self.converse([("dossier> ", ":help\r"), (":help clauses`", ""), ("dossier> ", ":help MATCH\r"),
                                  ("dossier> ", ":no-such\r"), ("dossier> ", "\x04")])
        self.assertIn("page   :why ", shown)
        self.assertNotIn("page MATCH", shown)  # what fits is printed
        self.assertIn("there is no command `:no-such`", shown)

    def test_less_gets_its_options(self):
        self.environment.update(LINES="20", PAGER="echo options $LESS; cat")
        self.environment.pop("LESS", None)
        self.assertIn("options FRX", self.converse([("dossier> ", self.LONG), ("(100 rows)", ""), self.LEAVE])[0])
        self.environment["LESS"] = "S"
        self.assertIn("options S\r\n", self.converse([("dossier> ", self.LONG), ("(100 rows)", ""), self.LEAVE])[0])

    def test_a_pager_that_is_left_early_costs_nothing(self):
        self.environment.update(LINES="20", PAGER="head -n 3")
        shown, status = self.converse([("dossier> ", "UNWIND range(1, 1000) AS n RETURN n, 'x' AS a;\r"), ("(1000 rows)", ""),
                                       ("dossier> ", "RETURN 7 AS zeven;\r"), ("(1 row)", ""), self.LEAVE])
        self.assertEqual(status, DONE)
        self.assertNotIn("1000 │", shown)

    def test_a_missing_pager_is_told_once_and_nothing_is_lost(self):
        self.environment.update(LINES="20", PAGER="geen-lezer")
        shown, _ = self.converse([("dossier> ", self.LONG), ("(100 rows)", ""), ("dossier> ", self.LONG), ("(100 rows)", ""),
                                  self.LEAVE])
        self.assertEqual(shown.count("the pager `geen-lezer` cannot be started"), 1)
        self.assertEqual(shown.count("\r\n 99\r\n"), 2)

    def test_pager_off_and_cat_and_dumb_terminals_print(self):
        reader = self.pager("lezer", "sed 's/^/page /'")
        self.environment.update(LINES="20", PAGER=reader)
        steps = [("dossier> ", self.LONG), ("(100 rows)", ""), self.LEAVE]
        self.assertNotIn("page ", self.converse([("dossier> ", ":set pager off\r")] + steps)[0])
        self.assertNotIn("page ", self.converse(steps, ["--pager", "off"])[0])
        self.assertNotIn("page ", self.converse(steps, term="dumb")[0])
        self.environment["PAGER"] = ""
        self.assertIn("\r\n100\r\n", self.converse(steps)[0])

    def test_rows_beyond_the_limit_are_counted(self):
        shown, _ = self.converse([("dossier> ", ":set max-rows 3\r"), ("dossier> ", self.LONG), ("(100 rows)", ""), self.LEAVE])
        self.assertIn("97 of 100 rows", shown)
        self.assertNotIn("\r\n4\r\n", shown)

    def test_columns_that_do_not_fit_are_counted(self):
        columns = ", ".join(f"'waarde {i}' AS kolom{i}" for i in range(1, 9))
        shown, _ = self.converse([("dossier> ", f"RETURN {columns};\r"), ("(1 row)", ""), self.LEAVE], term="dumb")
        self.assertIn("5 of 8 columns", " ".join(shown.split()))
        self.assertIn("kolom1   │ kolom2   │ … │ kolom8", shown)

    def test_a_query_of_more_than_two_seconds_tells_how_long_and_then_is_silent(self):
        shown, status = self.converse([("dossier> ", f"{ENDLESS};\r"), ("… 3 s; Ctrl-C stops it", "\x03"),
                                       ("cancelled", ""), ("dossier> ", "RETURN 7 AS n;\r"), ("(1 row)", ""), self.LEAVE])
        self.assertEqual(status, DONE)
        self.assertIn("\r\x1b[K", shown[shown.rindex(" s; Ctrl-C"):])
        self.assertNotIn("… 0 s", shown)

    def test_progress_is_for_terminals_that_can_take_it_back(self):
        shown, _ = self.converse([("dossier> ", ":set timeout 3\r"), ("dossier> ", f"{ENDLESS};\r"), ("time", ""), self.LEAVE],
                                 term="dumb")
        self.assertNotIn("Ctrl-C stops it", shown)

    def test_the_settings_file_counts_less_than_the_command_line(self):
        self.environment["NO_COLOR"] = "1"
        self.rc(":set format box\n:set timing on\n:param n => 7\n")
        steps = [("dossier> ", "RETURN $n AS n;\r"), (" ms", ""), self.LEAVE]
        self.assertIn("│ 7 │", self.converse(steps)[0])
        self.assertIn("n = 8", self.converse(steps, ["--format", "line", "--param", "n=8"])[0])

    def test_faults_of_the_settings_file_name_their_line(self):
        self.environment["NO_COLOR"] = "1"
        self.rc("// mine\n:set formt box\n:set format line\n")
        shown, status = self.converse([("dossier> ", "RETURN 1 AS n;\r"), ("n = 1", ""), self.LEAVE])
        self.assertEqual(status, DONE)
        self.assertIn("dossier/rc:2:1: there is no option `formt`", shown)
        self.assertIn("did you mean `format`?", shown)


if __name__ == "__main__":
    unittest.main(verbosity=2)

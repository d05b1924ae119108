#!/usr/bin/env python3
"""The shell on a screen: sessions as a person would have them, and what the screen then shows as golden files.

    DOSSIER=build/checked/bin/dossier screen_test.py
    DOSSIER_UPDATE_GOLDEN=1 …  writes the golden files: look at them before they are committed
"""
import os
import signal
import unittest

import screen
from program import DONE, DOSSIER, ENDLESS, Program, processor_seconds
from screen import Screen

PEOPLE = """CREATE (nl:Actor:Country {id: 'NLD', name: 'Nederland'}), (ua:Actor:Country {id: 'UKR', name: 'Oekraïne'}),
  (d:Topic {name: 'defensie'}), (nl)-[:SUPPORTS {weight: 3}]->(ua), (nl)-[:DISCUSSES]->(d)"""


@unittest.skipIf(screen.missing, screen.missing)
class Conversation(Program):
    """What a person asks, and what comes back."""

    def open(self, *arguments, greeted=False, **options):
        self.run_program("kb.dossier", "-c", PEOPLE)
        shown = Screen(self, "kb.dossier", *arguments, **options)
        shown.awaits_prompt()
        if not greeted:
            shown.clears()
        return shown

    def test_greeting_and_first_query(self):
        shell = self.open(greeted=True, environment={"NO_COLOR": "1"})
        shell.types("MATCH (a:Actor) RETURN a.id AS id, a.name AS name ORDER BY id;", "Enter")
        shell.awaits("(2 rows)")
        shell.shows("first_query")
        self.assertEqual(shell.leaves(), DONE)

    def test_an_error_points_at_its_place(self):
        shell = self.open(environment={"NO_COLOR": "1"})
        shell.types("MATCH (actor:Actor) RETURN atcor.name;", "Enter")
        shell.awaits("hint:")
        shell.shows("error")

    def test_sentences_behind_a_result(self):
        self.load_letter("letter.dossier")
        shell = Screen(self, "letter.dossier", rows=30, environment={"NO_COLOR": "1"})
        shell.awaits_prompt()
        shell.types(":set quiet on", "Enter")
        shell.awaits_prompt()
        shell.types("MATCH (a:Actor {name: 'kabinet'})-[r:COMMITS_TO]->(c) RETURN a.name AS actor, c.due AS due LIMIT 1;", "Enter")
        shell.awaits_prompt()
        shell.types(":why", "Enter")
        shell.until(lambda text: ":why" in text and text.rstrip().endswith("dossier>"), "the sentences")
        shell.shows("why")

    def test_an_interrupt_is_heeded_at_once(self):
        huge = "RETURN range(1, 6000000) AS l"
        statements = [(huge, 0.1), (huge, 0.6),
                      ("UNWIND range(1, 1000000) AS a RETURN DISTINCT a ORDER BY -a", 0.4),
                      ("WITH range(1, 3000000) AS l RETURN size(l + l + l[1..] + l)", 0.6),
                      ("UNWIND range(1, 9000000) AS a CREATE (:N {a: toString(a)})", 1.5)]
        statements += [(statement, 0.3) for statement in self.patient_statements()]
        most = 0.2
        shell = self.open(environment={"NO_COLOR": "1"})
        process = shell.process()
        for statement, seconds in statements:
            with self.subTest(statement=statement, seconds=seconds):
                at_work = processor_seconds(process) + seconds
                shell.types(f"{statement};", "Enter")
                shell.until(lambda _: processor_seconds(process) > at_work, "a query at work")
                before = processor_seconds(process)
                os.kill(process, signal.SIGINT)
                shell.awaits_prompt()
                self.assertLess(processor_seconds(process) - before, most)
                shell.clears()

    def test_what_an_interrupted_statement_wrote_is_gone_when_the_next_one_looks(self):
        shell = self.open(environment={"NO_COLOR": "1"})
        shell.types("UNWIND range(1, 9000000) AS a CREATE (:N {a: a});", "Enter")
        at_work = processor_seconds(shell.process()) + 1
        shell.until(lambda _: processor_seconds(shell.process()) > at_work, "a query at work")
        shell.types("", "C-c")
        shell.awaits_prompt()
        shell.types("MATCH (n) RETURN count(n) AS left;", "Enter")
        shell.awaits("(1 row)")
        self.assertRegex(shell.text(), r"left\n─+\n +3\n")

    def test_what_takes_long_tells_how_far_it_is(self):
        shell = self.open(environment={"NO_COLOR": "1"})
        shell.types(f"{ENDLESS};", "Enter")
        shell.until(lambda text: "rows so far; Ctrl-C stops it" in text, "the progress")
        self.assertRegex(shell.text(), r"… \d+ s, \w+, [\d.]+ (million )?rows so far")
        shell.types("", "C-c")
        shell.awaits_prompt()
        self.assertNotIn("so far", shell.text())

    @staticmethod
    def patient_statements():
        return [ENDLESS,
                "UNWIND range(1, 100000) AS a MATCH p = (x)-[*0..]-(y)-[*0..]-(z) RETURN count(p) + sum(a) AS n",
                "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b WITH a WHERE toString(a + b) =~ '.*x.*' "
                "RETURN count(a) AS n"]

    def test_control_c_stops_a_query_and_stays(self):
        shell = self.open(environment={"NO_COLOR": "1"})
        shell.types(f"{ENDLESS};", "Enter")
        shell.awaits("AS n;")
        self.assertNotIn("dossier>", shell.text().rstrip("\n").split("\n")[-1])
        shell.types("", "C-c")
        shell.awaits_prompt()
        shell.types("RETURN 'still here' AS answer;", "Enter")
        shell.awaits("(1 row)")
        shell.shows("interrupted")

    def test_forty_columns(self):
        shell = self.open(columns=40, environment={"NO_COLOR": "1"})
        shell.types("MATCH (a:Actor) RETURN a.name AS name, 'een zin die breder is dan het scherm' AS zin;", "Enter")
        shell.awaits("(2 rows)")
        shell.shows("forty_columns")

    def test_what_commands_show_at_forty_columns_has_its_sentence(self):
        self.load_letter("letter.dossier")
        shell = Screen(self, "letter.dossier", columns=40, rows=40, environment={"NO_COLOR": "1"})
        shell.awaits_prompt()
        shell.types(":set quiet on", "Enter")
        shell.awaits_prompt()
        shell.clears()
        shell.types(":commitments NAVO", "Enter")
        shell.until(lambda text: "source =" in text and text.rstrip().endswith("dossier>"), "the commitments")
        shell.shows("forty_columns_lines")

    def test_help_speaks_dutch(self):
        shell = self.open(columns=100, rows=60, environment={"NO_COLOR": "1", "LANG": "nl_NL.UTF-8", "LC_ALL": "", "LC_CTYPE": "C.UTF-8"})
        shell.types(":help", "Enter")
        shell.awaits("kan bevatten")
        shell.shows("help_in_dutch")

    def test_three_hundred_columns(self):
        shell = self.open(columns=300, rows=10, environment={"NO_COLOR": "1"})
        shell.types("MATCH (a:Actor) RETURN a.name AS name, '" + "een zin die past; " * 11 + "' AS zin, range(1, 20) AS tal;", "Enter")
        shell.awaits("(2 rows)")
        shell.shows("three_hundred_columns")

    def test_a_dumb_terminal(self):
        shell = self.open("--quiet", greeted=True, term="dumb")
        shell.types("MATCH (a:Actor)", "Enter")
        shell.awaits("->")
        shell.types("RETURN a.name AS name;", "Enter")
        shell.awaits("Oekra")
        shell.shows("dumb_terminal", escapes=True)
        self.assertEqual(shell.leaves(), DONE)

    def test_the_window_may_change_its_size(self):
        shell = self.open(environment={"NO_COLOR": "1"})
        shell.types("RETURN 1 AS n;", "Enter")
        shell.awaits("(1 row)")
        shell.tmux("resize-window", "-x", "40", "-y", "24")
        shell.clears()
        shell.types("RETURN 'een zin die breder is dan dit scherm nu is' AS zin, 1 AS n;", "Enter")
        shell.awaits("(1 row)")
        shell.shows("resized")


@unittest.skipIf(screen.missing, screen.missing)
class Editing(Program):
    """What the line shows while it is typed."""

    def open(self, *arguments, plain=True, **options):
        self.run_program("kb.dossier", "-c", PEOPLE)
        environment = dict({"NO_COLOR": "1"} if plain else {}, **options.pop("environment", {}))
        shown = Screen(self, "kb.dossier", *arguments, environment=environment, **options)
        shown.awaits_prompt()
        shown.clears()
        return shown

    def test_completion_lists_what_may_stand_there(self):
        shell = self.open()
        shell.types("MATCH (a:Act", "Tab")
        shell.awaits("(a:Actor")
        shell.types(")-[:", "Tab", "Tab")
        shell.awaits("SUPPORTS")
        shell.types("S", "Tab")
        shell.awaits("[:SUPPORTS")
        shell.types("]->(b {name: 'oe", "Tab")
        shell.awaits("'Oekraïne'")
        shell.types("}) RETURN left(a.", "Tab", "Tab")
        shell.awaits("left(text, ")
        shell.shows("completion")

    def test_a_statement_over_lines_is_recalled_as_one(self):
        shell = self.open()
        shell.types("MATCH (a:Actor)", "Enter")
        shell.awaits("->")
        shell.types("RETURN count(a) AS n;", "Enter")
        shell.awaits("(1 row)")
        shell.awaits_prompt()
        shell.types("", "Up")
        shell.until(lambda text: text.count("RETURN count(a) AS n;") == 2, "the statement again")
        shell.types("", "Enter")
        shell.until(lambda text: text.count("(1 row)") == 2, "its answer again")
        shell.awaits_prompt()
        shell.types(":history", "Enter")
        shell.awaits("  :history")
        shell.shows("recall")

    def test_history_is_searched(self):
        shell = self.open()
        shell.types("RETURN 'a needle' AS n;", "Enter")
        shell.awaits("(1 row)")
        shell.types(":params", "Enter")
        shell.awaits_prompt()
        shell.types("", "C-r")
        shell.awaits("reverse-i-search")
        shell.types("need")
        shell.awaits("`need'")
        shell.shows("search")

    def test_history_of_before_time_stamps_is_read(self):
        (self.folder / "state" / "dossier").mkdir(parents=True)
        history = self.folder / "state" / "dossier" / "history"
        history.write_text("RETURN 1 AS old;\n:why\n")
        shell = self.open()
        shell.types("", "Up", "Up")
        shell.awaits("RETURN 1 AS old;")
        shell.types("", "Enter")
        shell.awaits("(1 row)")
        shell.types("RETURN", "Enter")
        shell.awaits("->")
        shell.types("2 AS new;", "Enter")
        shell.until(lambda text: text.count("(1 row)") == 2, "the second answer")
        self.assertEqual(shell.leaves(), DONE)
        entries = [line for line in history.read_text().split("\n") if line and not line.startswith("#")]
        self.assertEqual(entries, ["RETURN 1 AS old;", ":why", "RETURN 1 AS old;", "RETURN", "2 AS new;"])

    def test_a_pasted_statement_is_one_entry_and_waits_for_enter(self):
        shell = self.open()
        shell.pastes("MATCH (a:Actor)\nWHERE a.id = 'UKR'\nRETURN a.name AS name;")
        shell.awaits("RETURN a.name AS name;")
        self.assertNotIn("(1 row)", shell.text())
        shell.types("", "Enter")
        shell.awaits("(1 row)")
        shell.types(":history", "Enter")
        shell.awaits("  :history")
        shell.shows("paste")

    def test_a_statement_that_fails_takes_what_was_pasted_behind_it_along(self):
        shell = self.open()
        shell.pastes("RETURN 1 AS one;\nRETURN x;\nRETURN 3 AS three;\n")
        shell.awaits("RETURN 3 AS three;")
        shell.types("", "Enter")
        shell.awaits("not defined")
        shell.awaits_prompt()
        shell.types("RETURN 4 AS four;", "Enter")
        shell.awaits("four\n")
        shell.shows("paste_with_an_error")

    def test_colours_may_be_switched_off_and_on(self):
        shell = self.open(plain=False)
        shell.types(":set color never", "Enter")
        shell.awaits_prompt()
        shell.types("RETURN 1 AS n")
        shell.awaits("AS n")
        shell.types("", "C-c")
        shell.awaits_prompt()
        self.assertNotIn("\\e", shell.text(escapes=True).split("never", 1)[1])
        shell.types(":set color always", "Enter")
        shell.types("RETURN 'one")
        shell.until(lambda _: "\\e[32m'one" in shell.text(escapes=True), "a text in its colour")

    def test_letters_of_all_kinds_without_a_locale(self):
        for locale in ({"LC_ALL": ""}, {"LC_ALL": "C"}):
            with self.subTest(locale=locale):
                shell = Screen(self, environment=locale)
                shell.awaits_prompt()
                shell.types("RETURN 'één 国 👍' AS n;", "Left", "Left", "Left", "Left", "Left", "Left", "Left", "Left",
                            "BSpace", "BSpace")
                shell.types("ë", "Enter")
                shell.awaits("één ë👍\n")

    def test_what_is_typed_does_not_go_into_the_results(self):
        self.run_program("kb.dossier", "-c", PEOPLE)
        shell = Screen(self, program="sh", environment={"NO_COLOR": "1", "PS1": "sh$ "})
        shell.awaits("sh$")
        shell.types(f"{DOSSIER} kb.dossier >results.txt", "Enter")
        shell.awaits_prompt()
        shell.types("MATCH (a:Actor) RETURN a.name;", "Enter")
        shell.until(lambda text: text.count("dossier>") == 2, "another prompt")
        shell.types("", "C-d")
        shell.until(lambda text: text.rstrip().endswith("sh$"), "the other shell")
        self.assertEqual((self.folder / "results.txt").read_text(), "a.name\nNederland\nOekraïne\n")

    def test_colours_and_the_matching_bracket(self):
        shell = self.open(plain=False)
        shell.types("MATCH (a {n: 'ï'}) WHERE a.n > 12 RETURN count(a), $p // (!)")
        shell.awaits("// (!)")
        shell.types("", "C-a", "M-f", "C-f")
        shell.shows("colors", escapes=True)

    def test_without_colours_none_are_sent(self):
        for arguments, environment in ([], {"NO_COLOR": "1"}), (["--color", "never"], {}):
            with self.subTest(arguments=arguments, environment=environment):
                shell = Screen(self, *arguments, environment=environment)
                shell.awaits_prompt()
                shell.types("MATCH (a) RETURN 'text'")
                shell.awaits("'text'")
                self.assertNotIn("\\e", shell.text(escapes=True))

    def test_colours_stay_in_place_over_rows_and_wide_characters(self):
        shell = self.open(plain=False, columns=40)
        shell.types("RETURN '国国国国国国国国国国国国国国国国' AS a, 'e\u0308é👍' AS b, 'tot over de rand van het scherm' AS c")
        shell.awaits("AS c")
        shell.types("", "C-a", "M-f", "M-f", "C-k")
        shell.types("X;")
        shell.types("", "C-y")
        shell.shows("wide_characters", escapes=True)

    def test_control_c_clears_what_was_typed(self):
        shell = self.open()
        shell.types("MATCH (a)", "Enter")
        shell.awaits("->")
        shell.types("RETURN")
        shell.awaits("RETURN")
        shell.types("", "C-c")
        shell.awaits_prompt()
        shell.types("RETURN 7 AS n;", "Enter")
        shell.awaits("(1 row)")
        shell.shows("cleared")

    def test_vi_keys_where_inputrc_asks_for_them(self):
        inputrc = self.file("inputrc", "set editing-mode vi\nset show-mode-in-prompt on\n")
        shell = Screen(self, "--quiet", environment={"INPUTRC": inputrc})
        shell.awaits("(ins)dossier>")
        shell.types("RETURN 17 AS n;", "Escape")
        shell.awaits("(cmd)")
        shell.types("0wx", "Enter")
        shell.awaits("7\n")
        shell.shows("vi", escapes=True)

    def test_a_line_that_is_higher_than_the_screen(self):
        shell = self.open(plain=False, columns=40, rows=6)
        shell.types("RETURN [" + ", ".join(str(n) for n in range(100, 180)) + "][79] AS last;")
        shell.awaits("last;")
        shell.types("", "Enter")
        shell.awaits("(1 row)")
        shell.shows("high_line")


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/env python3
"""The program as a process: what the command line promises, form by form.

    DOSSIER=build/checked/bin/dossier program_test.py [CLASS…]

No language models are needed: letters are read with the annotations recorded for them.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time
import unittest

from program import (AT_FAULT, DATASETS, DONE, DOSSIER, ENDLESS, INTERRUPTED, LETTER, RECORDED, WRONG_COMMAND_LINE, Program,
                     processor_seconds)


class Scripts(Program):
    def test_c_may_be_given_several_times_and_runs_in_order(self):
        out, _ = self.run_program("-c", "RETURN 1 AS a", "-c", "RETURN 2 AS b")
        self.assertEqual(out, "a\n1\nb\n2\n")

    def test_f_and_c_run_in_the_order_given(self):
        path = self.file("een.cypher", "RETURN 1 AS a;\n:timing off\nRETURN 2 AS a;")
        out, _ = self.run_program("-c", "RETURN 0 AS a", "-f", path, "-c", "RETURN 3 AS a")
        self.assertEqual(out, "a\n0\na\n1\na\n2\na\n3\n")

    def test_a_statement_of_standard_input_is_run_when_it_has_arrived(self):
        process = self.start(stdin=subprocess.PIPE)
        for text, answer in (("RETURN 1 AS a;", "a1"), ("\n:set format csv\nRETURN\n  ';' AS b;", "b;")):
            process.stdin.write(text)
            process.stdin.flush()
            self.assertEqual(process.stdout.readline().strip() + process.stdout.readline().strip(), answer)
        out, err = process.communicate("\nRETURN x", timeout=60)
        self.assertEqual((out, process.returncode), ("", AT_FAULT))
        self.assertTrue(err.startswith("query:5:8: "), err)

    def test_standard_input_is_a_script(self):
        self.assertEqual(self.run_program(stdin="RETURN 1 AS a; RETURN\n 2 AS b")[0], "a\n1\nb\n2\n")
        self.assertEqual(self.run_program(stdin="")[0], "")

    def test_quit_in_a_file_leaves_the_rest_and_the_next_script(self):
        path = self.file("weg.cypher", "RETURN 1 AS a;\n:quit\nRETURN 2 AS a;")
        self.assertEqual(self.run_program("-f", path, "-c", "RETURN 3 AS a")[0], "a\n1\n")

    def test_timing_goes_to_standard_error(self):
        out, err = self.run_program("-c", ":timing on\nRETURN 1 AS a")
        self.assertEqual(out, "a\n1\n")
        self.assertRegex(err, r"^[0-9]+\.[0-9]{3} ms\n$")
        self.assertRegex(self.run_program("--timing", "-c", "RETURN 1 AS a")[1], r" ms\n$")

    def test_an_error_stops_and_points_with_a_caret(self):
        out, err = self.run_program("-c", "RETURN 1 AS a", "-c", "RETURN x", "-c", "RETURN 3 AS a", status=AT_FAULT)
        self.assertEqual(out, "a\n1\n")
        self.assertTrue(err.startswith("query:1:8: "), err)
        self.assertIn("    RETURN x\n           ^\n", err)

    def test_an_error_in_a_file_names_the_file(self):
        path = self.file("fout.cypher", "RETURN 1 AS a;\n\nRETURN x;")
        self.assertTrue(self.run_program("-f", path, status=AT_FAULT)[1].startswith(f"{path}:3:8: "))
        self.assertIn("cannot read", self.run_program("-f", "nergens.cypher", status=AT_FAULT)[1])

    def test_what_was_not_committed_is_not_kept_and_said(self):
        _, err = self.run_program("kb.dossier", "-c", ":begin\nCREATE (:A)")
        self.assertIn("the open transaction was rolled back", err)
        self.assertEqual(self.run_program("kb.dossier", "-c", "MATCH (a) RETURN count(a) AS n")[0], "n\n0\n")

    def test_what_is_written_is_there_next_time(self):
        self.run_program("kb.dossier", "-c", "CREATE (:A {naam: 'één'})")
        self.assertEqual(self.run_program("kb.dossier", "-c", "MATCH (a:A) RETURN a.naam AS n")[0], "n\néén\n")

    def test_results_that_cannot_be_written_are_a_fault(self):
        with open("/dev/full", "w") as full:
            process = subprocess.run([DOSSIER, "-c", "RETURN 1 AS a"], stdout=full, stderr=subprocess.PIPE, text=True)
        self.assertEqual(process.returncode, AT_FAULT)
        self.assertIn("could not be written", process.stderr)


class Options(Program):
    def test_every_format(self):
        query = "UNWIND [1, null] AS n RETURN n, 'a|b' AS t"
        expected = {
            "table": "   n │ t\n─────┼────\n   1 │ a|b\nnull │ a|b\n",
            "box": "╭──────┬─────╮\n│    n │ t   │\n├──────┼─────┤\n│    1 │ a|b │\n├──────┼─────┤\n│ null │ a|b │\n"
                   "╰──────┴─────╯\n",
            "line": "n = 1\nt = a|b\n\nn = null\nt = a|b\n",
            "markdown": "| n | t |\n| ---: | --- |\n| 1 | a\\|b |\n| null | a\\|b |\n",
            "csv": "n,t\n1,a|b\n,a|b\n",  # lines end with CR LF; reading as text makes them LF
            "tsv": "n\tt\n1\ta|b\nnull\ta|b\n",
            "json": '[{"n": 1, "t": "a|b"},\n {"n": null, "t": "a|b"}]\n',
            "jsonl": '{"n": 1, "t": "a|b"}\n{"n": null, "t": "a|b"}\n',
        }
        for name, text in expected.items():
            with self.subTest(name):
                self.assertEqual(self.run_program("--format", name, "-c", query)[0], text)
        self.assertIn("digraph", self.run_program("--format", "dot", "-c", "CREATE (a:A) RETURN a")[0])
        self.assertIn('<td class="null">', self.run_program("--format", "html", "-c", query)[0])

    def test_json_of_nodes_relationships_and_paths(self):
        out, _ = self.run_program("--format", "jsonl", "-c",
                                  "CREATE p = (:A {d: date('2024-07-09')})-[r:T {x: 0.1}]->(:B) RETURN p, r")
        row = json.loads(out)
        self.assertEqual([node["labels"] for node in row["p"]["nodes"]], [["A"], ["B"]])
        self.assertEqual(row["p"]["nodes"][0]["properties"], {"d": "2024-07-09"})
        self.assertEqual(row["r"], row["p"]["relationships"][0])
        self.assertEqual((row["r"]["type"], row["r"]["properties"]), ("T", {"x": 0.1}))

    def test_parameters_are_literals_or_else_text(self):
        out, _ = self.run_program("--param", "n=[1, 2]", "--param", "t=Verenigd Koninkrijk", "--param", "q='7'",
                                  "-c", "RETURN $n AS n, $t AS t, $q AS q")
        self.assertEqual(out, "n\tt\tq\n[1, 2]\tVerenigd Koninkrijk\t7\n")

    def test_parameters_come_from_a_file(self):
        path = self.file("p.json", '{"n": 3, "lijst": ["a"]}')
        self.assertEqual(self.run_program("--params", path, "-c", "RETURN $n AS n, $lijst AS l")[0], "n\tl\n3\t['a']\n")

    def test_a_wrong_command_line_is_2(self):
        wrong = [["--format", "yaml", "-c", "RETURN 1"], ["--param", "zonder", "-c", "RETURN 1"], ["--onbekend"],
                 ["--timeout", "nul", "-c", "RETURN 1"], ["--memory-limit", "-1", "-c", "RETURN 1"], ["load"],
                 ["load", "kb.dossier"], ["extract"], ["remove", "kb.dossier"], ["check"], ["export"],
                 ["--demo", "kb.dossier"], ["--color", "blauw", "-c", "RETURN 1"]]
        for arguments in wrong:
            with self.subTest(arguments):
                out, err = self.run_program(*arguments, status=WRONG_COMMAND_LINE)
                self.assertEqual(out, "")
                self.assertNotEqual(err, "")
        self.assertFalse((self.folder / "kb.dossier").exists())

    def test_read_only_refuses_to_write(self):
        self.run_program("kb.dossier", "-c", "CREATE (:A)")
        self.run_program("kb.dossier", "--read-only", "-c", "CREATE (:A)", status=AT_FAULT)
        out, _ = self.run_program("kb.dossier", "--read-only", "-c", "MATCH (a) RETURN count(a) AS n")
        self.assertEqual(out, "n\n1\n")
        self.assertIn("does not exist", self.run_program("geen.dossier", "--read-only", "-c", "RETURN 1",
                                                         status=AT_FAULT)[1])

    def test_timeout_stops_a_huge_product(self):
        began = time.monotonic()
        self.run_program("--timeout", "0.3", "-c", ENDLESS, status=AT_FAULT)
        self.assertLess(time.monotonic() - began, 20)

    def test_memory_limit_stops_a_huge_list(self):
        _, err = self.run_program("--memory-limit", "20M", "-c", "RETURN collect(range(1, 10000000))",
                                  status=AT_FAULT)
        self.assertIn("memory", err)

    def test_load_csv_reads_below_the_import_directory_alone(self):
        (self.folder / "in").mkdir()
        (self.folder / "in" / "a.csv").write_text("id\n7\n", encoding="utf-8")
        (self.folder / "b.csv").write_text("secret\n", encoding="utf-8")
        query = "LOAD CSV WITH HEADERS FROM 'a.csv' AS row RETURN row.id AS id"
        self.assertIn("--import-directory", self.run_program("-c", query, status=AT_FAULT)[1])
        allowed = ["--import-directory", str(self.folder / "in")]
        self.assertEqual(self.run_program(*allowed, "-c", query)[0], "id\n7\n")
        _, err = self.run_program(*allowed, "-c", "LOAD CSV FROM '../b.csv' AS row RETURN row", status=AT_FAULT)
        self.assertIn("is not below the import directory", err)
        self.run_program("--import-directory", str(self.folder / "none"), "-c", query, status=WRONG_COMMAND_LINE)

    def test_quiet_says_nothing_of_changes(self):
        self.assertEqual(self.run_program("--quiet", "-c", "CREATE (:A)"), ("", ""))
        self.assertEqual(self.run_program("-c", "CREATE (:A)"), ("", "1 node created, 1 label added\n"))

    def test_color_is_never_in_a_pipe_unless_asked_for(self):
        self.assertNotIn("\033", self.run_program("--format", "table", "-c", "RETURN 1 AS a")[0])
        self.assertIn("\033[1m", self.run_program("--format", "table", "--color", "always", "-c", "RETURN 1 AS a")[0])

    def test_help_and_version(self):
        out, err = self.run_program("--help")
        self.assertEqual(err, "")
        for verb in ("load", "extract", "import", "export", "remove", "check", "serve", "--demo"):
            self.assertIn(verb, out)
        self.assertRegex(self.run_program("--version")[0], r"^dossier [0-9]+\.[0-9]+\.[0-9]+\n$")
        out, _ = self.run_program("--version", "--verbose")
        for library in ("Boost", "SQLite", "spdlog", "OpenSSL", "GPL-3.0-or-later"):
            self.assertIn(library, out)


class Load(Program):
    COUNT = "MATCH (s:Sentence) RETURN count(s) AS n"

    def test_a_second_time_changes_nothing(self):
        kb = self.load_letter()
        before = self.run_program("export", kb, "--format", "json")[0]
        out, err = self.run_program("load", kb, LETTER, *RECORDED)
        self.assertEqual(out, "")
        self.assertTrue(err.startswith("0 loaded, 1 unchanged: "), err)
        self.assertEqual(self.run_program("export", kb, "--format", "json")[0], before)

    def test_a_folder_with_everything_in_it(self):
        _, err = self.run_program("load", "kb.dossier", DATASETS / "letters", *RECORDED)
        self.assertTrue(err.startswith("4 loaded, 0 unchanged: "), err)

    def test_a_missing_path_is_a_fault_and_the_others_load(self):
        _, err = self.run_program("load", "kb.dossier", "nergens.md", LETTER, *RECORDED, status=AT_FAULT)
        self.assertIn("nergens.md: no such file or folder", err)
        self.assertIn("1 loaded", err)
        self.assertNotEqual(self.run_program("kb.dossier", "-c", self.COUNT)[0], "n\n0\n")

    def test_a_document_that_is_no_text_is_a_fault_with_its_place(self):
        bad = self.folder / "slecht.md"
        bad.write_bytes(b"# Brief\n\nAbc \xff\xfe\n")
        _, err = self.run_program("load", "kb.dossier", bad, LETTER, *RECORDED, status=AT_FAULT)
        self.assertIn(f"{bad}:3:5: ", err)
        self.assertIn("1 loaded", err)

    def test_an_english_letter_is_read_in_part_and_said_so(self):
        letter = DATASETS.parent / "tests/loaders/letters/alliance.md"
        _, err = self.run_program("load", "kb.dossier", letter, *RECORDED)
        self.assertRegex(err, r"alliance\.md: note: it is in English: .*\n1 loaded, 0 unchanged: 9 sentences, [0-9]+ mentions, "
                              r"0 statements, 0 commitments\n$")
        out, _ = self.run_program("kb.dossier", "-c", "MATCH (d:Document {language: 'en'})-[:CITES]->(c) RETURN count(c) AS n")
        self.assertEqual(out, "n\n6\n")
        self.assertTrue(self.run_program("load", "kb.dossier", letter, *RECORDED)[1].startswith("0 loaded, 1 unchanged: "))
        self.run_program("check", "kb.dossier")
        out, err = self.run_program("extract", letter, *RECORDED, "--format", "gold-jsonl")
        self.assertIn("alliance.md: note: it is in English", err)
        self.assertNotIn('"commitment"', out)

    def test_a_letter_in_another_language_is_a_fault_that_names_it(self):
        french = self.file("lettre.md", "Le Conseil a adopté les conclusions sur la situation dans le Sahel et une "
                                        "déclaration qui est publiée avec les annexes du rapport.\n")
        _, err = self.run_program("load", "kb.dossier", french, LETTER, *RECORDED, status=AT_FAULT)
        self.assertIn("lettre.md: it is in French", err)
        self.assertIn("1 loaded", err)

    def test_verbose_logs_stages_and_escapes_the_letters_text(self):
        _, err = self.run_program("load", "kb.dossier", LETTER, *RECORDED, "--verbose")
        self.assertRegex(err, r"info: annotator ready in [0-9]+ ms")
        self.assertRegex(err, r"info: .*kst-28676-462\.md: [0-9]+ ms reading, finding and writing, "
                              r"[0-9]+ ms annotating [0-9]+ sentences")
        self.assertNotIn("debug:", err)
        evil = self.file("kwaad.md", "# Brief\n\nNederland steunt\u202e dit \033[31mniet.\n")
        _, err = self.run_program("load", "kwaad.dossier", evil, *RECORDED, "--verbose", "--verbose", status=AT_FAULT)
        self.assertNotIn("\033", err)
        self.assertNotIn("\u202e", err)

    def many_letters(self, count):
        """A folder of letters that differ in their numbers alone."""
        folder = self.folder / "brieven"
        folder.mkdir()
        letter = (DATASETS / "letters" / "test-rbz-verslag.md").read_text(encoding="utf-8")
        for number in range(count):
            (folder / f"{number:03}.md").write_text(letter.replace("Nr. 9107", f"Nr. {number + 1}"), encoding="utf-8")
        return folder

    def children_of(self, process):
        found = []
        for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = status.read_text().rpartition(")")[2].split()
            except OSError:
                continue  # ended meanwhile
            if int(fields[1]) == process.pid and fields[0] != "Z":
                found.append(int(status.parent.name))
        return found

    def wait_for(self, condition, what):
        for _ in range(500):
            if condition():
                return
            time.sleep(0.02)
        self.fail(what)

    def export(self, kb):
        return self.run_program("export", kb, "--format", "cypher")[0]

    def test_the_number_of_jobs_does_not_show(self):
        folder = self.many_letters(6)
        self.run_program("load", "een.dossier", folder, *RECORDED)
        for jobs in ("2", "5"):
            _, err = self.run_program("load", f"{jobs}.dossier", folder, "--jobs", jobs, *RECORDED)
            self.assertTrue(err.startswith("6 loaded, 0 unchanged"), err)
            self.assertEqual(self.export(f"{jobs}.dossier"), self.export("een.dossier"))
        for jobs in ("0", "-1", "twee", "100000"):
            self.run_program("load", "geen.dossier", folder, "--jobs", jobs, *RECORDED, status=WRONG_COMMAND_LINE)

    def test_a_killed_load_resumes_and_leaves_no_worker(self):
        folder = self.many_letters(12)
        self.run_program("load", "heel.dossier", folder, *RECORDED)
        whole = self.export("heel.dossier")
        for done in (0, 1, 7):
            kb = f"{done}.dossier"
            load = self.start("load", kb, folder, "--jobs", "2", "--verbose", *RECORDED)
            finished = 0
            while finished < done:
                finished += " ms annotating " in load.stderr.readline()
            self.wait_for(lambda: self.children_of(load) or load.poll() is not None, "no worker was started")
            workers = self.children_of(load)
            load.kill()
            load.communicate()
            self.wait_for(lambda: not any(os.path.exists(f"/proc/{worker}") for worker in workers), "a worker is left")
            self.assertIn("sound", self.run_program("check", kb)[0])
            _, err = self.run_program("load", kb, folder, "--jobs", "2", *RECORDED)
            loaded, unchanged = (int(part.split()[0]) for part in err.split(":")[0].split(", "))
            self.assertEqual(loaded + unchanged, 12)
            self.assertGreaterEqual(unchanged, done)
            self.assertEqual(self.export(kb), whole)

    def test_a_killed_worker_costs_one_letter_at_most(self):
        folder = self.many_letters(12)
        load = self.start("load", "kb.dossier", folder, "--jobs", "2", *RECORDED)
        self.wait_for(lambda: self.children_of(load) or load.poll() is not None, "no worker was started")
        for worker in self.children_of(load)[:1]:
            os.kill(worker, signal.SIGKILL)
        _, err = load.communicate(timeout=240)
        problems = err.count("ended by signal 9")
        self.assertLessEqual(problems, 1, err)
        self.assertIn(f"{12 - problems} loaded", err)
        self.assertEqual(load.returncode, AT_FAULT if problems else DONE)
        if problems:
            self.assertRegex(err, r"brieven/[0-9]+\.md: the process that annotated it")
        self.run_program("load", "kb.dossier", folder, *RECORDED)
        self.run_program("load", "heel.dossier", folder, *RECORDED)
        self.assertEqual(self.export("kb.dossier"), self.export("heel.dossier"))

    def test_interrupt_keeps_what_is_done(self):
        folder = self.many_letters(15)
        load = self.start("load", "kb.dossier", folder, "--jobs", "2", "--verbose", *RECORDED, start_new_session=True)
        while " ms annotating " not in load.stderr.readline():
            pass
        os.killpg(load.pid, signal.SIGINT)  # as a terminal does: the workers get it too
        _, err = load.communicate(timeout=60)
        self.assertEqual(load.returncode, INTERRUPTED, err)
        self.assertIn("stopped; the same command goes on where this one was", err)
        self.assertNotIn("ended by", err)
        _, err = self.run_program("load", "kb.dossier", folder, *RECORDED)
        self.assertGreaterEqual(int(err.split(", ")[1].split()[0]), 1)

    def test_names_of_ones_own(self):
        own = self.file("eigen-organisations.tsv", "id\tname\nel-fasher\tEl Fasher\n")
        letter = DATASETS / "letters" / "test-rbz-verslag.md"
        named = "MATCH (a:Organization {id: 'el-fasher'}) RETURN a.gazetteers AS files"
        self.run_program("load", "kb.dossier", letter, *RECORDED)
        self.assertEqual(self.run_program("kb.dossier", "-c", named)[0], "files\n")
        _, err = self.run_program("load", "kb.dossier", letter, "--gazetteer", own, *RECORDED)
        self.assertTrue(err.startswith("1 loaded, 0 unchanged"), err)
        self.assertEqual(self.run_program("kb.dossier", "-c", named)[0], "files\n['eigen-organisations.tsv']\n")
        self.assertIn("El Fasher", self.run_program("extract", letter, "--gazetteer", own, *RECORDED)[0])
        wrong = self.file("topics.tsv", "name\twat\n")
        for verb in (["load", "kb.dossier"], ["extract"]):
            _, err = self.run_program(*verb, letter, "--gazetteer", own, "--gazetteer", wrong, *RECORDED,
                                      status=AT_FAULT)
            self.assertIn(f"{wrong}:1: there is no column `wat`", err)

    def test_kill_loses_no_finished_document(self):
        kb = self.folder / "kb.dossier"
        load = self.start("load", kb, DATASETS / "letters", *RECORDED, "--verbose")
        finished = 0
        for line in load.stderr:
            finished += " ms annotating " in line
            if finished == 2:
                break
        load.kill()
        load.communicate()
        self.assertIn("sound", self.run_program("check", kb)[0])
        documents = self.run_program(kb, "-c", "MATCH (d:Document)-[:HAS_SECTION]->() RETURN count(DISTINCT d) AS n")[0]
        self.assertGreaterEqual(int(documents.split()[1]), 2)
        _, err = self.run_program("load", kb, DATASETS / "letters", *RECORDED)
        loaded, unchanged = (int(part.split()[0]) for part in err.split(":")[0].split(", "))
        self.assertEqual(loaded + unchanged, 4)
        self.assertGreaterEqual(unchanged, 2)
        whole = self.folder / "whole.dossier"
        self.run_program("load", whole, DATASETS / "letters", *RECORDED)
        count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
        self.assertEqual(self.run_program(kb, "-c", count), self.run_program(whole, "-c", count))


class Extract(Program):
    def test_stores_nothing(self):
        self.run_program("extract", LETTER, *RECORDED)
        self.assertEqual(list(self.folder.glob("*.dossier")), [])

    def test_a_missing_path_is_a_fault(self):
        self.assertIn("nergens.md", self.run_program("extract", "nergens.md", *RECORDED, status=AT_FAULT)[1])


class Export(Program):
    PAIR = "MATCH p = (:Country {name: 'Rusland'})-[:COOPERATES_WITH]-(:Country {name: 'China'}) RETURN p"

    def test_formats_of_one_file_whole_and_by_query(self):
        kb = self.load_letter()
        signs = {"dot": "digraph", "svg": "<svg", "json": '"nodes"', "graphml": "<graphml", "cypher": "CREATE",
                 "gexf": "<gexf", "jsonld": '"@context"'}
        for name, sign in signs.items():
            with self.subTest(name):
                whole = self.run_program("export", kb, "--format", name)[0]
                part = self.run_program("export", kb, "--format", name, "--query", self.PAIR)[0]
                self.assertIn(sign, whole)
                self.assertIn(sign, part)
                self.assertLess(len(part), len(whole) / 4)
                self.assertIn("Rusland", part)
                told_by_ending = self.folder / f"uit.{name}"
                self.run_program("export", kb, "--query", self.PAIR, "-o", told_by_ending)
                self.assertEqual(told_by_ending.read_text(encoding="utf-8"), part)

    def test_csv_is_a_folder(self):
        kb = self.load_letter()
        self.run_program("export", kb, "--format", "csv", status=WRONG_COMMAND_LINE)
        for query in ([], ["--query", self.PAIR]):
            folder = self.folder / f"csv{len(query)}"
            self.run_program("export", kb, "--format", "csv", "-o", folder, *query)
            self.assertTrue(list(folder.glob("*.csv")))

    def test_cypher_builds_the_same_graph(self):
        kb = self.load_letter()
        script = self.folder / "graaf.cypher"
        self.run_program("export", kb, "-o", script)
        self.run_program("again.dossier", "--quiet", "-f", script)
        count = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS n, count(r) AS r"
        self.assertEqual(self.run_program("again.dossier", "-c", count), self.run_program(kb, "-c", count))

    def test_cypher_of_a_large_graph_is_a_script_that_builds_the_same_graph(self):
        kb = self.folder / "kb.dossier"
        self.run_program(kb, "-c", "CREATE CONSTRAINT a_id FOR (a:A) REQUIRE a.id IS UNIQUE",
                         "-c", "UNWIND range(1, 12000) AS i CREATE (:A:B {id: i, name: 'knoop ' + i})",
                         "-c", "CREATE (:A), ()",
                         "-c", "MATCH (a:A:B) WITH collect(a) AS all UNWIND range(0, 11999) AS i "
                               "WITH all[i] AS a, all[i % 100] AS b "
                               "CREATE (a)-[:R {on: date('2024-02-29'), i: a.id}]->(b), (b)-[:S]->(a)",
                         "-c", "MATCH (a:A {id: 7}) DETACH DELETE a")
        script = self.run_program("export", kb, "--format", "cypher")[0]
        self.assertGreater(script.count(";\n"), 5)
        again = self.folder / "again.dossier"
        self.run_program(again, "--quiet", "-f", self.file("script.cypher", script))
        for query in ("MATCH (n) RETURN labels(n) AS l, count(*) AS n, sum(n.id) AS i ORDER BY l",
                      "MATCH (a)-[r]->(b) RETURN type(r) AS t, count(r.on) AS n, "
                      "sum(a.id * b.id + coalesce(r.i, 0)) AS i ORDER BY t",
                      "SHOW INDEXES YIELD name", "CALL db.labels()"):
            self.assertEqual(self.run_program(again, "-c", query), self.run_program(kb, "-c", query))

    def test_cypher_of_the_whole_graph_has_its_indexes_and_constraints(self):
        kb = self.folder / "kb.dossier"
        self.run_program(kb, "-c", "CREATE (:A {id: 1, n: 2, t: 'x'})-[:R]->(:A {id: 2})",
                         "-c", "CREATE INDEX a_n FOR (a:A) ON (a.n)",
                         "-c", "CREATE FULLTEXT INDEX words FOR (a:A) ON EACH [a.t]",
                         "-c", "CREATE CONSTRAINT a_id FOR (a:A) REQUIRE a.id IS UNIQUE")
        script = self.run_program("export", kb, "--format", "cypher")[0]
        again = self.folder / "again.dossier"
        self.run_program(again, "-f", self.file("script.cypher", script))
        self.assertEqual(self.run_program("export", again, "--format", "cypher")[0], script)
        for show in ("SHOW INDEXES YIELD name, type, properties", "SHOW CONSTRAINTS YIELD name, type, properties"):
            self.assertEqual(self.run_program(again, "-c", show), self.run_program(kb, "-c", show))
        part = self.run_program("export", kb, "--query", "MATCH (a:A {id: 1}) RETURN a", "--format", "cypher")[0]
        self.assertNotIn("INDEX", part)

    def test_a_query_with_an_error_or_an_unknown_format_is_a_fault(self):
        kb = self.load_letter()
        _, err = self.run_program("export", kb, "--format", "dot", "--query", "MATCH (a) RETURN b", status=AT_FAULT)
        self.assertTrue(err.startswith("query:1:18: "), err)
        self.run_program("export", kb, "--format", "dto", status=WRONG_COMMAND_LINE)
        self.assertIn("does not exist", self.run_program("export", "geen.dossier", "--format", "dot",
                                                         status=AT_FAULT)[1])

    def test_a_query_may_not_write(self):
        kb = self.load_letter()
        self.run_program("export", kb, "--format", "dot", "--query", "CREATE (a:A) RETURN a", status=AT_FAULT)


class Files(Program):
    def test_check_tells_a_sound_file_from_a_damaged_one(self):
        kb = self.load_letter()
        self.assertRegex(self.run_program("check", kb)[0], r": sound, [0-9]+ nodes, [0-9]+ relationships\n$")
        bytes_ = bytearray(kb.read_bytes())
        bytes_[len(bytes_) // 2:len(bytes_) // 2 + 4096] = bytes(4096)
        kb.write_bytes(bytes_)
        self.assertNotEqual(self.run_program("check", kb, status=AT_FAULT)[1], "")

    def test_remove_takes_a_document_out(self):
        kb = self.load_letter()
        self.assertIn("no document `kst-1`", self.run_program("remove", kb, "kst-1", status=AT_FAULT)[1])
        self.run_program("remove", kb, "kst-28676-462")
        self.assertEqual(self.run_program(kb, "-c", "MATCH (n) RETURN count(n) AS n")[0], "n\n0\n")
        self.assertIn("sound, 0 nodes", self.run_program("check", kb)[0])

    def test_verbs_do_not_make_the_file_that_they_miss(self):
        for verb in (["remove", "geen.dossier", "kst-1"], ["check", "geen.dossier"]):
            self.assertIn("does not exist", self.run_program(*verb, status=AT_FAULT)[1])
        self.assertFalse((self.folder / "geen.dossier").exists())

    def test_what_is_no_knowledge_base_is_told_so(self):
        foreign = self.file("brief.md", "# Brief\n" * 1000)
        for path, words in ((self.folder, "is a folder"), (foreign, "is not a knowledge base"),
                            (self.folder / "niet" / "hier.dossier", "hier.dossier")):
            with self.subTest(words):
                _, err = self.run_program(path, "-c", "RETURN 1", status=AT_FAULT)
                self.assertIn(words, err)
        self.assertEqual(pathlib.Path(foreign).read_text(), "# Brief\n" * 1000)

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_file_that_may_not_be_read(self):
        self.run_program("kb.dossier", "-c", "CREATE (:A)")
        (self.folder / "kb.dossier").chmod(0)
        self.assertIn("kb.dossier", self.run_program("kb.dossier", "-c", "RETURN 1", status=AT_FAULT)[1])

    def test_a_verb_that_is_not_built_says_so(self):
        _, err = self.run_program("serve", "kb.dossier", "--iets", status=AT_FAULT)
        self.assertIn("`dossier serve` is not built yet", err)


class Signals(Program):
    def interrupted(self, process, after):
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        self.assertEqual(process.returncode, INTERRUPTED, out + err)
        return out

    def test_interrupt_of_a_query_is_130_and_nothing_follows(self):
        self.assertEqual(self.interrupted(self.start("-c", ENDLESS, "-c", "RETURN 1 AS a"), 1), "")

    def test_one_huge_value_is_left_in_the_midst_of_making_and_of_printing(self):
        huge = "RETURN range(1, 60000000) AS l"
        for format in ("tsv", "table", "json", "html"):
            for after in (0.3, 4):
                process = self.start("--format", format, "-c", huge)
                out = threading.Thread(target=process.stdout.read, daemon=True)
                out.start()
                time.sleep(after)
                began = time.monotonic()
                process.send_signal(signal.SIGINT)
                self.assertEqual(process.wait(timeout=30), INTERRUPTED)
                self.assertLess(time.monotonic() - began, 5, f"{format} after {after} s")  # a loaded machine, no optimisation
                out.join()
                self.assertIn("cancelled" if after < 1 else "", process.stderr.read())
                process.stdout.close()
                process.stderr.close()

    def test_what_is_large_is_not_given_back_first(self):
        for statement in ("UNWIND range(1, 9000000) AS a CREATE (:N {a: toString(a)})",
                          "UNWIND range(1, 9000000) AS a RETURN DISTINCT toString(a) AS s ORDER BY s"):
            process = self.start("kb.dossier", "-c", statement)
            at_work = time.monotonic() + 60
            while processor_seconds(process.pid) < 2 and time.monotonic() < at_work:
                time.sleep(0.05)
            before = processor_seconds(process.pid)
            process.send_signal(signal.SIGINT)
            _, err = process.communicate(timeout=30)
            self.assertEqual(process.returncode, INTERRUPTED)
            self.assertEqual(err.count("cancelled"), 1, err)
            self.assertGreater(before, 1, statement)
        out, _ = self.run_program("kb.dossier", "-c", "MATCH (n) RETURN count(n) AS n")
        self.assertEqual(out, "n\n0\n")

    def test_interrupt_while_standard_input_is_read_runs_no_half_statement(self):
        process = self.start(stdin=subprocess.PIPE)
        process.stdin.write("RETURN 1 AS a;\nRETURN 2 AS b")
        process.stdin.flush()
        self.assertEqual([process.stdout.readline(), process.stdout.readline()], ["a\n", "1\n"])
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), INTERRUPTED)
        self.assertEqual(process.stdout.read(), "")
        process.stdin.close()
        process.stdout.close()
        process.stderr.close()


class Transactions(Program):
    COUNT = "MATCH (n:N) RETURN count(*) AS n"

    def counted(self, kb):
        return int(self.run_program(kb, "-c", self.COUNT)[0].split()[1])

    def test_what_was_committed_before_an_error_is_in_the_file(self):
        kb = self.folder / "kb.dossier"
        _, err = self.run_program(kb, "-c", "UNWIND [1, 2, 3, 4, 0] AS i CALL (i) { CREATE (:N {i: 12 / i}) } "
                                            "IN TRANSACTIONS OF 2 ROWS", status=AT_FAULT)
        self.assertIn("division by zero", err)
        self.assertEqual(self.counted(kb), 4)
        self.assertIn("sound", self.run_program("check", kb)[0])

    def test_kill_loses_no_committed_rows_and_keeps_whole_transactions(self):
        kb = self.folder / "kb.dossier"
        process = self.start(kb, "-c", "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b "
                                       "CALL (a, b) { CREATE (:N) } IN TRANSACTIONS OF 50 ROWS")
        time.sleep(2)
        process.kill()
        process.communicate()
        self.assertIn("sound", self.run_program("check", kb)[0])
        rows = self.counted(kb)
        self.assertGreater(rows, 0)
        self.assertEqual(rows % 50, 0)


class Demo(Program):
    def test_answers_every_question_under_its_own_words(self):
        out, err = self.run_program("--demo")
        asked = [path.read_text(encoding="utf-8").split("\n")[0][3:]
                 for path in sorted((DATASETS / "questions").glob("*.cypher"))]
        self.assertEqual([line[3:] for line in err.split("\n") if line.startswith("== ")][1:], asked)
        self.assertEqual(out.count("\tevidence\n"), len(asked))
        self.assertEqual(list(self.folder.glob("*.dossier")), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)

"""Pictures: every kind from the command line and the shell, well formed, the same bytes each time, errors that help."""
import os
import shutil
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from program import AT_FAULT, DATASETS, DONE, LETTER, RECORDED, WRONG_COMMAND_LINE, Program

KINDS = {"matrix": [], "timeline": [], "ego": ["--of", "Oekraïne"], "link": ["--of", "Rusland", "--of", "China"]}
SVG = "{http://www.w3.org/2000/svg}"
OTHER = DATASETS / "letters" / "test-rbz-verslag.md"


class Pictures(Program):
    def picture(self, kind, *more, base="kb.dossier", status=DONE):
        return self.run_program("export", base, "--picture", kind, *KINDS[kind], *more, status=status)

    def test_every_kind_is_an_svg_that_says_what_it_shows(self):
        self.load_letter()
        for kind in KINDS:
            svg, err = self.picture(kind)
            self.assertNotIn("error", err)
            root = ElementTree.fromstring(svg)
            self.assertEqual((root.tag, root.get("role")), (SVG + "svg", "img"))
            named = {each.get("id"): each.text for each in root if each.tag in (SVG + "title", SVG + "desc")}
            self.assertEqual(list(named), root.get("aria-labelledby").split())
            self.assertTrue(all(named.values()))
            self.assertGreater(len(root.findall(f".//{SVG}text")), 5, kind)
            self.assertEqual(root.findall(f".//{SVG}a"), [], "there is no page to link into")
            self.assertEqual(svg, self.picture(kind)[0])

    @unittest.skipIf(shutil.which("xmllint") is None, "needs the package libxml2-utils")
    def test_xmllint_finds_them_well_formed(self):
        self.load_letter()
        for kind in KINDS:
            self.picture(kind, "-o", f"{kind}.svg")
            checked = subprocess.run(["xmllint", "--noout", self.folder / f"{kind}.svg"], capture_output=True, text=True,
                                     check=False)
            self.assertEqual((checked.returncode, checked.stderr), (0, ""), kind)

    def test_the_order_of_loading_does_not_show(self):
        for name, letters in (("a", (LETTER, OTHER)), ("b", (OTHER, LETTER))):
            for letter in letters:
                self.run_program("load", f"{name}.dossier", letter, *RECORDED)
        for kind in KINDS:
            self.assertEqual(self.picture(kind, base="a.dossier")[0], self.picture(kind, base="b.dossier")[0], kind)

    def test_a_limit_is_told_in_the_picture(self):
        self.load_letter()
        for kind, what in (("matrix", "actors"), ("timeline", "commitments"), ("ego", "neighbours")):
            svg = self.picture(kind, "--limit", "2")[0]
            self.assertRegex(svg, rf"2 of \d+ {what} are shown; --limit shows more")
        self.assertIn(">1 chains", self.picture("link", "--limit", "1")[0])

    def test_what_does_not_go_together_is_a_wrong_command_line(self):
        self.load_letter()
        for arguments, message in (
                (["--picture", "matricks"], "did you mean `matrix`?"),
                (["--picture", "pie"], "pictures are matrix, timeline, ego, link"),
                (["--picture", "matrix", "--of", "NAVO"], "is of nothing in particular"),
                (["--picture", "ego"], "is of one thing"),
                (["--picture", "link", "--of", "NAVO"], "is of two things"),
                (["--picture", "ego", "--of", "Rusldan"], "Rusland"),
                (["--picture", "matrix", "-o", "x.png"], "ends in .svg"),
                (["--picture", "matrix", "--format", "dot"], "is an SVG"),
                (["--picture", "matrix", "--query", "MATCH (a) RETURN a"], "do not go together"),
                (["--picture", "matrix", "--cluster", "label"], "has no clusters"),
                (["--picture", "matrix", "--dialect", "neo4j"], "no dialects"),
                (["--format", "dot", "--of", "NAVO"], "--of goes with --picture"),
                (["--format", "turtle", "--cluster", "label"], "turtle has no clusters"),
                (["--format", "turtle", "--limit", "5"], "turtle holds all of the graph"),
                (["--format", "dot", "--cluster", "lable"], "did you mean `label`?"),
                (["--format", "dot", "--limit", "0"], "--limit"),
                (["--format", "dot", "--limit", "many"], "--limit")):
            err = self.run_program("export", "kb.dossier", *arguments, status=WRONG_COMMAND_LINE)[1]
            self.assertIn(message, err, arguments)
        self.run_program("export", "kb.dossier", "--picture", "matrix", "-o", "nowhere/x.svg", status=AT_FAULT)

    def test_in_the_shell_they_go_to_a_file(self):
        self.load_letter()
        commands = {"matrix": "matrix", "timeline": "timeline --limit 200", "ego": "ego Oekraïne", "link": "link Rusland China"}
        for kind, command in commands.items():
            out, err = self.run_program("kb.dossier", stdin=f":picture {command} 'een {kind}.svg'")
            self.assertEqual((out, err), ("", f"the picture is in `een {kind}.svg`\n"))
            self.assertIn("<svg", (self.folder / f"een {kind}.svg").read_text(encoding="utf-8"))
        for command, message in ((":picture", "there is no kind of picture"), (":picture pie x.svg", "pictures are"),
                                 (":picture ego", "takes X and a file at most"), (":picture link A", "takes A B and a file"),
                                 (":picture matrix a.svg b.svg", "takes a file at most"),
                                 (":picture matrix a.png", "end the name of the file in .svg"),
                                 (":picture ego niemand x.svg", "niemand"),
                                 (":picture matrix --cluster label a.svg", "has no clusters")):
            self.assertIn(message, self.run_program("kb.dossier", stdin=command, status=AT_FAULT)[1], command)

    def test_in_dutch(self):
        self.load_letter()
        for command, message in ((":picture", "er is geen soort afbeelding"), (":picture tijdlijn x", "de afbeeldingen zijn"),
                                 (":picture matrx x.svg", "bedoelde u `matrix`?"),
                                 (":picture link A", "ten hoogste een bestand"), (":picture matrix --lmit 3", "geen optie `--lmit`"),
                                 (":picture matrix --limit", "`--limit` heeft een waarde nodig"),
                                 (":picture matrix a.png", "op .svg eindigen"), (":graph --luster label", "geen optie `--luster`")):
            _, err = self.run_program("kb.dossier", stdin=":set language nl\nMATCH (n) RETURN n LIMIT 1;\n" + command, status=AT_FAULT)
            self.assertIn(message, err)
        self.run_program("kb.dossier", stdin=":set language nl\n:picture matrix --limit 3 m.svg")
        svg = (self.folder / "m.svg").read_text(encoding="utf-8")
        self.assertIn("onderwerpen", svg)
        self.assertRegex(svg, r"3 van \d+ actoren zijn getoond; met --limit zijn het er meer")


class Drawings(Program):
    """Graphs as Graphviz draws them."""

    def test_frames_and_a_limit_from_the_command_line_and_the_shell(self):
        self.load_letter()
        dot, err = self.run_program("export", "kb.dossier", "--format", "dot", "--cluster", "document", "--limit", "40")
        self.assertIn('subgraph "cluster kst-28676-462"', dot)
        self.assertRegex(err, r"note: 40 of \d+ nodes and \d+ of \d+ relationships are shown; --limit shows more")
        self.assertIn("--limit", dot)
        question = "MATCH p = (:Actor)-[:SUPPORTS]->() RETURN p;\n"
        _, err = self.run_program("kb.dossier", stdin=question + ":graph --cluster label --limit 3 een graaf.dot")
        self.assertIn("note: 3 of ", err)
        self.assertIn('subgraph "cluster ', (self.folder / "een graaf.dot").read_text(encoding="utf-8"))
        err = self.run_program("kb.dossier", stdin=question + ":graph --clutser label x.dot", status=AT_FAULT)[1]
        self.assertIn(":graph --cluster label --limit 100 FILE.svg", err)

    @unittest.skipIf(shutil.which("dot") is None, "needs the package graphviz")
    def test_large_and_framed_ones_are_drawn_the_same_twice(self):
        self.load_letter()
        for more in (["--limit", "140"], ["--limit", "300"], ["--cluster", "label", "--limit", "300"],
                     ["--cluster", "document", "--limit", "100"]):
            svg = self.run_program("export", "kb.dossier", "--format", "svg", *more)[0]
            self.assertEqual(svg, self.run_program("export", "kb.dossier", "--format", "svg", *more)[0], more)
            ElementTree.fromstring(svg)

    @unittest.skipIf(shutil.which("dot") is None, "needs the package graphviz")
    def test_graphviz_writes_back_what_it_read(self):
        self.load_letter()
        dot = self.run_program("export", "kb.dossier", "--format", "dot", "--cluster", "label")[0]
        once = subprocess.run(["dot", "-Tcanon"], input=dot, capture_output=True, text=True, check=True)
        self.assertEqual(once.stderr, "")
        again = subprocess.run(["dot", "-Tcanon"], input=once.stdout, capture_output=True, text=True, check=True)
        self.assertEqual(once.stdout, again.stdout)
        counted = subprocess.run(["gc", "-n", "-e"], input=dot, capture_output=True, text=True, check=True).stdout.split()
        self.assertEqual(counted[:2], [str(dot.count('class="thing') + 1), str(dot.count('" -> "'))], "with the legend")

    def test_without_graphviz_the_package_is_named(self):
        self.run_program("kb.dossier", "-c", "CREATE (:A)-[:TO]->(:B)")
        empty = self.folder / "empty"
        empty.mkdir()
        self.environment["PATH"] = str(empty)
        _, err = self.run_program("export", "kb.dossier", "--format", "svg", status=AT_FAULT)
        self.assertIn("install the package `graphviz`", err)
        self.run_program("export", "kb.dossier", "--format", "dot")
        self.run_program("export", "kb.dossier", "--picture", "matrix")

    def test_a_child_that_dies_is_a_fault_and_leaves_no_file(self):
        self.run_program("kb.dossier", "-c", "CREATE (:A)-[:TO]->(:B)")
        folder = self.folder / "bin"
        folder.mkdir()
        (folder / "dot").write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
        (folder / "dot").chmod(0o700)
        self.environment["PATH"] = f"{folder}{os.pathsep}{os.environ['PATH']}"
        _, err = self.run_program("export", "kb.dossier", "--format", "png", "-o", "a.png", status=AT_FAULT)
        self.assertIn("`dot` was ended by signal 9", err)
        self.assertFalse((self.folder / "a.png").exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)

#!/usr/bin/env python3
"""What the command line tells people: what they may have meant, help, the manual page, completion in shells.

    DOSSIER=build/checked/bin/dossier command_line_test.py [CLASS…]
"""
import os
import re
import shutil
import subprocess
import unittest

from program import AT_FAULT, DONE, DOSSIER, ROOT, WRONG_COMMAND_LINE, Program

MANUAL = ROOT / "repl/dossier.1"
VERBS = ["load", "extract", "import", "export", "remove", "check", "serve"]


def options_in(text):
    return set(re.findall(r"(?<![\w-])(--[a-z][a-z-]+|-[a-z](?![\w-]))", text))


class Mistyped(Program):
    def wrong(self, *arguments):
        out, err = self.run_program(*arguments, status=WRONG_COMMAND_LINE)
        self.assertEqual(out, "")
        return err

    def test_a_verb(self):
        self.assertIn("there is no command `laod`", self.wrong("laod", "kb.dossier", "brief.md"))
        self.assertIn("did you mean `load`?", self.wrong("laod", "kb.dossier", "brief.md"))
        self.assertIn("did you mean `export`?", self.wrong("exprot"))
        self.assertIn("`dossier ./exprot`", self.wrong("exprot"))
        self.assertFalse((self.folder / "exprot").exists())
        self.assertIn("the commands are load", self.wrong("qqqqqqqq", "kb.dossier"))

    def test_a_file_that_is_named_like_a_verb_is_opened(self):
        self.run_program("./laod", "-c", "CREATE (:A)")
        self.assertEqual(self.run_program("laod", "-c", "MATCH (a) RETURN count(a) AS n")[0], "n\n1\n")

    def test_an_option(self):
        self.assertIn("did you mean `--format`?", self.wrong("--fromat", "csv", "-c", "RETURN 1"))
        self.assertIn("did you mean `--dialect`?", self.wrong("export", "kb.dossier", "--dialekt", "neo4j"))
        self.assertIn("there is no option `--zzzzzzzz`", self.wrong("--zzzzzzzz"))
        self.assertIn("`dossier check --help` tells how", self.wrong("check", "kb.dossier", "en", "nog"))
        self.assertIn("`dossier load --help` tells how", self.wrong("load"))

    def test_a_value(self):
        self.assertIn("did you mean `markdown`?", self.wrong("--format", "markdwon", "-c", "RETURN 1"))
        self.assertIn("on or off", self.wrong("--pager", "ja", "-c", "RETURN 1"))
        self.assertIn("bash, zsh and fish", self.wrong("--completion", "tcsh"))

    def test_a_file(self):
        self.run_program("brieven.dossier", "-c", "CREATE (:A)")
        self.file("vragen.cypher", "RETURN 1 AS a")
        for form in (["check"], ["export"], ["remove"]):
            rest = ["--format", "json"] if form == ["export"] else ["x"] if form == ["remove"] else []
            _, err = self.run_program(*form, "brievn.dossier", *rest, status=AT_FAULT)
            self.assertIn("`brievn.dossier` does not exist", err)
            self.assertIn("did you mean `brieven.dossier`?", err)
        _, err = self.run_program("brievn.dossier", "--read-only", "-c", "RETURN 1", status=AT_FAULT)
        self.assertIn("did you mean `brieven.dossier`?", err)
        _, err = self.run_program("brievn.dossier", "-c", "RETURN 1")
        self.assertEqual(err, "`brievn.dossier` is a new knowledge base; did you mean `brieven.dossier`?\n")
        self.assertEqual(self.run_program("brievn.dossier", "-c", "RETURN 1")[1], "", "it is there now")
        self.assertEqual(self.run_program("geheel-anders", "-c", "RETURN 1")[1],
                         "`geheel-anders` is a new knowledge base\n")
        self.assertEqual(self.run_program("nog-een", "--quiet", "-c", "RETURN 1")[1], "")
        _, err = self.run_program("-f", "vraagen.cypher", status=AT_FAULT)
        self.assertIn("did you mean `vragen.cypher`?", err)
        self.assertIn("`dossier load nieuw LETTER.md` makes it", self.run_program("check", "nieuw", status=AT_FAULT)[1])


class Help(Program):
    def test_every_line_fits_and_names_no_types(self):
        for verb in [[]] + [[verb] for verb in VERBS]:
            out, err = self.run_program(*verb, "--help")
            self.assertEqual(err, "")
            self.assertIn("Usage: dossier", out)
            for jargon in ("REQUIRED", "UINT", "FLOAT", ":{"):
                self.assertNotIn(jargon, out, verb)
            self.assertLessEqual(max(map(len, out.splitlines())), 120, verb)


class ManualPage(Program):
    """The manual page and the program tell the same."""

    def page(self):
        return MANUAL.read_text(encoding="utf-8")

    def section(self, verb):
        start = self.page().index(f".It Cm {verb}")
        rest = self.page()[start + 1:]
        others = [rest.index(mark) for mark in [f".It Cm {v}" for v in VERBS if v != verb] + [".Ss The shell"] if mark in rest]
        return rest[:min(others)]

    def options_of(self, text):
        """`.Fl -name` and `Fl x , -name` of mdoc, as they are typed."""
        flags = set()
        for line in re.findall(r"^\.It Fl (.*)$", text, re.MULTILINE):
            for part in re.split(r" , ", line):
                name = part.removeprefix("Fl ").split()[0]
                flags.add("-" + name)
        return flags

    def test_each_command_has_its_options_and_no_others(self):
        shared = options_in(self.run_program("export", "--help")[0]) & options_in(self.run_program("--help")[0])
        for verb in VERBS:
            told = options_in(self.run_program(verb, "--help")[0]) - {"--help"}
            if verb == "export":  # what it shares with the shell is told there
                told -= shared - self.options_of(self.section(verb))
            self.assertEqual(self.options_of(self.section(verb)), told, verb)

    def test_the_shell_has_its_options_and_no_others(self):
        page = self.page()
        shell = page[page.index(".Ss Options of the shell"):page.index(".Ss Commands")]
        told = options_in(self.run_program("--help")[0].split("\nCommands:")[0])
        self.assertEqual(self.options_of(shell) | {"--verbose"}, told)

    def test_variables_and_files_that_it_names_are_read(self):
        sources = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "repl").rglob("*.cpp"))
        names = re.findall(r"^\.It Ev (.*)$", self.page(), re.MULTILINE)
        for name in re.split(r" , ", " , ".join(names)):
            self.assertIn(f'"{name}"', sources)

    def test_mandoc_finds_nothing_wrong(self):
        checked = subprocess.run(["mandoc", "-Tlint", "-Wwarning", MANUAL], capture_output=True, text=True)
        self.assertEqual(checked.stdout + checked.stderr, "")


class Completion(Program):
    def script(self, shell):
        path = self.folder / f"dossier.{shell}"
        path.write_text(self.run_program("--completion", shell)[0], encoding="utf-8")
        return path

    def bash(self, *words):
        self.run_program("kb.dossier", "-c", "CREATE (:A)")
        quoted = " ".join(f"'{word}'" for word in ("dossier",) + words)
        asked = subprocess.run(["bash", "-c", f"source {self.script('bash')}; COMP_WORDS=({quoted}); COMP_CWORD={len(words)}; "
                                "_dossier; printf '%s\\n' \"${COMPREPLY[@]}\""], cwd=self.folder, capture_output=True, text=True)
        self.assertEqual(asked.stderr, "")
        return asked.stdout.split()

    def test_bash(self):
        self.assertEqual(self.bash("lo"), ["load"])
        self.assertEqual(self.bash("kb"), ["kb.dossier"])
        self.assertEqual(self.bash("--format", "ma"), ["markdown"])
        self.assertEqual(self.bash("export", "kb.dossier", "--format", "me"), ["mermaid"])
        self.assertEqual(self.bash("export", "kb.dossier", "--dia"), ["--dialect"])
        self.assertEqual(self.bash("load", "kb.dossier", "--jobs", ""), [])
        self.assertEqual(self.bash("--params", "kb"), ["kb.dossier"])
        self.assertEqual(self.bash("--zzz"), [])

    def test_fish(self):
        script = self.script("fish")

        def fish(line):
            asked = subprocess.run(["fish", "--no-config", "-c", f"source {script}; complete -C '{line}'"], cwd=self.folder,
                                   env=dict(self.environment, HOME=str(self.folder)), capture_output=True, text=True)
            self.assertEqual(asked.stderr, "")
            return [offer.split("\t")[0] for offer in asked.stdout.splitlines()]

        self.assertEqual(fish("dossier loa"), ["load"])
        self.assertEqual(fish("dossier --format mark"), ["markdown"])
        self.assertEqual(fish("dossier export kb --dial"), ["--dialect"])
        self.assertIn("neo4j", fish("dossier export kb --dialect "))

    def test_zsh(self):
        script = self.script("zsh")
        target = self.folder / "_dossier"
        shutil.copy(script, target)
        # what a person sees behind Tab, in a zsh of its own
        drive = f"""
zmodload zsh/zpty
zpty z TERM=dumb zsh -f -i
zpty -w z 'PS1=; fpath=({self.folder} $fpath); autoload -Uz compinit; compinit -u -D; unsetopt zle_bracketed_paste; cd {self.folder}; echo rea"dy"'
zpty -r -m z line '*ready*'
ask() {{ zpty -w -n z "$1"$'\\t'; sleep 1; zpty -w -n z $'\\x15'; zpty -w z 'echo asked'; zpty -r -m z line '*asked*asked*'; print -r -- "$line"; }}
ask 'dossier loa'
ask 'dossier --format markd'
ask 'dossier export kb --dial'
zpty -d z
"""
        asked = subprocess.run(["zsh", "-f", "-c", drive], capture_output=True, text=True, timeout=60,
                               env=dict(self.environment, HOME=str(self.folder)))
        for offer in ("dossier load ", "--format markdown ", "--dialect"):
            self.assertIn(offer, asked.stdout, asked.stderr)


class OutputOptions(Program):
    def test_csv_guard_and_null(self):
        query = "RETURN '=1+1' AS a, null AS b, '' AS c, -1 AS d"
        self.assertEqual(self.run_program("--format", "csv", "--csv-guard", "-c", query)[0], "a,b,c,d\n'=1+1,,\"\",-1\n")
        self.assertEqual(self.run_program("--null", "\\N", "-c", query)[0], "a\tb\tc\td\n=1+1\t\\N\t\t-1\n")

    def test_a_pipe_gets_every_row_and_column(self):
        columns = ", ".join(f"n AS kolom{i}" for i in range(40))
        out, _ = self.run_program("--format", "table", "--max-rows", "10", "-c", f"UNWIND range(1, 3000) AS n RETURN {columns}")
        self.assertEqual(len(out.splitlines()), 3002)
        self.assertIn("kolom39", out)

    def test_output_goes_to_a_file_and_back(self):
        out, _ = self.run_program("-c", ":output uit.csv\nRETURN 'é' AS a;\n:output\nRETURN 2 AS a;")
        self.assertEqual(out, "a\n2\n")
        self.assertEqual((self.folder / "uit.csv").read_bytes(), "a\r\né\r\n".encode())

    def test_a_script_does_without_the_settings_file(self):
        config = self.folder / "config/dossier"
        config.mkdir(parents=True)
        (config / "rc").write_text(":set format box\n", encoding="utf-8")
        self.environment["XDG_CONFIG_HOME"] = str(self.folder / "config")
        self.assertEqual(self.run_program("-c", "RETURN 1 AS a")[0], "a\n1\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)

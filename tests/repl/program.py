"""How the tests of the program run it: a folder of its own each, and the exit status checked."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATASETS = ROOT / "datasets"
LETTER = DATASETS / "letters" / "kst-28676-462.md"
DOSSIER = os.environ.get("DOSSIER", str(ROOT / "build/checked/bin/dossier"))
RECORDED = ["--annotations", str(DATASETS / "annotations")]
DONE, AT_FAULT, WRONG_COMMAND_LINE, INTERRUPTED = 0, 1, 2, 130
# Few rows, but a product that no machine finishes.
ENDLESS = "UNWIND range(1, 30000) AS a UNWIND range(1, 30000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"


def processor_seconds(process):
    """What a process has taken of the processors: unlike time, it is the same on a loaded machine."""
    user, system = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


class Program(unittest.TestCase):
    """A folder of its own, and the program run in it."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dossier-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.environment = dict(os.environ, XDG_STATE_HOME=str(self.folder / "state"),
                                XDG_CONFIG_HOME=str(self.folder / "config"), TERM="xterm")
        self.environment.pop("COLUMNS", None)

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def start(self, *arguments, **options):
        return subprocess.Popen([DOSSIER, *map(str, arguments)], cwd=self.folder, env=self.environment,
                                stdin=options.pop("stdin", subprocess.DEVNULL), stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, **options)

    def run_program(self, *arguments, stdin="", status=DONE):
        """Standard output and standard error of a run that must end with `status`."""
        process = self.start(*arguments, stdin=subprocess.PIPE)
        out, err = process.communicate(stdin, timeout=240)
        self.assertEqual(process.returncode, status, f"{arguments}\n{out}\n{err}")
        return out, err

    def load_letter(self, name="kb.dossier"):
        path = self.folder / name
        self.run_program("load", path, LETTER, *RECORDED)
        return path

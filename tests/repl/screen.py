"""A terminal with a person at it: tmux shows what the program shows, and is told what is typed.

Nothing here waits for a time: a screen is looked at until it shows what is awaited, however loaded the machine is, and
only a minute without it is a failure.
"""
import difflib
import itertools
import os
import pathlib
import shutil
import subprocess
import time

from program import DOSSIER, ROOT

GOLDEN = ROOT / "tests" / "golden" / "screens"
PATIENCE = 60
CONFIGURATION = """
set -g status off
set -g escape-time 0
set -g remain-on-exit on
set -g default-terminal tmux-256color
"""

numbers = itertools.count()
missing = None if shutil.which("tmux") else "tmux is not installed"


class Screen:
    """`test` is a Program: its folder and environment are the shell's, and it is told of failures."""

    def __init__(self, test, *arguments, columns=80, rows=24, term="tmux-256color", environment=None, program=None):
        self.test = test
        (test.folder / "tmux.conf").write_text(CONFIGURATION)
        self.socket = str(test.folder / f"tmux.{next(numbers)}")  # a server of its own
        settings = dict(test.environment, TERM=term, LC_ALL="C.UTF-8", INPUTRC="/dev/null", HOME=str(test.folder))
        for variable in ("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES", "TMUX"):
            settings.pop(variable, None)
        settings.update(environment or {})
        set_variables = [f"{name}={value}" for name, value in settings.items()]
        self.tmux("-f", str(test.folder / "tmux.conf"), "new-session", "-d", "-x", str(columns), "-y", str(rows),
                  "env", "-i", *set_variables, *([program] if program else [DOSSIER, *map(str, arguments)]))
        test.addCleanup(self.tmux, "kill-server", check=False)

    def tmux(self, *arguments, check=True, **options):
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        environment.pop("TMUX", None)
        return subprocess.run(["tmux", "-u", "-S", self.socket, *arguments], cwd=self.test.folder, env=environment,
                              check=check, capture_output=True, text=True, encoding="utf-8", **options).stdout

    def text(self, escapes=False):
        """What stands on the screen, without the empty rows at its end."""
        shown = self.tmux("capture-pane", "-p", *(["-e"] if escapes else []))
        return shown.replace("\033", "\\e").rstrip("\n") + "\n"

    def until(self, holds, what):
        """Looks at the screen until `holds(text)`."""
        deadline = time.monotonic() + PATIENCE
        while not holds(text := self.text()):
            if time.monotonic() > deadline:
                self.test.fail(f"waited for {what}; the screen shows:\n{text}")
            time.sleep(0.02)

    def awaits(self, awaited):
        self.until(lambda text: awaited in text, repr(awaited))

    def awaits_prompt(self, prompt="dossier>"):
        """The last row is a prompt with nothing behind it."""
        self.until(lambda text: text.rstrip("\n").split("\n")[-1].rstrip() == prompt, f"the prompt {prompt!r}")

    def clears(self):
        """An empty screen with a prompt: what was greeted with is no part of what is compared."""
        self.types("", "C-l")
        self.until(lambda text: text == "dossier>\n", "an empty screen")

    def types(self, text, *keys):
        """Characters, then keys by tmux's names: Enter, Tab, C-c, Up."""
        if text:  # a semicolon at the end would be tmux's own
            self.tmux("send-keys", "-l", "--", text[:-1] + "\\;" if text.endswith(";") else text)
        if keys:
            self.tmux("send-keys", *keys)

    def pastes(self, text):
        """As a terminal does it: bracketed where the program asked for that."""
        self.tmux("load-buffer", "-", input=text)
        self.tmux("paste-buffer", "-p", "-r", "-d")

    def shows(self, name, escapes=False):
        """The screen comes to be what the golden file `name` says."""
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("DOSSIER_UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self.at_rest(escapes), encoding="utf-8")
            return
        golden = path.read_text(encoding="utf-8")
        deadline = time.monotonic() + PATIENCE
        while (shown := self.text(escapes)) != golden:
            if time.monotonic() > deadline:
                difference = difflib.unified_diff(golden.splitlines(), shown.splitlines(), str(path), "the screen",
                                                  lineterm="")
                self.test.fail("\n".join(["the screen differs", *difference, "", shown]))
            time.sleep(0.02)

    def at_rest(self, escapes):
        """For writing golden files: a screen that has not changed for a while."""
        shown, since = self.text(escapes), time.monotonic()
        while time.monotonic() < since + 2:
            time.sleep(0.05)
            if (now := self.text(escapes)) != shown:
                shown, since = now, time.monotonic()
        return shown

    def process(self):
        return int(self.tmux("display-message", "-p", "#{pane_pid}"))

    def leaves(self):
        """Ctrl-D on an empty line ends the program. Before the prompt it would be an end of what nobody reads."""
        self.awaits_prompt()
        self.types("", "C-d")
        self.until(lambda _: self.status() is not None, "the program to leave")
        return self.status()

    def status(self):
        """The exit status of the program once it has ended. tmux may miss the end of a child and leave it a zombie."""
        process = self.process()
        told = self.tmux("display-message", "-p", "#{pane_dead_status}").strip()
        if told:
            return int(told)
        try:
            state, *_, ended_with = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        except FileNotFoundError:  # tmux has just seen it
            return None
        return int(ended_with) >> 8 if state == "Z" else None

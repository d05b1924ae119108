#!/usr/bin/env python3
"""What `cmake --install` and `cpack` put where, and that the program works from there.

    DOSSIER_BUILD=build/checked install_test.py [CLASS…]
"""
import gzip
import os
import pathlib
import subprocess
import unittest

from program import ROOT, Program

BUILD = os.environ.get("DOSSIER_BUILD", str(ROOT / "build/checked"))


def run(*command, **options):
    return subprocess.run([str(word) for word in command], check=True, capture_output=True, text=True, **options).stdout


class Installed(Program):
    def install(self):
        prefix = self.folder / "prefix"
        run("cmake", "--install", BUILD, "--prefix", prefix, "--component", "program")
        return prefix

    def test_everything_has_its_place(self):
        prefix = self.install()
        for name in ("bin/dossier", "share/man/man1/dossier.1.gz", "share/bash-completion/completions/dossier",
                     "share/zsh/vendor-completions/_dossier", "share/fish/vendor_completions.d/dossier.fish",
                     "share/doc/dossier/copyright", "share/doc/dossier/changelog.gz",
                     "share/dossier/datasets/gazetteer/topics.tsv", "share/dossier/datasets/letters/kst-28676-462.md"):
            self.assertGreater((prefix / name).stat().st_size, 0, name)
        self.assertFalse((prefix / "include").exists())
        page = gzip.decompress((prefix / "share/man/man1/dossier.1.gz").read_bytes())
        self.assertEqual(page, (ROOT / "repl/dossier.1").read_bytes())

    def test_the_program_finds_its_datasets_wherever_the_prefix_is_moved(self):
        self.environment.pop("DOSSIER_DATASETS", None)
        moved = self.install().rename(self.folder / "elders")
        demo = subprocess.run([moved / "bin/dossier", "--demo"], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env=self.environment)
        self.assertEqual(demo.returncode, 0, demo.stderr)
        self.assertIn(f"== reading {moved}/share/dossier/datasets/letters/", demo.stderr)
        self.assertIn("na de zomer", demo.stdout)

    def test_without_its_datasets_it_says_where_it_looked(self):
        self.environment["DOSSIER_DATASETS"] = str(self.folder / "nergens")
        demo = subprocess.run([self.install() / "bin/dossier", "--demo"], stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, env=self.environment)
        self.assertEqual(demo.returncode, 1)
        self.assertIn(f"there is no folder `gazetteer` in {self.folder}/nergens", demo.stderr)


class DebianPackages(Program):
    def test_both_are_made_name_what_they_need_and_lintian_finds_no_error(self):
        run("cpack", "--config", pathlib.Path(BUILD) / "CPackConfig.cmake", "-G", "DEB", "-B", self.folder,
            "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip")  # xz takes minutes for libraries with assertions
        packages = {run("dpkg-deb", "-f", path, "Package").strip(): path for path in self.folder.glob("*.deb")}
        self.assertEqual(set(packages), {"dossier", "libdossier-dev"})

        program = packages["dossier"]
        depends = run("dpkg-deb", "-f", program, "Depends")
        for package in ("libc6 (>=", "libreadline8", "libsqlite3-0", "libicu72", "tzdata"):
            self.assertIn(package, depends)
        self.assertEqual(run("dpkg-deb", "-f", program, "Section").strip(), "science")
        contents = run("dpkg-deb", "-c", program)
        for name in ("./usr/bin/dossier", "./usr/share/man/man1/dossier.1.gz", "./usr/share/doc/dossier/copyright"):
            self.assertIn(name, contents)

        development = packages["libdossier-dev"]
        self.assertIn("dossier (=", run("dpkg-deb", "-f", development, "Depends"))
        self.assertIn("/cmake/dossier/dossierConfig.cmake", run("dpkg-deb", "-c", development))
        complaints = subprocess.run(["lintian", "--allow-root", "--fail-on", "error", program, development],
                                    capture_output=True, text=True)
        self.assertEqual(complaints.returncode, 0, complaints.stdout + complaints.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)

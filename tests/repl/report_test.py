#!/usr/bin/env python3
"""The page that `:report` writes, read by another program: whole, linked, readable by all, and of one's own.

    DOSSIER=build/checked/bin/dossier report_test.py
"""
import os
import pathlib
import re
import unittest
import xml.etree.ElementTree as ElementTree

from program import AT_FAULT, DATASETS, LETTER, RECORDED, Program

LETTERS = DATASETS / "letters"
HOSTILE = "<script>alert(1)</script>\" onmouseover='x' & \u202e]]> -->"


def read(path):
    """The page is XML as well as HTML, so any reader of XML finds what is not closed or not escaped."""
    return ElementTree.fromstring(path.read_text(encoding="utf-8"))


class Report(Program):
    def report(self, kb, language="nl", name="verslag.html"):
        self.environment["LC_ALL"] = {"nl": "nl_NL.UTF-8", "en": "en_US.UTF-8"}[language]
        self.run_program(kb, "-c", f":report {name}")
        return self.folder / name

    def letters(self):
        self.run_program("load", "kb.dossier", LETTERS, *RECORDED)
        return "kb.dossier"

    def test_every_link_leads_to_something_on_the_page(self):
        page = read(self.report(self.letters()))
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        self.assertEqual(len(ids), len(set(ids)))
        links = [element.get("href") for element in page.iter("a")]
        self.assertGreater(len(links), 100)
        for link in links:
            self.assertTrue(link.startswith("#"), link)
            self.assertIn(link[1:], ids)

    def test_every_entry_has_its_sentence(self):
        page = read(self.report(self.letters()))
        tables = {section.get("aria-labelledby"): section.find(".//table") for section in page.iter("section")}
        for name in ("commitments", "timeline"):
            rows = tables[name].findall("tbody/tr")
            self.assertGreater(len(rows), 10)
            for row in rows:
                link = row.find("td[last()]/a")
                self.assertIsNotNone(link, ElementTree.tostring(row, "unicode"))
        quotes = page.findall(".//ol[@class='quotes']/li")
        self.assertTrue(all(quote.find("blockquote").get("lang") == "nl" for quote in quotes))
        self.assertTrue(any(quote.find("blockquote/mark") is not None for quote in quotes))
        self.assertTrue(any("regel: " in "".join(quote.itertext()) for quote in quotes))
        self.assertTrue(all("/sentence/" in "".join(quote.find("p").itertext()) for quote in quotes))

    def test_it_can_be_read_without_eyes(self):
        for language in ("nl", "en"):
            page = read(self.report(self.letters(), language))
            self.assertEqual(page.get("lang"), language)
            self.assertTrue(page.findtext("head/title"))
            self.assertEqual(len(list(page.iter("h1"))), 1)
            self.assertEqual(page.findall(".//h3"), [])
            for table in page.iter("table"):
                self.assertTrue(table.findtext("caption/span"))
                self.assertTrue(all(head.get("scope") == "col" for head in table.findall("thead//th")))
                width = len(table.findall("thead//th"))
                for row in table.findall("tbody/tr"):
                    self.assertEqual(row[0].get("scope"), "row")
                    self.assertEqual(len(row), width)
            for picture in page.iter("{http://www.w3.org/2000/svg}svg"):
                self.assertEqual(picture.get("role"), "img")
            wide = [element for element in page.iter() if "wide" in element.get("class", "").split()]
            self.assertEqual(len(wide), 6)  # four tables, two pictures
            for element in wide:  # what may be moved is moved by keys too
                self.assertEqual(element.get("tabindex"), "0")
                self.assertTrue(element.tag == "figure" or element.get("aria-label"))

    def test_a_day_is_one_word_and_kinds_are_in_the_language_of_the_page(self):
        for language, summit in (("nl", "top"), ("en", "summit")):
            page = read(self.report(self.letters(), language))
            days = [day.text for day in page.iter("span") if day.get("class") == "day"]
            self.assertIn("2024-06-28", days)
            self.assertTrue(all(re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", day) for day in days), days)
            kinds = {row[1].text for row in page.findall(".//section[4]//tbody/tr")}
            self.assertIn(summit, kinds)

    def test_it_runs_nothing_and_fetches_nothing(self):
        path = self.report(self.letters())
        page = read(path)
        text = path.read_text(encoding="utf-8")
        self.assertFalse([element.tag for element in page.iter() if element.tag in
                          ("script", "link", "img", "iframe", "object", "embed", "base", "form")])
        for element in page.iter():
            for name in element.attrib:
                self.assertFalse(name.startswith("on"), name)
        self.assertNotRegex(re.sub(r'xmlns(:xlink)?="[^"]*"', "", text), r"https?:|javascript:|url\(|@import")
        self.assertIn("default-src 'none'", text)
        self.assertIn("@media print", text)

    def test_names_and_texts_are_shown_and_not_obeyed(self):
        self.run_program("kb.dossier", "--param", f"x={HOSTILE}", "-c",
                         "CREATE (:Document {id: $x, title: $x, date: $x, kind: $x, language: $x})"
                         "-[:HAS_SECTION]->(:Section {title: $x})-[:HAS_PARAGRAPH]->(:Paragraph)"
                         "-[:HAS_SENTENCE]->(s:Sentence {id: $x, text: $x, begin: 0})"
                         "<-[:STATED_IN]-(:Commitment {id: $x, kind: $x, status: $x, due: $x, rule: $x, text: $x})"
                         "<-[:COMMITS_TO]-(a:Actor {id: $x, name: $x})<-[:MENTIONS {surface: $x}]-(s) "
                         "CREATE (a)-[:ASSOCIATED_WITH {weight: 1, sentences: [$x]}]->(:Topic {id: $x, name: $x})")
        path = self.report("kb.dossier")
        page = read(path)
        self.assertEqual(list(page.iter("script")), [])
        self.assertNotIn("\u202e", "".join(page.itertext()))
        self.assertIn("<script>alert(1)</script>\" onmouseover='x' & \\u202E", "".join(page.itertext()))
        self.assertEqual([element.attrib for element in page.iter() if "onmouseover" in element.attrib], [])
        asked = page.findtext(".//pre/code")
        self.assertIn("\nRETURN a.name AS actor", asked)

    def test_written_twice_it_is_the_same(self):
        kb = self.letters()
        self.assertEqual(self.report(kb).read_bytes(), self.report(kb, name="nog.html").read_bytes())

    def test_a_knowledge_base_that_is_only_read_can_be_reported_on(self):
        kb = self.letters()
        before = (self.folder / kb).read_bytes()
        self.run_program(kb, "--read-only", "-c", ":report verslag.html")
        self.assertEqual((self.folder / kb).read_bytes(), before)
        self.assertTrue((self.folder / "verslag.html").exists())

    def test_where_it_cannot_be_written_nothing_is_left_behind(self):
        self.run_program("load", "kb.dossier", LETTER, *RECORDED)
        (self.folder / "map.html").mkdir()
        for path in ("nergens/verslag.html", "map.html", "/proc/verslag.html"):
            _, err = self.run_program("kb.dossier", "-c", f":report {path}", status=AT_FAULT)
            self.assertIn(f"cannot write `{path}`", err)
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["kb.dossier", "map.html"])

    def test_what_was_there_is_replaced_as_a_whole(self):
        self.run_program("load", "kb.dossier", LETTER, *RECORDED)
        old = pathlib.Path(self.file("verslag.html", "oud"))
        old.chmod(0o600)
        self.report("kb.dossier")
        self.assertTrue(old.read_text(encoding="utf-8").startswith("<!DOCTYPE html>"))
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("verslag.html.")], [])

    def test_nothing_to_report_on_is_said(self):
        self.assertIn("there are no letters", self.run_program("-c", ":report leeg.html", status=AT_FAULT)[1])
        self.assertFalse((self.folder / "leeg.html").exists())


class Languages(Program):
    """The language of commands, by locale or by choice."""

    def shown(self, *arguments, **variables):
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            self.environment.pop(name, None)
        self.environment.update(variables)
        return self.run_program("-c", *arguments)[0].splitlines()[0]

    def test_the_locale_chooses(self):
        self.assertEqual(self.shown(":documents"), "id\tdate\tkind\ttitle\tsentences")
        self.assertEqual(self.shown(":documents", LANG="nl_NL.UTF-8"), "id\tdatum\tsoort\ttitel\tzinnen")
        self.assertEqual(self.shown(":documents", LANG="nl_NL.UTF-8", LC_ALL="C"), "id\tdate\tkind\ttitle\tsentences")

    def test_an_option_chooses_otherwise(self):
        self.assertEqual(self.shown(":set language nl\n:documents"), "id\tdatum\tsoort\ttitel\tzinnen")
        self.assertEqual(self.shown(":set language en\n:documents", LC_ALL="nl_NL"), "id\tdate\tkind\ttitle\tsentences")
        self.assertIn("nl", self.run_program("-c", ":set language fr", status=AT_FAULT)[1])


if __name__ == "__main__":
    unittest.main(verbosity=2)

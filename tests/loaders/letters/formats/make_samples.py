#!/usr/bin/env python3
"""Writes one invented letter in every format that is read, each as its publisher or program writes it.

    tests/loaders/letters/formats/make_samples.py

The files are kept beside this script, so that tests need no Python. Its sentences are those of ../climate.md and
../migration.md: their annotations are recorded. Every format must give the same sections, sentences and findings.
"""

import html
import pathlib
import re

FOLDER = pathlib.Path(__file__).parent
DOSSIER, DOSSIER_TITLE, NUMBER = "31 793", "Internationale klimaatafspraken", "9403"
SENDERS = "Brief van de minister van Klimaat en Groene Groei en de minister van Buitenlandse Zaken"
READER = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"
PLACE_AND_DATE = "Den Haag, 3 oktober 2025"
SIGNED = [("De minister van Klimaat en Groene Groei,", "S.T.M. Hermans"),
          ("De minister van Buitenlandse Zaken,", "D.M. van Weel")]

# ("h", title), ("p", text), ("li", text); in a text *words* are emphasised and [^1] is the mark of note 1.
BODY = [
    ("p", "Met deze brief informeren wij uw Kamer over de Nederlandse inzet voor de klimaatconferentie in Belém (COP30)."),
    ("h", "Internationale inzet"),
    ("p", "Van 10 tot en met 21 november 2025 vindt in Belém de klimaatconferentie plaats. Brazilië treedt op als "
          "gastheer. De EU wil in 2040 de uitstoot van broeikasgassen met 90% verminderen ten opzichte van 1990.[^1] "
          "China en India hebben nog geen nieuw klimaatdoel ingediend. Het kabinet onderschrijft het belang van het "
          "*Klimaatakkoord van Parijs* en wil dat alle landen hun bijdrage verhogen."),
    ("h", "Financiering"),
    ("p", "Nederland droeg in 2024 EUR 15 miljoen bij aan het Adaptation Fund. Wij stellen in 2026 EUR 20 miljoen "
          "beschikbaar voor klimaatadaptatie in Bangladesh.[^2]"),
    ("li", "De Wereldbank en het Internationaal Monetair Fonds hebben afgesproken hun leningen te verdubbelen."),
    ("li", "Saoedi-Arabië verzet zich tegen een verbod op nieuwe kolencentrales."),
    ("li", "Noorwegen is hier geen voorstander van."),
    ("table", [("Jaar", "EUR miljoen"), ("2024", "15"), ("2026", "20")]),
    ("h", "Nationaal beleid"),
    ("p", "De provincies en de netbeheerders ondertekenden op 4 september 2025 een convenant over netcongestie. TenneT "
          "zal ruim 300 kilometer hoogspanningskabel aanleggen. Zonder draagvlak onder burgers en bedrijven slaagt de "
          "energietransitie niet."),
    ("p", "Wij zullen uw Kamer in het voorjaar van 2026 informeren over de voortgang van de energietransitie. Het "
          "kabinet is niet voornemens de kolencentrales eerder te sluiten."),
]
NOTES = {"1": "Kamerstuk 31 793, nr. 250.", "2": "Zie ook Kamerstuk 21 501-02, nr. 2825."}


def inline(text, emphasis, note, escape):
    """The text in a format's own marks."""
    parts = re.split(r"(\*[^*]+\*|\[\^\d\])", text)
    return "".join(note(p[2:-1]) if p.startswith("[^") else emphasis(escape(p[1:-1])) if p.startswith("*") else escape(p)
                   for p in parts if p)


def markdown():
    lines = ["<!-- Invented for the tests; written by make_samples.py. -->", DOSSIER.replace(" ", ""), DOSSIER_TITLE,
             f"Nr. {NUMBER}", SENDERS, READER, PLACE_AND_DATE]
    previous = ""
    for kind, content in BODY:
        if kind == "table":
            rows = ["| " + " | ".join(row) + " |" for row in content]
            lines.append("\n".join([rows[0], "| --- | --- |", *rows[1:]]))
        elif kind == "li" and previous == "li":
            lines[-1] += f"\n- {content}"
        else:
            lines.append({"h": "## ", "p": "", "li": "- "}[kind] + content)
        previous = kind
    lines += [f"{post}  \n{name}" for post, name in SIGNED]
    lines += [f"[^{number}]: {note}" for number, note in NOTES.items()]
    return "\n\n".join(lines) + "\n"


def publication():
    def note(number):
        return (f'<noot id="ID-{number}" type="voet"><noot.nr>{number}</noot.nr>'
                f'<noot.al>{NOTES[number]}</noot.al></noot>')

    def words(text):
        return inline(text, lambda t: f'<nadruk type="cur">{t}</nadruk>', note, lambda t: html.escape(t, quote=False))

    body, previous = [], ""
    for kind, content in [*BODY, ("end", "")]:
        if previous == "li" and kind != "li":
            body.append("</lijst>")
        if kind == "h":
            body.append(f'<tussenkop kopopmaak="vet">{content}</tussenkop>')
        elif kind == "p":
            body.append(f"<al>{words(content)}</al>")
        elif kind == "li":
            if previous != "li":
                body.append('<lijst level="single" nr-sluiting="" start="1" type="expliciet">')
            body.append(f"<li><li.nr>–</li.nr><al>{words(content)}</al></li>")
        elif kind == "table":
            rows = "".join("<row>" + "".join(f"<entry><al>{cell}</al></entry>" for cell in row) + "</row>" for row in content)
            body.append(f'<table tabstyle="vijf-kolom"><tgroup cols="2"><colspec colname="col1" colnum="1"/>'
                        f'<colspec colname="col2" colnum="2"/><tbody>{rows}</tbody></tgroup></table>')
        previous = kind
    signed = "".join(f"<ondertekening><functie>{post}</functie><naam><voornaam>{name.split(' ', 1)[0]}</voornaam>"
                     f"<achternaam>{name.split(' ', 1)[1]}</achternaam></naam></ondertekening>" for post, name in SIGNED)
    tail = "\n".join(body)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!-- Invented for the tests; written by make_samples.py. -->
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<metadata><meta name="OVERHEIDop.dossiernummer" scheme="" content="31793"/><meta name="OVERHEIDop.ondernummer" scheme="" content="{NUMBER}"/></metadata>
<kamerstuk>
<kamerstukkop><tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel><tekstregel inhoud="ondernummer">2</tekstregel>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2025-2026</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>{DOSSIER}</dossiernr></dossiernummer><titel>{DOSSIER_TITLE}</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">{NUMBER}</ondernummer></stuknr>
<titel>{SENDERS}</titel>
<algemeen><vrije-tekst><tekst status="goed">
<al>{READER}</al>
<al>{PLACE_AND_DATE}</al>
{tail}
{signed}
</tekst></vrije-tekst></algemeen>
</stuk>
</kamerstuk>
</officiele-publicatie>
"""


def page_body(note_mark):
    def words(text):
        return inline(text, lambda t: f"<em>{t}</em>", note_mark, lambda t: html.escape(t, quote=False))

    body, previous = [], ""
    for kind, content in [*BODY, ("end", "")]:
        if previous == "li" and kind != "li":
            body.append("</ul>")
        if kind == "h":
            body.append(f"<h3>{content}</h3>")
        elif kind == "p":
            body.append(f'<p class="al">{words(content)}</p>')
        elif kind == "li":
            if previous != "li":
                body.append('<ul class="expliciet">')
            body.append(f'<li><p class="al">{words(content)}</p></li>')
        elif kind == "table":
            rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in content)
            body.append(f"<table>\n<tbody>\n{rows}</tbody>\n</table>")
        previous = kind
    return "\n".join(body)


def page_of_the_publisher():
    def mark(number):
        return f'<a class="noot" href="#n{number}" id="ref-n{number}"><sup>{number}</sup></a>'

    signed = "".join(f'<div class="ondertekening"><p><span class="functie">{post}</span><br/>\n<span class="naam">{name}'
                     f"</span></p></div>\n" for post, name in SIGNED)
    notes = "".join(f'<div class="noot" id="n{number}"><p><a href="#ref-n{number}"><sup>{number}</sup></a> {note}</p></div>\n'
                    for number, note in NOTES.items())
    return f"""<!DOCTYPE html>
<html lang="nl">
<head>
<meta charset="utf-8">
<title>Kamerstuk {DOSSIER}, nr. {NUMBER} | Overheid.nl</title>
<meta name="OVERHEIDop.dossiernummer" content="31793">
<meta name="OVERHEIDop.ondernummer" content="{NUMBER}">
<style>p.al {{ margin: 0; }}</style>
</head>
<body>
<header><a class="visually-hidden" href="#content">Ga direct naar de inhoud.</a><p>Officiële bekendmakingen</p></header>
<nav><ul><li>Home.</li><li>Uitgebreid zoeken.</li></ul></nav>
<main id="content">
<p>Deze pagina hoort bij de zoekresultaten.</p>
<div class="kamerstuk">
<h1>{DOSSIER} {DOSSIER_TITLE}</h1>
<h2>Nr. {NUMBER}<br/>{SENDERS}</h2>
<p class="al">{READER}</p>
<p class="al">{PLACE_AND_DATE}</p>
{page_body(mark)}
{signed}{notes}</div>
</main>
<footer><p>Over deze site. Contact.</p></footer>
<script>document.write("<p>Dit is geen zin van de brief.</p>");</script>
</body>
</html>
"""


def page_of_a_ministry():
    """As a word processor exports it: ISO-8859-1, entities, notes in brackets, a table for the layout."""
    def mark(number):
        return f'<a href="#_ftn{number}" name="_ftnref{number}" title="">[{number}]</a>'

    def signed(post, name):
        return f"<p>{post}<br>{name}</p>"

    notes = "".join(f'<div><p class="MsoFootnoteText"><a href="#_ftnref{number}" name="_ftn{number}" title="">[{number}]</a> '
                    f"{note}</p></div>\n" for number, note in NOTES.items())
    body = page_body(mark).replace("é", "&eacute;").replace("</p>", "").replace("</li>", "")
    return f"""<HTML>
<HEAD><META http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<TITLE>Kamerbrief</TITLE></HEAD>
<BODY>
<TABLE><TR><TD>
<P>{DOSSIER}<P>{DOSSIER_TITLE}<P>Nr. {NUMBER}<P>{SENDERS}<P>{READER}<P>{PLACE_AND_DATE}
{body}
{"".join(signed(*one) for one in SIGNED)}
<HR>
{notes}</TD></TR></TABLE>
</BODY></HTML>
"""


def main():
    (FOLDER / "letter.md").write_text(markdown(), encoding="utf-8")
    (FOLDER / "letter.xml").write_text(publication(), encoding="utf-8")
    (FOLDER / "letter.html").write_text(page_of_the_publisher(), encoding="utf-8")
    (FOLDER / "ministry.html").write_bytes(page_of_a_ministry().encode("windows-1252"))


if __name__ == "__main__":
    main()

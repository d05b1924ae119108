#!/usr/bin/env python3
"""Writes one invented letter in every format that is read, each as its publisher or program writes it.

    tests/loaders/letters/formats/make_samples.py

The files are kept beside this script, so that tests need no Python. Its sentences are those of ../climate.md and
../migration.md: their annotations are recorded. Every format must give the same sections, sentences and findings.
"""

import html
import pathlib
import re
import zipfile

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


def archive(name, parts):
    """A ZIP file whose bytes depend on its parts alone."""
    with zipfile.ZipFile(FOLDER / name, "w") as file:
        for part, content in parts.items():
            entry = zipfile.ZipInfo(part, date_time=(2025, 10, 3, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if part == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(entry, content)


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx():
    def text(words):
        return f'<w:t xml:space="preserve">{html.escape(words, quote=False)}</w:t>'

    def run(words):
        # Word cuts its runs wherever the author once stopped typing.
        middle = words.find(" ", len(words) // 2)
        if middle < 0:
            return f"<w:r>{text(words)}</w:r>"
        return f'<w:r w:rsidR="00A1">{text(words[:middle])}</w:r><w:proofErr w:type="spellStart"/><w:r>{text(words[middle:])}</w:r>'

    def emphasis(runs):
        return runs.replace("<w:r>", "<w:r><w:rPr><w:i/></w:rPr>").replace('<w:r w:rsidR="00A1">', "<w:r><w:rPr><w:i/></w:rPr>")

    def mark(number):
        return f'<w:r><w:rPr><w:rStyle w:val="Voetnootmarkering"/></w:rPr><w:footnoteReference w:id="{int(number) + 1}"/></w:r>'

    def paragraph(words, properties=""):
        return (f'<w:p w:rsidR="00A1"><w:pPr>{properties}<w:rPr><w:b/></w:rPr></w:pPr>'
                f"{inline(words, emphasis, mark, run)}</w:p>")

    body = [paragraph(line) for line in (DOSSIER, DOSSIER_TITLE, f"Nr. {NUMBER}", SENDERS, READER, PLACE_AND_DATE)]
    for kind, content in BODY:
        if kind == "h":
            body.append(paragraph(content, '<w:pStyle w:val="Kop2"/>'))
        elif kind == "p":
            body.append(paragraph(content))
        elif kind == "li":
            body.append(paragraph(content, '<w:pStyle w:val="Lijstalinea"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        elif kind == "table":
            rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in content)
            body.append(f'<w:tbl><w:tblPr><w:tblStyle w:val="Tabelraster"/></w:tblPr>{rows}</w:tbl>')
    for post, name in SIGNED:
        body.append(f"<w:p><w:r>{text(post)}</w:r><w:r><w:br/></w:r><w:r>{text(name)}</w:r></w:p>")
    deleted = '<w:p><w:del w:id="7" w:author="A"><w:r><w:delText>Deze zin is geschrapt.</w:delText></w:r></w:del></w:p>'
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    document = f"{declaration}<w:document {WORD}><w:body>{''.join(body)}{deleted}<w:sectPr/></w:body></w:document>"
    notes = "".join(f'<w:footnote w:id="{int(number) + 1}"><w:p><w:pPr><w:pStyle w:val="Voetnoottekst"/></w:pPr><w:r>'
                    f'<w:footnoteRef/></w:r><w:r>{text(" " + note)}</w:r></w:p></w:footnote>' for number, note in NOTES.items())
    footnotes = (f'{declaration}<w:footnotes {WORD}><w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p>'
                 f"</w:footnote>{notes}</w:footnotes>")
    styles = (f'{declaration}<w:styles {WORD}><w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>'
              f'<w:style w:type="paragraph" w:styleId="Kop2"><w:name w:val="heading 2"/><w:basedOn w:val="Standaard"/></w:style>'
              f'<w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style></w:styles>')
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = (f'{declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
             f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
             f'ContentType="{kind}.document.main+xml"/></Types>')
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (f'{declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             f'<Relationship Id="rId1" Type="{relations}" Target="word/document.xml"/></Relationships>')
    archive("letter.docx", {"[Content_Types].xml": types, "_rels/.rels": links, "word/document.xml": document,
                            "word/styles.xml": styles, "word/footnotes.xml": footnotes})


def odt():
    def words(text):
        return inline(text, lambda t: f'<text:span text:style-name="T1">{t}</text:span>', note,
                      lambda t: html.escape(t, quote=False).replace(" Belém", '<text:s/>Bel<text:soft-page-break/>ém'))

    def note(number):
        return (f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                f'<text:note-body><text:p text:style-name="Footnote">{NOTES[number]}</text:p></text:note-body></text:note>')

    def paragraph(text):
        return f'<text:p text:style-name="Standard">{words(text)}</text:p>'

    body = [paragraph(line) for line in (DOSSIER, DOSSIER_TITLE, f"Nr. {NUMBER}", SENDERS, READER, PLACE_AND_DATE)]
    previous = ""
    for kind, content in [*BODY, ("end", "")]:
        if previous == "li" and kind != "li":
            body.append("</text:list>")
        if kind == "h":
            body.append(f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{content}</text:h>')
        elif kind == "p":
            body.append(paragraph(content))
        elif kind == "li":
            if previous != "li":
                body.append('<text:list text:style-name="L1">')
            body.append(f"<text:list-item>{paragraph(content)}</text:list-item>")
        elif kind == "table":
            rows = "".join("<table:table-row>" + "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in row)
                           + "</table:table-row>" for row in content)
            body.append(f'<table:table table:name="Tabel1"><table:table-column table:number-columns-repeated="2"/>{rows}</table:table>')
        previous = kind
    body += [f"<text:p>{post}<text:line-break/>{name}</text:p>" for post, name in SIGNED]
    spaces = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "text", "table", "style"))
    content = (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {spaces} '
               f'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">'
               f'<office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties '
               f'fo:font-style="italic"/></style:style></office:automatic-styles><office:body><office:text>'
               f'<text:tracked-changes><text:changed-region><text:deletion><text:p>Deze zin is geschrapt.</text:p></text:deletion>'
               f"</text:changed-region></text:tracked-changes>{''.join(body)}</office:text></office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (f'<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
                f'manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
                f'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    archive("letter.odt", {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


LATIN = "windows-1252"  # what WinAnsiEncoding is
LETTER_WIDTH = 0.6  # of the size: every letter of Courier


class Page:
    """Places words, so that a line can be broken, hyphenated and followed by a raised mark to the point."""

    def __init__(self):
        self.shown = []

    def show(self, x, y, size, text):
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.shown.append(f"BT /F1 {size} Tf {x:.2f} {842 - y:.2f} Td ({escaped}) Tj ET")

    def line(self, x, y, size, text):
        """A line in which [^1] is the raised mark of note 1."""
        for part in re.split(r"(\[\^\d\])", text):
            if part.startswith("[^"):
                self.show(x, y - 0.35 * size, 0.6 * size, part[2:-1])
                x += LETTER_WIDTH * 0.6 * size
            elif part:
                self.show(x, y, size, part)
                x += LETTER_WIDTH * size * len(part)


def broken(text, width):
    """The text in lines, long words cut by a hyphen."""
    lines, line = [], ""
    for word in text.split(" "):
        length = len(re.sub(r"\[\^(\d)\]", r"\1", word))
        room = width - len(line) - (1 if line else 0)
        if length <= room:
            line += (" " if line else "") + word
            continue
        if word.isalpha() and word.islower() and len(word) >= 10 and 5 <= room < len(word) - 3:
            line, word = f"{line} {word[:room - 1]}-", word[room - 1:]
        lines.append(line)
        line = word
    return lines + [line]


def pdf_file(name, pages, protection=""):
    """Pages as a PDF of the plainest kind: one font, no compression."""
    count = len(pages)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>",
               f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{4 + 2 * n} 0 R' for n in range(count))}] >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"]
    for number, page in enumerate(pages):
        content = "\n".join(page.shown)
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
                       f"/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(content.encode(LATIN))} >>\nstream\n{content}\nendstream")
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n".encode(LATIN)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    file += (f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {protection}>>\n"
             f"startxref\n{len(file)}\n%%EOF\n").encode(LATIN)
    (FOLDER / name).write_bytes(file)


def pdf(name, columns):
    size, pitch, top, bottom = 10, 12, 110, 560
    width = 68 if columns == 1 else 33
    lefts = [90] if columns == 1 else [60, 310]
    pages, notes, state = [], [], {"column": len(lefts), "y": bottom}

    def new_page():
        pages.append(Page())
        notes.append([])
        state.update(column=0, y=top)

    def room_for(height):
        if state["y"] + height <= bottom:
            return
        state["column"] += 1
        state["y"] = top
        if state["column"] >= len(lefts):
            new_page()

    def put(text, size=size, indent=0, after=pitch):
        for line in broken(text, int((width - indent) * 10 / size)):
            room_for(pitch)
            pages[-1].line(lefts[state["column"]] + 6 * indent, state["y"], size, line)
            notes[-1].extend(re.findall(r"\[\^(\d)\]", line))
            state["y"] += size * 1.2
        state["y"] += after

    for line in (DOSSIER, DOSSIER_TITLE, f"Nr. {NUMBER}", SENDERS, READER, PLACE_AND_DATE):
        put(line)
    for kind, content in BODY:
        if kind == "table":
            room_for(pitch * len(content))
            for cells in content:
                for column, cell in enumerate(cells):
                    pages[-1].show(lefts[state["column"]] + 110 * column, state["y"], size, cell)
                state["y"] += pitch
            state["y"] += pitch
        elif kind == "h":
            room_for(5 * pitch)
            put(content, size=12)
        elif kind == "li":
            room_for(2 * pitch)
            pages[-1].show(lefts[state["column"]], state["y"], size, "\u2022")
            put(content, indent=2, after=4)
        else:
            put(content.replace("*", ""))
    for post, name_of_one in SIGNED:
        room_for(3 * pitch)
        put(post, after=0)
        put(name_of_one)
    for number, page in enumerate(pages):
        page.show(90, 50, 9, "Ministerie van Klimaat en Groene Groei")
        page.show(250, 815, 8, f"Pagina {number + 1} van {len(pages)}")
        for at, note in enumerate(notes[number]):
            page.line(lefts[0], 720 + 10 * at, 7, f"[^{note}] {NOTES[note]}")
    pdf_file(name, pages)


def main():
    (FOLDER / "letter.md").write_text(markdown(), encoding="utf-8")
    (FOLDER / "letter.xml").write_text(publication(), encoding="utf-8")
    (FOLDER / "letter.html").write_text(page_of_the_publisher(), encoding="utf-8")
    (FOLDER / "ministry.html").write_bytes(page_of_a_ministry().encode("windows-1252"))
    docx()
    odt()
    pdf("letter.pdf", columns=1)
    pdf("columns.pdf", columns=2)
    # Whatever password is tried, it is not the one of this: a reader does not get as far as the pages.
    pdf_file("encrypted.pdf", [Page()], f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
                                        f"/O <{'5a' * 32}> /U <{'a5' * 32}> >> ")


if __name__ == "__main__":
    main()

"""Whole graphs out: every format is read by a program of somebody else's and must say what a query says."""
import collections
import csv
import json
import math
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from program import AT_FAULT, ROOT, WRONG_COMMAND_LINE, Program

# Debian's packages of these readers, also where another interpreter runs the tests.
sys.path.append("/usr/lib/python3/dist-packages")
try:
    import rdflib
    import rdflib.collection
    import rdflib.compare
    rdflib.NORMALIZE_LITERALS = False  # what is read is what was written
except ImportError:
    rdflib = None
try:
    import networkx
except ImportError:
    networkx = None

GRAPH = r"""
CREATE (a:Actor:Country {id: 'NLD', name: 'Nederland', n: 1, f: 1.5, ok: true, tags: ['een', 'twee'], d: date('2026-01-31')}),
       (t:Topic {id: 'ruimte', name: 'Ruimte "en" meer; <b>, naar ''boven''', name_nl: 'Ruimte', name_en: 'Space', leeg: ''}),
       (twin:Topic {id: 'ruimte', name: 'end'}),
       (d:Document {id: 'kst-1', title: 'Brief \\N'}), (s:Section {id: 'kst-1/1'}), (p:Paragraph {id: 'kst-1/1/1'}),
       (z:Sentence {id: 'kst-1/s1', text: 'Eén\nregel\r\n& \\ nog een\u0001', begin: 4, end: 21}),
       (a)-[:SUPPORTS {confidence: 0.9, evidence: ['kst-1/s1'], status: 'expected'}]->(t),
       (a)-[:SUPPORTS]->(t), (a)-[:OPPOSES {status: 'negated'}]->(twin), (t)-[:BROADER]->(twin), (t)-[:BROADER]->(t),
       (d)-[:HAS_SECTION]->(s)-[:HAS_PARAGRAPH]->(p)-[:HAS_SENTENCE]->(z), (d)-[:CITES]->(:Document {id: 'kst-0'}),
       (:Values {big: 9007199254740993, nan: 0.0 / 0.0, inf: 1.0 / 0.0, t: time('12:30+01:00'), l: localtime('12:30'),
                 m: localdatetime('2026-01-31T12:30'), z: datetime('2026-01-31T12:30:01.5[Europe/Amsterdam]'),
                 p: duration('P1Y2M3DT4.5S'), q: duration({months: 1, days: -1}), empty: [], numbers: [2, 1]}),
       ()
"""
TERM = "urn:dossier:term:"
KNOWN = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "oa": "http://www.w3.org/ns/oa#",
         "skos": "http://www.w3.org/2004/02/skos/core#", "prov": "http://www.w3.org/ns/prov#",
         "dcterms": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#"}
SCHEMAS = ROOT / "tests/repl/schemas"
XML_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def iri(name):
    prefix, rest = name.split(":")
    return rdflib.URIRef(KNOWN[prefix] + rest)


def needs(what, package):
    return unittest.skipIf(what is None, f"needs the package {package}")


class Readers(Program):
    def setUp(self):
        super().setUp()
        self.run_program("kb.dossier", "-c", GRAPH)

    def exported(self, format_name, *more):
        out, err = self.run_program("export", "kb.dossier", "--format", format_name, *more)
        self.assertEqual(err, "")
        self.assertEqual(out, self.run_program("export", "kb.dossier", "--format", format_name, *more)[0])
        return out

    def answer(self, query):
        return json.loads(self.run_program("kb.dossier", "--format", "json", "-c", query)[0])

    def nodes(self):
        """Labels and properties of each node, by the engine itself."""
        rows = self.answer("MATCH (n) RETURN n")
        return [(sorted(row["n"]["labels"]), row["n"]["properties"]) for row in rows]

    def relationships(self):
        rows = self.answer("MATCH (a)-[r]->(b) RETURN r, a.id AS a, b.id AS b")
        return [(row["a"], row["r"]["type"], row["b"], row["r"]["properties"]) for row in rows]

    def same(self, found, expected):
        order = lambda each: json.dumps(each, sort_keys=True, default=str)
        self.assertEqual(sorted(map(order, found)), sorted(map(order, expected)))

    @staticmethod
    def as_text(properties):
        """Properties as formats without types of their own write them; XML has no control characters."""
        def text(value):
            if isinstance(value, bool):
                return str(value).lower()
            if isinstance(value, float) and not math.isfinite(value):
                return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
            if isinstance(value, (list, dict)):
                return json.dumps(value, ensure_ascii=False)
            return XML_IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", str(value))
        return {key: text(value) for key, value in properties.items()}

    def expected_texts(self):
        nodes = [(":" + ":".join(labels) if labels else "", self.as_text(properties)) for labels, properties in self.nodes()]
        edges = [(start, type_name, end, self.as_text(properties))
                 for start, type_name, end, properties in self.relationships()]
        return nodes, edges

    @needs(networkx, "python3-networkx")
    def test_networkx_reads_graphml(self):
        path = self.file("a.graphml", self.exported("graphml"))
        graph = networkx.read_graphml(path, force_multigraph=True)
        nodes, edges = self.expected_texts()
        # To some versions of this reader an empty text is no text.
        told = lambda texts: {key: value for key, value in texts.items() if value}
        found = [(data.pop("labels", ""), told(self.as_text(data)))
                 for data in (dict(data) for _, data in graph.nodes(data=True))]
        self.same(found, [(labels, told(texts)) for labels, texts in nodes])
        self.same([(graph.nodes[a].get("id"), data.pop("label"), graph.nodes[b].get("id"), self.as_text(data))
                   for a, b, data in ((a, b, dict(data)) for a, b, data in graph.edges(data=True))], edges)

    @needs(networkx, "python3-networkx")
    def test_networkx_reads_node_link_json(self):
        data = json.loads(self.exported("json"))
        data["edges"] = data["links"]  # as its versions from 3.4 on call them
        graph = networkx.node_link_graph(data)
        self.assertTrue(graph.is_directed() and graph.is_multigraph())
        self.same([(sorted(data["labels"]), data["properties"]) for _, data in graph.nodes(data=True)], self.nodes())
        self.same([(graph.nodes[a]["properties"].get("id"), data["type"], graph.nodes[b]["properties"].get("id"),
                    data["properties"]) for a, b, data in graph.edges(data=True)], self.relationships())

    def test_gexf_says_the_same(self):
        root = ElementTree.fromstring(self.exported("gexf"))
        space = {"g": "http://gexf.net/1.3"}
        self.assertEqual((root.tag, root.get("version")), ("{http://gexf.net/1.3}gexf", "1.3"))
        titles = {each.get("id"): each.get("title") for each in root.iterfind(".//g:attribute", space)}

        def values(element):
            return {titles[each.get("for")]: each.get("value") for each in element.iterfind(".//g:attvalue", space)}
        ids = {each.get("id"): values(each) for each in root.iterfind(".//g:node", space)}
        nodes, edges = self.expected_texts()
        found_edges = [(ids[each.get("source")].get("id"), each.get("kind"), ids[each.get("target")].get("id"), values(each))
                       for each in root.iterfind(".//g:edge", space)]
        self.same(found_edges, edges)
        self.same([(each.pop("labels"), each) for each in map(dict, ids.values())], nodes)

    @needs(networkx, "python3-networkx")
    def test_networkx_reads_gexf_but_for_its_version(self):
        older = self.exported("gexf").replace("http://gexf.net/1.3\"", "http://www.gexf.net/1.2draft\"")
        graph = networkx.read_gexf(self.file("a.gexf", older))
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), (len(self.nodes()), len(self.relationships())))
        self.assertIn("Nederland", {data["label"] for _, data in graph.nodes(data=True)})

    @unittest.skipIf(shutil.which("xmllint") is None, "needs the package libxml2-utils")
    def test_xml_holds_to_its_schema(self):
        self.run_program("kb.dossier", "-c", "CREATE ({`een naam`: 1, `a:b`: 'x', `ë\"<`: true})-[:T {`een naam`: 2}]->()")
        for name in ("graphml", "gexf"):
            path = self.file(f"a.{name}", self.exported(name))
            checked = subprocess.run(["xmllint", "--noout", "--schema", SCHEMAS / f"{name}.xsd", path], capture_output=True,
                                     text=True, check=False)
            self.assertEqual((checked.returncode, checked.stderr), (0, f"{path} validates\n"), name)

    def rdf(self, format_name):
        notation = "turtle" if format_name == "turtle" else "json-ld"
        return rdflib.Graph().parse(data=self.exported(format_name), format=notation)

    @needs(rdflib, "python3-rdflib")
    def test_turtle_and_json_ld_say_the_same(self):
        turtle = self.rdf("turtle")
        self.assertTrue(rdflib.compare.isomorphic(turtle, self.rdf("jsonld")))
        named = {subject for subject in turtle.subjects() if isinstance(subject, rdflib.URIRef)}
        statements = {each for each in named if "urn:dossier:relationship:" in each}
        self.assertEqual(len(named - statements), len(self.nodes()))
        labels = collections.Counter(str(kind)[len(TERM):] for kind in turtle.objects(None, rdflib.RDF.type)
                                     if str(kind).startswith(TERM))
        self.assertEqual(labels, collections.Counter(label for names, _ in self.nodes() for label in names))
        # Once as a triple; those that say something themselves, or lie beside another, as a statement too.
        triples = self.answer("MATCH (a)-[r]->(b) RETURN DISTINCT id(a) AS a, type(r) AS t, id(b) AS b")
        links = [(s, p, o) for s, p, o in turtle if str(p).startswith(TERM) and str(o).startswith("urn:dossier:")]
        self.assertEqual(len(links), len(triples))
        self.assertEqual(len(statements), 3)

    @needs(rdflib, "python3-rdflib")
    def test_rdf_has_the_values_in_the_types_of_xml_schema(self):
        turtle = self.rdf("turtle")
        subject = next(turtle.subjects(rdflib.RDF.type, rdflib.URIRef(TERM + "Values")))

        def value(key):
            found = turtle.value(subject, rdflib.URIRef(TERM + key))
            return str(found), str(found.datatype or "").replace(KNOWN["xsd"], "")
        self.assertEqual({key: value(key) for key in ("big", "nan", "inf", "l", "m", "q")}, {
            "big": ("9007199254740993", "integer"), "nan": ("NaN", "double"), "inf": ("INF", "double"),
            "l": ("12:30:00", "time"), "m": ("2026-01-31T12:30:00", "dateTime"), "q": ("P1M-1D", "")})
        self.assertEqual(value("z"), ("2026-01-31T12:30:01.500+01:00", "dateTime"))
        self.assertEqual(value("p"), ("P1Y2M3DT4.5S", "duration"))
        numbers = rdflib.collection.Collection(turtle, turtle.value(subject, rdflib.URIRef(TERM + "numbers")))
        self.assertEqual([each.toPython() for each in numbers], [2, 1])
        self.assertEqual(turtle.value(subject, rdflib.URIRef(TERM + "empty")), rdflib.RDF.nil)
        texts = {str(text) for text in turtle.objects(None, rdflib.URIRef(TERM + "text"))}
        self.assertEqual(texts, {"E\u00e9n\nregel\r\n& \\ nog een\x01"})

    @needs(rdflib, "python3-rdflib")
    def test_rdf_speaks_the_vocabularies_of_others(self):
        turtle = self.rdf("turtle")
        document, sentence = rdflib.URIRef("urn:dossier:Document:kst-1"), rdflib.URIRef("urn:dossier:Sentence:kst-1%2Fs1")
        self.assertIn((sentence, iri("oa:hasSource"), document), turtle)
        selector = turtle.value(sentence, iri("oa:hasSelector"))
        self.assertIn((selector, rdflib.RDF.type, iri("oa:DataPositionSelector")), turtle)
        self.assertEqual([turtle.value(selector, iri(f"oa:{each}")).toPython() for each in ("start", "end")], [4, 21])
        self.assertIn((document, iri("dcterms:references"), rdflib.URIRef("urn:dossier:Document:kst-0")), turtle)
        self.assertIn((rdflib.URIRef("urn:dossier:Actor:NLD"), rdflib.RDF.type, iri("prov:Agent")), turtle)
        self.assertEqual({str(label) + "@" + str(label.language) for label in turtle.objects(None, iri("skos:prefLabel"))},
                         {"Ruimte@nl", "Space@en", "end@None"})
        self.assertEqual(len(list(turtle.subject_objects(iri("skos:broader")))), 2)
        self.assertEqual(len(list(turtle.subjects(iri("prov:wasDerivedFrom"), sentence))), 1)

    @unittest.skipIf(shutil.which("dot") is None, "needs the package graphviz")
    def test_graphviz_reads_dot_and_takes_captions_for_what_they_say(self):
        dot = self.exported("dot")
        plain = subprocess.run(["dot", "-Tplain"], input=dot, capture_output=True, text=True, check=True).stdout
        self.assertEqual(len(re.findall(r"^edge ", plain, re.M)), len(self.relationships()))
        self.assertEqual(len(re.findall(r"^node ", plain, re.M)), len(self.nodes()) + 1, "with the legend")
        drawn = subprocess.run(["dot", "-Tsvg"], input=dot, capture_output=True, text=True, check=True).stdout
        self.assertIn(r">Brief \N</text>", drawn)
        self.assertIn("stroke-dasharray", drawn)
        self.assertIn(">negated</text>", drawn)
        self.assertIn("class=\"edge OPPOSES negated\"", drawn)
        self.assertNotIn("xlink:href=\"http", drawn)

    def test_mermaid_has_a_line_for_each(self):
        lines = self.exported("mermaid").splitlines()
        self.assertEqual(lines[0], "flowchart LR")
        self.assertEqual(len([line for line in lines if re.match(r"    n\d+[\[({]", line)]), len(self.nodes()))
        edges = [re.fullmatch(r'    n\d+ (-->|-\.->|--x)\|"([^"]*)"\| n\d+', line) for line in lines]
        arrows = collections.Counter(match[1] for match in edges if match)
        self.assertEqual(sum(arrows.values()), len(self.relationships()))
        self.assertEqual((arrows["-.->"], arrows["--x"]), (1, 1))
        for text in re.findall(r'"([^"]*)"', "\n".join(lines)):
            self.assertNotRegex(re.sub(r"#(\d+|quot);|<br>", "", text), r'["#;:<>`&%{}\[\]]')

    def table(self, path):
        with open(self.folder / path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_the_tables_of_neptune_name_their_types(self):
        self.exported("csv", "--dialect", "neptune", "-o", "tables")
        nodes, edges = self.table("tables/nodes.csv"), self.table("tables/relationships.csv")
        self.assertEqual((len(nodes), len(edges)), (len(self.nodes()), len(self.relationships())))
        self.assertTrue({":ID", ":LABEL", "ok:Bool", "n:Long", "f:Double", "d:DateTime", "tags:String"} <= set(nodes[0]))
        self.assertEqual({row[":TYPE"] for row in edges}, {row[1] for row in self.relationships()})
        self.assertTrue({row[":START_ID"] for row in edges} <= {row[":ID"] for row in nodes})
        actor = next(row for row in nodes if row["id:String"] == "NLD")
        self.assertEqual((actor[":LABEL"], actor["tags:String"]), ("Actor;Country", '["een", "twee"]'))

    def test_the_statements_for_memgraph_make_the_same_graph(self):
        """Run here, after what only Memgraph reads (its words for headers and nothing, its indexes) is put in ours."""
        self.exported("csv", "--dialect", "memgraph", "-o", "tables")
        script = (self.folder / "tables/import.cypher").read_text(encoding="utf-8")
        nothing = re.search(r"NULLIF '(.*?)' AS", script)[1].replace("\\\\", "\\")
        for path in (self.folder / "tables").glob("*.csv"):
            with open(path, encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            for row in rows:
                self.assertFalse(any("\n" in cell or "\r" in cell for cell in row), "Memgraph drops line breaks in fields")
            quoted = lambda cell: "" if cell == nothing else '"' + cell.replace('"', '""') + '"'
            path.write_text("".join(",".join(map(quoted, row)) + "\n" for row in rows), encoding="utf-8")
        script = re.sub(r'FROM "(.*?)" WITH HEADER NULLIF .*? AS row', r"WITH HEADERS FROM 'file:///\1' AS row", script)
        script = re.sub(r"(?m)^(CREATE|DROP) INDEX .*;$", "", script)
        self.run_program("other.dossier", stdin=f":set import-directory {self.folder / 'tables'}\n{script}")
        kept = "MATCH (n) WHERE NOT n:Values RETURN n"
        found = json.loads(self.run_program("other.dossier", "--format", "json", "-c", kept)[0])
        self.same([(sorted(row["n"]["labels"]), row["n"]["properties"]) for row in found],
                  [each for each in self.nodes() if each[0] != ["Values"]])
        links = "MATCH (a)-[r]->(b) RETURN r, a.id AS a, b.id AS b"
        found = json.loads(self.run_program("other.dossier", "--format", "json", "-c", links)[0])
        self.same([(row["a"], row["r"]["type"], row["b"], row["r"]["properties"]) for row in found], self.relationships())

    def test_what_does_not_go_together_is_a_wrong_command_line(self):
        for arguments, message in (
                (["--format", "turtel"], "did you mean `turtle`?"),
                (["--format", "turtle", "--dialect", "neo4j"], "turtle has no dialects"),
                (["--format", "csv", "--dialect", "neoj4", "-o", "x"], "did you mean `neo4j`?"),
                (["--format", "csv", "--dialect", "oracle", "-o", "x"], "neo4j, memgraph, neptune"),
                (["--format", "csv", "--dialect", "memgraph"], "name the folder with -o"),
                ([], "no format is named")):
            self.assertIn(message, self.run_program("export", "kb.dossier", *arguments, status=WRONG_COMMAND_LINE)[1])
        self.run_program("kb.dossier", "-c", "CREATE (:X {`een naam`: 1})")
        _, err = self.run_program("export", "kb.dossier", "--format", "csv", "--dialect", "neptune", "-o", "x", status=AT_FAULT)
        self.assertIn("the property `een naam`", err)

    def test_mermaid_says_what_it_leaves_out(self):
        self.run_program("large.dossier", "-c", "CREATE (a:Hub) WITH a UNWIND range(1, 501) AS i CREATE (a)-[:TO]->(a)")
        out, err = self.run_program("export", "large.dossier", "--format", "mermaid")
        self.assertIn("500 of 501 relationships", err)
        self.assertIn("    %% the picture holds 1 of 1 nodes and 500 of 501 relationships", out)

    def test_in_the_shell_it_takes_the_same_options(self):
        command = ":param who => 'NLD'\n:export --format json --query \"MATCH (a {id: $who}) RETURN a\""
        out, _ = self.run_program("kb.dossier", stdin=command)
        self.assertEqual([node["properties"]["id"] for node in json.loads(out)["nodes"]], ["NLD"])
        self.run_program("kb.dossier", stdin=":export -o a.ttl\n:export --format csv --dialect neptune -o tables")
        self.assertEqual((self.folder / "a.ttl").read_text(encoding="utf-8"), self.exported("turtle"))
        self.assertTrue((self.folder / "tables/nodes.csv").exists())
        for command, message in ((":export", "no format is named"), (":export --frmat dot", ":export -o FILE"),
                                 (":export --format dot --query \"MATCH (a RETURN a\"", "query:1:10")):
            self.assertIn(message, self.run_program("kb.dossier", stdin=command, status=AT_FAULT)[1])


if __name__ == "__main__":
    unittest.main(verbosity=2)

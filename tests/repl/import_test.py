"""Whole graphs in: every format that is written comes back, and what is wrong leaves nothing."""
import json
import os
import random
import signal
import unittest

from program import AT_FAULT, INTERRUPTED, WRONG_COMMAND_LINE, Program

GRAPH = """
CREATE (a:Actor:Country {id: 'NLD', name: 'Nederland', n: 1, f: 1.5, ok: true, tags: ['een', 'twee'], d: date('2026-01-31')}),
       (t:Topic {id: 'ruimte', name: 'Ruimte "en" meer; <b>, naar ''boven''', leeg: ''}),
       (a)-[:SUPPORTS {confidence: 0.9, evidence: ['z/1', 'z/2']}]->(t),
       (t)-[:BROADER]->(t), (a)-[:SUPPORTS]->(t), (:Loose)
"""


def random_script(source):
    """Nodes and relationships with awkward texts, parallels, loops; each key holds values of one type."""
    characters = "aeën \"'\\`;:,|\t\n<>&{}[]%#/-éßЖ北🚀\u0301\u200d"

    def text():
        return "".join(source.choice(characters) for _ in range(source.randint(0, 12)))

    def literal(value):
        if isinstance(value, str):
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\t", "\\t") + "'"
        if isinstance(value, list):
            return "[" + ", ".join(map(literal, value)) + "]"
        return str(value).lower() if isinstance(value, bool) else repr(value)

    def properties():
        made = {"name": text(), "n": source.randint(-2**62, 2**62), "f": source.uniform(-1e300, 1e300),
                "yes": source.random() < 0.5, "tags": [text().replace(";", "") + "x" for _ in range(source.randint(1, 3))]}  # `;` parts lists in tables
        chosen = {key: value for key, value in made.items() if source.random() < 0.6}
        return "{" + ", ".join(f"{key}: {literal(value)}" for key, value in chosen.items()) + "}"

    lines = []
    for node in range(12):
        labels = "".join(f":{label}" for label in ("Actor", "Country", "Topic") if source.random() < 0.5)
        lines.append(f"CREATE (n{labels} {properties()}) SET n.id = 'n{node}';")
    for _ in range(20):
        a, b = source.randrange(12), source.randrange(12)
        kind = source.choice(("SUPPORTS", "OPPOSES"))
        lines.append(f"MATCH (a {{id: 'n{a}'}}), (b {{id: 'n{b}'}}) CREATE (a)-[:{kind} {properties()}]->(b);")
    return "\n".join(lines)


class Import(Program):
    def exported(self, base, format_name, *more):
        return self.run_program("export", base, "--format", format_name, *more)[0]

    def graph(self):
        self.run_program("a.dossier", "-c", GRAPH)
        return self.exported("a.dossier", "cypher")

    def test_a_script_comes_back_as_it_was(self):
        script = self.graph()
        out, err = self.run_program("import", "b.dossier", self.file("a.cypher", script))
        self.assertEqual((out, err), ("", "imported 3 nodes, 3 relationships\n"))
        self.assertEqual(self.exported("b.dossier", "cypher"), script)

    def test_tables_come_back_as_they_were(self):
        script = self.graph()
        self.exported("a.dossier", "csv", "-o", "tables")
        self.run_program("import", "b.dossier", "--nodes=tables/nodes.csv", "--relationships=tables/relationships.csv")
        self.assertEqual(self.exported("b.dossier", "cypher"), script)

    def test_graphml_and_json_come_back_but_for_types_that_they_do_not_have(self):
        self.graph()
        for name, ending in (("graphml", "graphml"), ("json", "json")):
            text = self.exported("a.dossier", name)
            self.run_program("import", f"{name}.dossier", self.file(f"a.{ending}", text))
            self.assertEqual(self.exported(f"{name}.dossier", name), text)

    def test_random_graphs_come_back_through_every_format_that_is_read(self):
        for seed in range(4):
            self.run_program(f"{seed}.dossier", "-f", self.file("random.cypher", random_script(random.Random(seed))))
            for format_name, ending in (("cypher", "cypher"), ("json", "json"), ("graphml", "graphml")):
                text = self.exported(f"{seed}.dossier", format_name)
                again = f"{seed}-{format_name}.dossier"
                self.run_program("import", again, self.file(f"{seed}.{ending}", text))
                self.assertEqual(self.exported(again, format_name), text, (seed, format_name))
            script = self.exported(f"{seed}.dossier", "cypher")
            self.exported(f"{seed}.dossier", "csv", "-o", f"tables{seed}")
            again = f"{seed}-csv.dossier"
            self.run_program("import", again, f"--nodes=tables{seed}/nodes.csv",
                             f"--relationships=tables{seed}/relationships.csv")
            self.assertEqual(self.exported(again, "cypher"), script, seed)

    def test_labels_types_delimiters_and_files_by_options(self):
        nodes = self.file("n.csv", "id:ID(Person)\tborn:int\ttags:string[]\n1\t1990\ta|b\n2\t\t\n")
        self.file("kop.csv", ":START_ID(Person)\t:END_ID(Person)\n")
        self.file("rest.csv", "1\t2\n2\t1\n")
        self.run_program("import", "kb.dossier", f"--nodes=Person:Human={nodes}", "--relationships=KNOWS=kop.csv,rest.csv",
                         "--delimiter", "TAB", "--array-delimiter", "|", "--id-type", "integer")
        query = "MATCH (a:Person:Human)-[:KNOWS]->(b) RETURN a.id AS a, a.born AS n, a.tags AS t, b.id AS b ORDER BY a"
        self.assertEqual(json.loads(self.run_program("kb.dossier", "--format", "json", "-c", query)[0]),
                         [{"a": 1, "n": 1990, "t": ["a", "b"], "b": 2}, {"a": 2, "n": None, "t": None, "b": 1}])

    def test_importing_adds_to_what_is_there(self):
        self.graph()
        nodes = self.file("n.csv", "id:ID\nx\n")
        self.run_program("import", "a.dossier", f"--nodes=X={nodes}")
        self.assertEqual(self.run_program("a.dossier", "-c", "MATCH (n) RETURN count(n) AS n")[0], "n\n4\n")
        self.assertIn("sound, 4 nodes", self.run_program("check", "a.dossier")[0])

    def test_what_is_wrong_is_told_with_its_place_and_leaves_nothing(self):
        good = self.file("n.csv", "id:ID\nx\n")
        wrong = {
            "r.csv": (":START_ID,:END_ID\nx,y\n", "`r.csv`, line 2: no node has the id `y`"),
            "a.json": ('{"nodes": [{"id": 1}],\n "links": [}', "a.json:2:12: this is not JSON"),
            "a.graphml": ("<graphml>\n<graph><node id='a'/>\n<node id='a'/></graph></graphml>", "a.graphml:3:1: two nodes"),
            "a.cypher": ("CREATE (:A);\nCREATE (:B {n: 1 / 0});", "a.cypher:2:16: division by zero"),
        }
        for name, (text, message) in wrong.items():
            self.file(name, text)
            arguments = [f"--nodes={good}", f"--relationships=R={name}"] if name == "r.csv" else [name]
            out, err = self.run_program("import", "kb.dossier", *arguments, status=AT_FAULT)
            self.assertEqual(out, "")
            self.assertIn(message, err)
            self.assertEqual(self.run_program("kb.dossier", "-c", "MATCH (n) RETURN count(n) AS n")[0], "n\n0\n", name)

    def test_a_command_line_that_says_too_little_or_too_much(self):
        for arguments, message in (
                ([], "there is nothing to import"),
                (["a.json", "--nodes=n.csv"], "imported one after the other"),
                (["a.xlsx"], "is no graph by its ending"),
                (["--nodes=:A=n.csv"], "is not of the form NAME=FILE"),
                (["--nodes=A="], "is not of the form NAME=FILE"),
                (["--relationships=A:B=r.csv"], "names more than one type"),
                (["--nodes=n.csv", "--delimiter", "ab"], "is not one ASCII character"),
                (["--nodes=n.csv", "--delimiter", ";"], "the same delimiter"),
                (["--nodes=n.csv", "--id-type", "number"], "--id-type")):
            self.assertIn(message, self.run_program("import", "kb.dossier", *arguments, status=WRONG_COMMAND_LINE)[1])
        self.assertIn("cannot be opened", self.run_program("import", "kb.dossier", "--nodes=geen.csv", status=AT_FAULT)[1])
        self.assertIn("cannot read", self.run_program("import", "kb.dossier", "geen.json", status=AT_FAULT)[1])

    def test_a_pipe_is_read_as_a_file_and_may_be_left(self):
        pipe = self.folder / "n.pipe"
        os.mkfifo(pipe)
        process = self.start("import", "kb.dossier", f"--nodes={pipe}")
        with open(pipe, "w", encoding="utf-8") as writer:
            writer.write("id:ID\nx\n")
        self.assertIn("imported 1 node", process.communicate(timeout=60)[1])
        process = self.start("import", "kb.dossier", f"--nodes={pipe}")
        with open(pipe, "w", encoding="utf-8") as writer:  # and who writes to it says nothing
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
            self.assertEqual(process.returncode, INTERRUPTED)
        self.assertEqual(self.run_program("kb.dossier", "-c", "MATCH (n) RETURN count(n) AS n")[0], "n\n1\n")

    def test_in_the_shell_it_is_part_of_the_open_transaction(self):
        self.file("n.csv", "id:ID\nx\n")
        self.file("fout.csv", "id:ID\ny\ny\n")
        script = (":begin\nCREATE (:A);\n:import --nodes=X=n.csv\nMATCH (n) RETURN count(n) AS n;\n"
                  ":rollback\nMATCH (n) RETURN count(n) AS n;")
        self.assertEqual(self.run_program("kb.dossier", stdin=script)[0], "n\n2\nn\n0\n")
        self.assertIn("comes twice", self.run_program("kb.dossier", stdin=":import --nodes=fout.csv", status=AT_FAULT)[1])
        self.run_program("kb.dossier", stdin=":import --nodes=X=n.csv")
        self.assertEqual(self.run_program("kb.dossier", "-c", "MATCH (n:X) RETURN n.id AS id")[0], "id\nx\n")
        self.assertIn("nothing to import", self.run_program(stdin=":import", status=AT_FAULT)[1])


if __name__ == "__main__":
    unittest.main(verbosity=2)

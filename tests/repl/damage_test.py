"""Files that are damaged where a query needs them, and where it does not."""
import sqlite3
import unittest

from program import AT_FAULT, Program

RING = ("UNWIND range(1, 3000) AS i CREATE (:Person {name: 'p' + i, age: i % 90}) "
        "WITH count(*) AS n MATCH (a:Person), (b:Person) WHERE a.name = 'p1' AND b.age = 7 CREATE (a)-[:KNOWS]->(b)")


class Damage(Program):
    def setUp(self):
        super().setUp()
        self.run_program("kb.dossier", "-c", RING)

    def damage(self, name, kind):
        """Breaks the column of this key, or of this type."""
        with sqlite3.connect(self.folder / "kb.dossier") as base:
            sort = 1 if kind == "outgoing" else 2
            number = base.execute("SELECT id FROM names WHERE sort = ? AND name = ?", (sort, name)).fetchone()[0]
            done = base.execute("UPDATE base SET bytes = zeroblob(length(bytes)) WHERE kind = ? AND number = ?",
                                (kind, number))
            self.assertEqual(done.rowcount, 1)
        base.close()

    def query(self, text, **options):
        return self.run_program("kb.dossier", "-c", text, **options)

    def test_a_query_that_needs_what_is_damaged_names_it_and_others_go_on(self):
        self.damage("age", "node_values")
        _, err = self.query("MATCH (p:Person) RETURN sum(p.age)", status=AT_FAULT)
        self.assertIn("`kb.dossier` is damaged: the property `age` of nodes cannot be read: ", err)
        self.assertIn("hint: `dossier check` lists all that is damaged", err)
        out, _ = self.query("MATCH (p:Person {name: 'p7'})-[:KNOWS]-() RETURN count(*) AS n")
        self.assertEqual(out, "n\n1\n")
        self.assertEqual(self.query("MATCH (p:Person) RETURN count(*) AS n")[0], "n\n3000\n")

    def test_relationships_are_named_by_their_type(self):
        self.damage("KNOWS", "outgoing")
        for query in ("MATCH (a)-[:KNOWS]->(b) RETURN b.name", "MATCH (a)<-[k]-(b) RETURN a.name",
                      "MATCH (a:Person {name: 'p1'}) DETACH DELETE a"):
            _, err = self.query(query, status=AT_FAULT)
            self.assertIn("the relationships of type `KNOWS` cannot be read", err)
        self.assertEqual(self.query("MATCH (p:Person) RETURN count(*) AS n")[0], "n\n3000\n")

    def test_check_lists_all_of_it(self):
        self.damage("age", "node_values")
        self.damage("KNOWS", "outgoing")
        _, err = self.run_program("check", "kb.dossier", status=AT_FAULT)
        self.assertIn("the property `age` of nodes cannot be read", err)
        self.assertIn("the relationships of type `KNOWS` cannot be read", err)

    def test_a_write_that_needs_what_is_damaged_leaves_the_file_as_it_was(self):
        self.damage("age", "node_values")
        before = (self.folder / "kb.dossier").read_bytes()
        self.query("MATCH (p:Person {name: 'p5'}) SET p.age = 1", status=AT_FAULT)
        self.assertEqual((self.folder / "kb.dossier").read_bytes(), before)
        self.assertFalse((self.folder / "kb.dossier-wal").exists())


if __name__ == "__main__":
    unittest.main()

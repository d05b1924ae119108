#include "query/manual/tables.hpp"

namespace dossier::query::manual {

// One entry a clause or subclause, by name.

std::vector<Entry> clauses() {
    constexpr auto kind = Kind::clause;
    return {
        {kind, "CALL", "CALL procedure(argument, …) [YIELD field [AS name], … [WHERE condition]]",
         "calls a procedure for each row; standing alone it gives all that the procedure yields",
         "CALL db.labels() YIELD label RETURN label"},
        {kind, "CALL { }", "CALL (variable, …) { query }",
         "runs a query for each row, which sees the variables named; (*) names all",
         "MATCH (a:Country) CALL (a) { MATCH (a)-[r]->() RETURN count(r) AS ties } RETURN a.name, ties"},
        {kind, "CALL { } IN TRANSACTIONS",
         "CALL (variable, …) { query } IN [[n] CONCURRENT] TRANSACTIONS [OF n ROW|ROWS] [ON ERROR CONTINUE|BREAK|FAIL] "
         "[REPORT STATUS AS name]",
         "commits after every 1,000 rows, or as many as told, in a statement that is no part of an open transaction; "
         "when a row fails, those of its transaction are taken back, earlier ones stay, and the rest goes on, is left "
         "out or is an error (FAIL, unless told); the status has started, committed, transactionId and errorMessage; "
         "CONCURRENT transactions run one after another",
         "UNWIND [1, 0, 2] AS x CALL (x) { CREATE (t:Topic {weight: 10 / x}) RETURN t } IN TRANSACTIONS OF 1 ROW "
         "ON ERROR CONTINUE REPORT STATUS AS s RETURN x, t.weight, s.committed, s.errorMessage"},
        {kind, "CREATE", "CREATE pattern, …", "makes nodes and relationships",
         "CREATE (a:Actor {name: 'Polen'})-[:SUPPORTS]->(b:Actor {name: 'Litouwen'}) RETURN a.name, b.name"},
        {kind, "CREATE CONSTRAINT",
         "CREATE CONSTRAINT [name] [IF NOT EXISTS] FOR (n:Label) | ()-[r:TYPE]-() REQUIRE (n.key, …) IS "
         "[NODE|RELATIONSHIP|REL] UNIQUE | KEY | NOT NULL",
         "what every such node or relationship must keep: values of its own, or a value at all",
         "CREATE CONSTRAINT actor_name FOR (a:Actor) REQUIRE a.name IS UNIQUE"},
        {kind, "CREATE INDEX",
         "CREATE [RANGE|FULLTEXT] INDEX [name] [IF NOT EXISTS] FOR (n:Label) | ()-[r:TYPE]-() ON (n.key, …) | ON EACH "
         "[n.key, …]",
         "nodes or relationships are found by values, or with FULLTEXT by words",
         "CREATE INDEX topic_name FOR (t:Topic) ON (t.name)"},
        {kind, "DROP", "DROP INDEX | CONSTRAINT name [IF EXISTS]", "takes an index or a constraint away",
         "DROP INDEX nothing IF EXISTS"},
        {kind, "CYPHER", "CYPHER 9 query", "says for which version of the language the query is written",
         "CYPHER 9 RETURN 1 AS one"},
        {kind, "DELETE", "[DETACH] DELETE expression, …",
         "erases nodes and relationships; DETACH also the relationships of the nodes",
         "MATCH (t:Topic {name: 'energie'}) DETACH DELETE t WITH count(*) AS gone MATCH (t:Topic) RETURN t.name"},
        {kind, "EXPLAIN", "EXPLAIN query", "how the query would be run, running nothing",
         "EXPLAIN MATCH (a:Actor) RETURN a.name", true},
        {kind, "FILTER", "FILTER [WHERE] condition", "lets those rows pass for which the condition is true",
         "MATCH (a:Actor) FILTER a.since < 1950 RETURN a.name"},
        {kind, "FINISH", "FINISH", "ends a query that gives no rows", "CREATE (:Topic {name: 'water'}) FINISH"},
        {kind, "FOR", "FOR variable IN list [WITH ORDINALITY|OFFSET variable]",
         "a row for each element of a list, as UNWIND; with its place, from 1 or from 0",
         "FOR x IN ['a', 'b'] WITH ORDINALITY place RETURN place, x"},
        {kind, "INSERT", "INSERT pattern, …", "makes nodes and relationships, as CREATE",
         "INSERT (t:Topic {name: 'water'}) RETURN t.name"},
        {kind, "LET", "LET variable = expression, …", "adds variables to each row",
         "UNWIND [1, 2] AS x LET y = x * 10 RETURN x, y"},
        {kind, "LIMIT", "LIMIT count", "no more rows than this", "UNWIND [3, 1, 2] AS x RETURN x ORDER BY x LIMIT 2"},
        {kind, "MANDATORY MATCH", "MANDATORY MATCH pattern, … [WHERE condition]",
         "as MATCH, but a row for which nothing is found is an error",
         "MANDATORY MATCH (t:Topic {name: 'energie'}) RETURN t.name"},
        {kind, "MATCH", "MATCH pattern, … [WHERE condition]",
         "finds every place of the graph that looks like the pattern",
         "MATCH (a:Country)-[:SUPPORTS]->(b) WHERE a.since = 1949 RETURN a.name, b.name"},
        {kind, "MERGE", "MERGE pattern [ON CREATE SET …] [ON MATCH SET …]",
         "finds the pattern, or makes it where there is none",
         "MERGE (t:Topic {name: 'energie'}) ON CREATE SET t.new = true ON MATCH SET t.new = false RETURN t.name, "
         "t.new"},
        {kind, "LOAD CSV", "LOAD CSV [WITH HEADERS] FROM file AS variable [FIELDTERMINATOR text]",
         "a row for each record of a file: a list of its fields, or a map by the names in its first record",
         "LOAD CSV WITH HEADERS FROM 'topics.csv' AS row RETURN row.name", true},
        {kind, "NEXT", "query NEXT query", "hands all the rows of one query on to another",
         "MATCH (a:Country) RETURN count(a) AS n NEXT RETURN n + 1 AS more"},
        {kind, "OFFSET", "OFFSET count", "leaves the first rows out, as SKIP",
         "UNWIND [3, 1, 2] AS x RETURN x ORDER BY x OFFSET 1"},
        {kind, "OPTIONAL CALL", "OPTIONAL CALL (variable, …) { query } | procedure(argument, …) YIELD …",
         "as CALL, but a row without an answer stays, with nulls",
         "MATCH (t:Topic) OPTIONAL CALL (t) { MATCH (t)<-[:DISCUSSES]-(a) RETURN a.name AS who } "
         "RETURN t.name, who ORDER BY t.name, who"},
        {kind, "OPTIONAL MATCH", "OPTIONAL MATCH pattern, … [WHERE condition]",
         "as MATCH, but a row for which nothing is found stays, with nulls",
         "MATCH (t:Topic) OPTIONAL MATCH (t)<-[:DISCUSSES]-(a) RETURN t.name, a.name ORDER BY t.name, a.name"},
        {kind, "ORDER BY", "ORDER BY expression [ASC|ASCENDING|DESC|DESCENDING], …", "sorts the rows",
         "MATCH (a:Actor) RETURN a.name ORDER BY a.name DESC"},
        {kind, "PROFILE", "PROFILE query",
         "runs the query and shows how, with the rows of each operator and their time",
         "PROFILE MATCH (a:Actor) RETURN a.name", true},
        {kind, "REMOVE", "REMOVE variable.key, … | variable:Label, …", "takes properties and labels away",
         "MATCH (a {name: 'NAVO'}) REMOVE a.since, a:Organization RETURN labels(a), a.since"},
        {kind, "RETURN", "RETURN [DISTINCT] expression [AS name], … | *",
         "what the query gives back; an aggregate makes one row for each value of the rest",
         "MATCH (a:Actor)-[:SUPPORTS]->(b) RETURN b.name AS who, count(*) AS times"},
        {kind, "SET", "SET variable.key = value, … | variable = map | variable += map | variable:Label",
         "changes properties and adds labels",
         "MATCH (a {name: 'NAVO'}) SET a.seat = 'Brussel', a:Ally RETURN a.seat, labels(a)"},
        {kind, "SHOW",
         "SHOW [ALL|RANGE|FULLTEXT|TEXT|POINT|LOOKUP|VECTOR] INDEX|INDEXES, SHOW "
         "[ALL|UNIQUE|UNIQUENESS|KEY|EXIST|EXISTENCE] CONSTRAINT|CONSTRAINTS, SHOW [ALL|BUILT IN] FUNCTION|FUNCTIONS, "
         "SHOW PROCEDURE|PROCEDURES, [YIELD …] [WHERE …] [RETURN …]",
         "what is declared and what can be called", "SHOW INDEXES YIELD name, type, labelsOrTypes, properties"},
        {kind, "SKIP", "SKIP count", "leaves the first rows out", "UNWIND [3, 1, 2] AS x RETURN x ORDER BY x SKIP 1"},
        {kind, "UNION", "query UNION [ALL|DISTINCT] query",
         "the rows of both, each once; ALL keeps those that are equal",
         "RETURN 1 AS x UNION RETURN 1 AS x UNION RETURN 2 AS x"},
        {kind, "UNWIND", "UNWIND list AS variable", "a row for each element of a list",
         "UNWIND [1, 2] AS x RETURN x * 10 AS y"},
        {kind, "WHERE", "WHERE condition",
         "keeps what makes the condition true, behind MATCH, WITH and YIELD and inside patterns and comprehensions",
         "MATCH (a:Actor WHERE a.since IS NOT NULL)-[r WHERE r.weight > 3]->(b) RETURN a.name, r.weight, b.name"},
        {kind, "WITH", "WITH [DISTINCT] expression [AS name], … | * [ORDER BY …] [SKIP …] [LIMIT …] [WHERE condition]",
         "hands on these values alone to what follows",
         "MATCH (a)-[r]->() WITH a, count(r) AS ties WHERE ties > 1 RETURN a.name, ties"},
        {kind, "YIELD", "YIELD field [AS name], … | * [WHERE condition]", "which of a procedure's fields go on",
         "CALL graph.degree() YIELD node, degree WHERE degree > 2 RETURN node.name, degree"},
    };
}

}  // namespace dossier::query::manual

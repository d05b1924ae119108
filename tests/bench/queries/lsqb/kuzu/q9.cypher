MATCH (a:Person)-[:KNOWS]->(:Person)-[:KNOWS]->(c:Person)-[:HAS_INTEREST]->(:Tag)
WHERE id(a) <> id(c) AND NOT (a)-[:KNOWS]->(c)
RETURN count(*) AS count

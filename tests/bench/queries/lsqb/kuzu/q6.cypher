MATCH (a:Person)-[:KNOWS]->(:Person)-[:KNOWS]->(c:Person)-[:HAS_INTEREST]->(:Tag)
WHERE id(a) <> id(c)
RETURN count(*) AS count

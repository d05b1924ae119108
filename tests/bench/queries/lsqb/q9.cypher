// interests of friends of friends who are no friends themselves
MATCH (a:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(c:Person)-[:HAS_INTEREST]->(:Tag)
WHERE a <> c AND NOT (a)-[:KNOWS]-(c)
RETURN count(*) AS count

// friends of friends who work for one company
MATCH (c:Company)<-[:WORK_AT]-(a:Person)-[:KNOWS]-(:Person)-[:KNOWS]-(b:Person)-[:WORK_AT]->(c)
WHERE a <> b
RETURN count(*) AS count

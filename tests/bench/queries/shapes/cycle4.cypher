// a cycle of four, from a moderator
MATCH (a:Person)<-[:HAS_MODERATOR]-(:Forum)-[:CONTAINER_OF]->(:Post)-[:HAS_CREATOR]->(b:Person)-[:KNOWS]-(a) RETURN count(*) AS count

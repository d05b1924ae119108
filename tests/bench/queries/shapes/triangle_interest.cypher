// friends with an interest in common
MATCH (a:Person)-[:KNOWS]-(b:Person)-[:HAS_INTEREST]->(t:Tag)<-[:HAS_INTEREST]-(a) RETURN count(*) AS count

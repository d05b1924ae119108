// the nodes at the end of a chain
MATCH (:Person)-[:KNOWS]-(:Person)-[:HAS_INTEREST]->(t:Tag)<-[:HAS_TAG]-(:Forum)
RETURN DISTINCT t.id AS id

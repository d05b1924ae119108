// members of a forum with a common interest in its tag
MATCH (f:Forum)-[:HAS_TAG]->(t:Tag)<-[:HAS_INTEREST]-(p:Person)<-[:HAS_MEMBER]-(f) RETURN count(*) AS count

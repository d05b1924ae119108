// arms that may be missing, one of two steps
MATCH (p:Person)-[:IS_LOCATED_IN]->(:City)
OPTIONAL MATCH (p)-[:WORK_AT]->(work:Company)
OPTIONAL MATCH (p)<-[:HAS_CREATOR]-(post:Post)-[:HAS_TAG]->(tag:Tag)
RETURN count(*) AS count

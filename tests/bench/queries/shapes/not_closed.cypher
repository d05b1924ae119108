// members of a forum with a post who did not like it
MATCH (p:Person)<-[:HAS_MEMBER]-(:Forum)-[:CONTAINER_OF]->(post:Post)-[:HAS_TAG]->(:Tag)
WHERE p.id % 50 = 7 AND NOT (p)-[:LIKES]->(post)
RETURN count(*) AS count

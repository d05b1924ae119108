// a chain of six steps whose conditions lie in the middle
MATCH (:City)<-[:IS_LOCATED_IN]-(p:Person)<-[:HAS_CREATOR]-(c:Comment)-[:REPLY_OF]->(:Post)<-[:CONTAINER_OF]-(:Forum)-[:HAS_MODERATOR]->(:Person)-[:WORK_AT]->(:Company)
WHERE p.id % 3 = 0 AND c.id % 2 = 1
RETURN count(*) AS count

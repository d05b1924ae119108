// a chain of seven steps, the other way round
MATCH (:TagClass)<-[:HAS_TYPE]-(:Tag)<-[:HAS_INTEREST]-(:Person)<-[:HAS_MODERATOR]-(:Forum)-[:CONTAINER_OF]->(:Post)<-[:REPLY_OF]-(:Comment)<-[:LIKES]-(:Person)-[:IS_LOCATED_IN]->(:City)
RETURN count(*) AS count

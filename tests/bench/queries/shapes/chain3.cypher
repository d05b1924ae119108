// a chain of three steps, from the likes of a post
MATCH (:Person)-[:LIKES]->(:Post)<-[:CONTAINER_OF]-(:Forum)-[:HAS_MODERATOR]->(:Person) RETURN count(*) AS count

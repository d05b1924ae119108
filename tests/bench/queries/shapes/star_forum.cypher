// a star around a forum
MATCH (:Tag)<-[:HAS_TAG]-(f:Forum)-[:HAS_MODERATOR]->(:Person), (f)-[:HAS_MEMBER]->(:Person), (f)-[:CONTAINER_OF]->(:Post)
RETURN count(*) AS count

// a chain by a node in its middle
MATCH (:Forum)-[:HAS_MEMBER]->(p:Person)<-[:HAS_CREATOR]-(:Comment)-[:HAS_TAG]->(:Tag)
WITH p, count(*) AS n
RETURN sum(n * (p.id % 97)) AS count

// a star with arms of two steps, by its centre
MATCH (:Company)<-[:WORK_AT]-(p:Person)-[:IS_LOCATED_IN]->(:City)-[:IS_PART_OF]->(:Country), (p)-[:HAS_INTEREST]->(:Tag)-[:HAS_TYPE]->(:TagClass)
WITH p, count(*) AS n
RETURN sum(n * (p.id % 97)) AS count

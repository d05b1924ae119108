// a chain of two steps
MATCH (:Company)<-[:WORK_AT]-(:Person)-[:HAS_INTEREST]->(:Tag) RETURN count(*) AS count

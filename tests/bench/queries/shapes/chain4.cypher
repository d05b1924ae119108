// a chain of four steps to where comments are written
MATCH (:Tag)<-[:HAS_TAG]-(:Post)<-[:REPLY_OF]-(:Comment)-[:IS_LOCATED_IN]->(:Country)-[:IS_PART_OF]->(:Continent) RETURN count(*) AS count

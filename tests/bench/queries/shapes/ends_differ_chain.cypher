// a chain whose ends differ, over a city
MATCH (a:Person)-[:IS_LOCATED_IN]->(:City)<-[:IS_LOCATED_IN]-(b:Person)-[:HAS_INTEREST]->(:Tag)
WHERE a <> b
RETURN count(*) AS count

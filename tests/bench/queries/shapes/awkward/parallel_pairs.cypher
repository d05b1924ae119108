// two steps that never use one relationship twice
MATCH (a:P)-[:K]-(b)-[:K]-(c) RETURN count(*) AS count

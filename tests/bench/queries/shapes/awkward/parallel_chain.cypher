// a chain without directions
MATCH (a:P)-[:K]-(b)-[:L]-(c)-[:K]-(d:Q) RETURN count(*) AS count

// triangles whose sides may be parallel
MATCH (a:P)-[:K]-(b)-[:K]-(c)-[:K]-(a) RETURN count(*) AS count

// triangles of friends by the country of one
MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person)<-[:KNOWS]-(a)
WITH a, count(*) AS n
RETURN sum(n * (a.id % 97)) AS count

// triangles as rows
MATCH (a:Person)-[:KNOWS]->(b:Person)-[:KNOWS]->(c:Person)<-[:KNOWS]-(a) RETURN a.id AS a, b.id AS b, c.id AS c

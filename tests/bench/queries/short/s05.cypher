// how long a shortest path is
// $a: Person
// $b: Person
MATCH (a:Person {id: $a}), (b:Person {id: $b})
WHERE a <> b
MATCH p = shortestPath((a)-[:KNOWS*1..6]-(b))
RETURN length(p) AS n

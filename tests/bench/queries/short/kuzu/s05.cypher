// $a: Person
// $b: Person
MATCH p = (a:Person {id: $a})-[:KNOWS* SHORTEST 1..6]-(b:Person {id: $b})
RETURN length(p) AS n

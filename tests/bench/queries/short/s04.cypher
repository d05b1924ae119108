// one to three steps, distinct
// $p: Person
MATCH (p:Person {id: $p})-[:KNOWS*1..3]-(g:Person)
WHERE g <> p
RETURN count(DISTINCT g) AS n

// two steps, a condition, distinct
// $p: Person
MATCH (p:Person {id: $p})-[:KNOWS]-(:Person)-[:KNOWS]-(g:Person)
WHERE g.birthYear > 1990 AND g <> p
RETURN count(DISTINCT g) AS n

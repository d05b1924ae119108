// $p: Person
// $t: 0..49
MATCH (p:Person {id: $p})-[:KNOWS]-(f:Person)
WHERE EXISTS { MATCH (f)<-[:HAS_CREATOR]-(:Message)-[:HAS_TAG]->(:Tag {id: $t}) }
RETURN count(*) AS n

// friends who write about a tag
// $p: Person
// $t: 0..49
MATCH (p:Person {id: $p})-[:KNOWS]-(f:Person)
WHERE EXISTS { (f)<-[:HAS_CREATOR]-(:Message)-[:HAS_TAG]->(:Tag {id: $t}) }
RETURN count(*) AS n

// the latest messages of friends
// $p: Person
MATCH (p:Person {id: $p})-[:KNOWS]-(f:Person)<-[:HAS_CREATOR]-(m:Message)
RETURN f.id AS friend, m.id AS id, m.creationDate AS date
ORDER BY date DESC, id
LIMIT 20

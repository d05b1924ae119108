// neighbours
// $p: Person
MATCH (p:Person {id: $p})-[:KNOWS]-(f:Person) RETURN f.id AS id ORDER BY id

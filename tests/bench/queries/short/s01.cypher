// one node by its id
// $p: Person
MATCH (p:Person {id: $p}) RETURN p.birthYear AS year

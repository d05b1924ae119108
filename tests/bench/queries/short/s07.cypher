// what friends write about
// $p: Person
MATCH (p:Person {id: $p})-[:KNOWS]-(:Person)<-[:HAS_CREATOR]-(:Message)-[:HAS_TAG]->(t:Tag)
RETURN t.name AS name, count(*) AS n
ORDER BY n DESC, name
LIMIT 10

// who writes about a tag
// $t: Tag
MATCH (t:Tag {id: $t})<-[:HAS_TAG]-(:Message)-[:HAS_CREATOR]->(p:Person) RETURN count(DISTINCT p) AS n

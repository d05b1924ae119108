MATCH (s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(:Message)-[:HAS_TAG]->(t:Tag)
WHERE id(s) <> id(t)
RETURN count(*) AS count

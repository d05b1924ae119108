MATCH (s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(reply:Message)-[:HAS_TAG]->(t:Tag)
WHERE id(s) <> id(t) AND NOT (reply)-[:HAS_TAG]->(s)
RETURN count(*) AS count

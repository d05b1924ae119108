// a chain whose ends differ
MATCH (s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(:Comment)-[:HAS_TAG]->(t:Tag)
WHERE s <> t
RETURN count(*) AS count

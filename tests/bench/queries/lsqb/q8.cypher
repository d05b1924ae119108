// a chain whose closing relationship is not there
MATCH (s:Tag)<-[:HAS_TAG]-(:Message)<-[:REPLY_OF]-(reply:Comment)-[:HAS_TAG]->(t:Tag)
WHERE s <> t AND NOT (reply)-[:HAS_TAG]->(s)
RETURN count(*) AS count

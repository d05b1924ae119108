// the tags of most messages
MATCH (t:Tag)<-[:HAS_TAG]-(:Message)
RETURN t.id AS id, count(*) AS n
ORDER BY n DESC, id
LIMIT 10

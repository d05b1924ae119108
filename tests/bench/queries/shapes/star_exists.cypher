// what must be there, and what must not
MATCH (m:Message)-[:HAS_TAG]->(:Tag)
WHERE EXISTS { (m)<-[:REPLY_OF]-(:Comment)-[:HAS_TAG]->(:Tag) } AND NOT EXISTS { (m)<-[:LIKES]-(:Person) }
RETURN count(*) AS count

// a forum's posts that are liked most
// $f: Forum
MATCH (f:Forum {id: $f})-[:CONTAINER_OF]->(m:Message)
OPTIONAL MATCH (m)<-[:LIKES]-(p:Person)
RETURN m.id AS id, count(p) AS likes
ORDER BY likes DESC, id
LIMIT 10

// the longest messages of all
MATCH (m:Message)
RETURN m.id AS id, m.length AS length
ORDER BY length DESC, id
LIMIT 10

// a chain as rows
MATCH (c:Comment)-[:REPLY_OF]->(p:Post)-[:HAS_TAG]->(t:Tag) WHERE c.id % 7 = 0 RETURN c.id AS comment, p.id AS post, t.id AS tag

// who likes what a friend wrote
MATCH (a:Person)-[:KNOWS]-(b:Person)<-[:HAS_CREATOR]-(m:Message)<-[:LIKES]-(a) RETURN count(*) AS count

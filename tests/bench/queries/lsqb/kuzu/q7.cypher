MATCH (:Tag)<-[:HAS_TAG]-(m:Message)-[:HAS_CREATOR]->(:Person)
OPTIONAL MATCH (m)<-[:LIKES]-(who:Person)
OPTIONAL MATCH (m)<-[:REPLY_OF]-(reply:Message)
RETURN count(*) AS count

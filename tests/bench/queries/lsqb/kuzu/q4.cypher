MATCH (:Tag)<-[:HAS_TAG]-(m:Message)-[:HAS_CREATOR]->(:Person),
      (m)<-[:LIKES]-(:Person),
      (m)<-[:REPLY_OF]-(:Message)
RETURN count(*) AS count

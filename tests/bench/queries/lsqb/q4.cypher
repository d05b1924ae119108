// a star around a message
MATCH (:Tag)<-[:HAS_TAG]-(m:Message)-[:HAS_CREATOR]->(:Person),
      (m)<-[:LIKES]-(:Person),
      (m)<-[:REPLY_OF]-(:Comment)
RETURN count(*) AS count

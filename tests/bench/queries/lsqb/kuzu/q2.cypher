MATCH (a:Person)-[:KNOWS]->(b:Person),
      (a)<-[:HAS_CREATOR]-(:Message)-[:REPLY_OF_POST]->(:Message)-[:HAS_CREATOR]->(b)
RETURN count(*) AS count

// a cycle of four: friends, one of whom comments on the other's post
MATCH (a:Person)-[:KNOWS]-(b:Person),
      (a)<-[:HAS_CREATOR]-(:Comment)-[:REPLY_OF]->(:Post)-[:HAS_CREATOR]->(b)
RETURN count(*) AS count

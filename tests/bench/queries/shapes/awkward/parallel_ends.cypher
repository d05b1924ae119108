// ends that differ and are not joined
MATCH (a:P)-[:K]->(b)-[:L]->(c) WHERE a <> c AND NOT (a)-[:K]-(c) RETURN count(*) AS count

// paths of three steps by their start
MATCH (a:P)-[:L]->(b)-[:K]->(c)-[:L]->(d) WITH a, count(*) AS n RETURN sum(n * (a.id % 97)) AS count

// How are Rusland and China linked?
MATCH (a:Country {name: 'Rusland'})-[r:COOPERATES_WITH|SUPPORTS|OPPOSES|THREATENS|CALLS_ON]-(b:Country {name: 'China'})
UNWIND r.evidence AS id
MATCH (s:Sentence {id: id})
RETURN startNode(r).name AS from, type(r) AS link, endNode(r).name AS to, r.status AS status, s.text AS evidence
ORDER BY s.ordinal;

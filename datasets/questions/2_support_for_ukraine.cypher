// Who supports Oekraïne, and how?
MATCH (who:Actor)-[r:SUPPORTS|CONTRIBUTES_TO]->(what)
WHERE what.name CONTAINS 'Oekraïne'
UNWIND r.evidence AS id
MATCH (s:Sentence {id: id})
RETURN who.name AS actor, type(r) AS how, r.status AS status, s.text AS evidence
UNION
MATCH (who:Actor)-[:COMMITS_TO]->(c:Commitment)-[:TOWARDS|ABOUT]->(what), (c)-[:STATED_IN]->(s:Sentence)
WHERE what.name CONTAINS 'Oekraïne'
RETURN who.name AS actor, c.kind AS how, c.status AS status, s.text AS evidence;

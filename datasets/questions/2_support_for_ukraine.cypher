// Who supports Oekraïne, and how?
MATCH (who:Actor)-[r:SUPPORTS|CONTRIBUTES_TO]->(:Country {name: 'Oekraïne'})
UNWIND r.evidence AS id
MATCH (s:Sentence {id: id})
RETURN who.name AS actor, type(r) AS how, r.status AS status, s.text AS evidence
UNION
MATCH (who:Actor)-[:COMMITS_TO]->(c:Commitment)-[:TOWARDS]->(:Country {name: 'Oekraïne'}),
      (c)-[:STATED_IN]->(s:Sentence)
RETURN who.name AS actor, c.kind AS how, c.status AS status, s.text AS evidence;

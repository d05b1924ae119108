// What does the kabinet promise the Tweede Kamer?
MATCH (:Actor {name: 'kabinet'})-[:COMMITS_TO]->(c:Commitment)-[:TOWARDS]->(:Actor {name: 'Tweede Kamer'}),
      (c)-[:STATED_IN]->(s:Sentence)
OPTIONAL MATCH (c)-[:ABOUT]->(t:Topic)
RETURN c.kind AS kind, collect(t.name) AS topics, c.due_text AS deadline, s.text AS evidence;

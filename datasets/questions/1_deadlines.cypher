// Which commitments name a deadline?
MATCH (who:Actor)-[:COMMITS_TO]->(c:Commitment)-[:STATED_IN]->(s:Sentence)
WHERE c.due IS NOT NULL OR c.due_text IS NOT NULL
RETURN who.name AS actor, c.kind AS kind, c.due_text AS deadline, c.due AS due, s.text AS evidence
ORDER BY s.ordinal, actor;

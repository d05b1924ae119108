// Which Indo-Pacific partners are invited, and to which meeting?
MATCH (:Actor)-[r:INVITED_TO]->(e:Event)
UNWIND r.evidence AS id
MATCH (s:Sentence {id: id})-[:MENTIONS]->(partner:IndoPacificPartner)
RETURN e.name AS meeting, e.start AS date, collect(DISTINCT partner.name) AS partners, s.text AS evidence
ORDER BY date, meeting;

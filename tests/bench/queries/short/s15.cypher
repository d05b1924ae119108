// the messages of a day
// $d: 1262304000..1349999999
MATCH (m:Message) WHERE m.creationDate >= $d AND m.creationDate < $d + 86400 RETURN count(*) AS n

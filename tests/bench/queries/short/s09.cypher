// messages with a word
// $w: stone, planet, letter, graph query, island
MATCH (m:Message) WHERE m.content CONTAINS $w RETURN count(*) AS n

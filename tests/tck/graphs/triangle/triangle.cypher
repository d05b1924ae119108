// Three nodes that know each other in a round; the second statement closes it.
CREATE (:Corner {name: 'a;'})-[:NEXT]->(:Corner {name: 'b'})-[:NEXT]->(:Corner {name: 'c'});
MATCH (first {name: 'a;'}), (last {name: 'c'}) CREATE (last)-[:NEXT]->(first);

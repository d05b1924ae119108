CREATE INDEX exported FOR (n:exported) ON (n.exported);
CREATE
    (:Actor:Country:exported {id: 'NLD', name: 'Nederland', exported: 0}),
    (:Actor:Organization:exported {id: 'nato', name: 'NAVO & "bondgenoten"', exported: 1}),
    (:Actor:Group:exported {id: 'kabinet', name: 'het kabinet', exported: 2}),
    (:Topic:exported {id: 'ruimte', name: 'weerbaarheid in de ruimte', exported: 3}),
    (:Topic:exported {id: 'sahel', name: 'Sahel <b>regio</b>', exported: 4});
CREATE
    (:Commitment:exported {id: 'c1', kind: 'undertaking', due: date('2024-09-22'), text: 'Het kabinet informeert uw Kamer na de zomer over de uitkomsten van de Top en over de bijdrage van Nederland.', exported: 5}),
    (:Sentence:exported {text: 'Regel één\nregel \\twee\u0001', begin: 12, exported: 6}),
    (:Topic:exported {id: 'ruimte', tags: ['a;b', 'c'], weight: 0.5, exported: 7}),
    (:exported {exported: 8});
UNWIND [
    {start: 0, end: 3, properties: {confidence: 0.9, evidence: ['s1', 's2']}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:SUPPORTS]->(b)
SET r = row.properties;
UNWIND [
    {start: 1, end: 4, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:DISCUSSES]->(b)
SET r = row.properties;
UNWIND [
    {start: 0, end: 1, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:MEMBER_OF]->(b)
SET r = row.properties;
UNWIND [
    {start: 2, end: 5, properties: {status: 'made "now"'}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:COMMITS_TO]->(b)
SET r = row.properties;
UNWIND [
    {start: 5, end: 3, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:ABOUT]->(b)
SET r = row.properties;
UNWIND [
    {start: 5, end: 6, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:STATED_IN]->(b)
SET r = row.properties;
UNWIND [
    {start: 1, end: 1, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:COOPERATES_WITH]->(b)
SET r = row.properties;
UNWIND [
    {start: 7, end: 4, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:BROADER]->(b)
SET r = row.properties;
MATCH (n:exported) REMOVE n:exported, n.exported;
DROP INDEX exported;

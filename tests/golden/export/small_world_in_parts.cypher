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
CREATE
    (:Document:exported {id: 'kst-1', title: 'Een brief', date: date('2024-09-22'), exported: 9}),
    (:Document:exported {id: 'kst-0', exported: 10}),
    (:Section:exported {id: 'kst-1/1', exported: 11}),
    (:Paragraph:exported {id: 'kst-1/1/1', exported: 12}),
    (:Sentence:exported {id: 'kst-1/s1', text: '\\N is geen \\G', begin: 3, end: 17, exported: 13}),
    (:Topic:exported {id: 'defensie', name: 'Defensie', name_nl: 'Defensie', name_en: 'Defence', aliases: ['krijgsmacht', 'leger'], exported: 14});
CREATE
    (:end:`rare; naam`:exported {date: date('-0221-09-04'), yes: true, int: -9007199254740993, doubles: [(1.0 / 0.0), (-1.0 / 0.0), (0.0 / 0.0), 1e300], time: time('00:00+01:00'), `local time`: localtime('00:00:45.000123'), moment: localdatetime('1970-01-01T00:00'), zoned: datetime('1970-01-01T01:00:00.500+01:00[Europe/Amsterdam]'), period: duration('P1Y2M3DT5S'), `there and back`: duration('P1M-3D'), none: [], flags: [true, false], mixed: [1, 'een'], nested: [[1], []], class: '%%{init}%% style a:#b; `x` [y] {z} |w| ; -- & &amp; 100%', `a:b``c"
`: '\r\n\t', exported: 15});
UNWIND [
    {start: 0, end: 3, properties: {confidence: 0.9, evidence: ['s1', 's2']}},
    {start: 1, end: 3, properties: {status: 'expected'}},
    {start: 2, end: 3, properties: {evidence: ['kst-1/s1'], status: 'intended'}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:SUPPORTS]->(b)
SET r = row.properties;
UNWIND [
    {start: 1, end: 4, properties: {}},
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
UNWIND [
    {start: 0, end: 4, properties: {status: 'negated'}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:OPPOSES]->(b)
SET r = row.properties;
UNWIND [
    {start: 9, end: 11, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:HAS_SECTION]->(b)
SET r = row.properties;
UNWIND [
    {start: 11, end: 12, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:HAS_PARAGRAPH]->(b)
SET r = row.properties;
UNWIND [
    {start: 12, end: 13, properties: {}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:HAS_SENTENCE]->(b)
SET r = row.properties;
UNWIND [
    {start: 9, end: 10, properties: {text: 'Kamerstuk 0'}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:CITES]->(b)
SET r = row.properties;
UNWIND [
    {start: 13, end: 14, properties: {surface: 'leger'}}
] AS row
MATCH (a:exported {exported: row.start}), (b:exported {exported: row.end})
CREATE (a)-[r:MENTIONS]->(b)
SET r = row.properties;
MATCH (n:exported) REMOVE n:exported, n.exported;
DROP INDEX exported;

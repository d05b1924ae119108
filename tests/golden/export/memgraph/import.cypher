// Reads the files beside it into Memgraph. It looks for them where the server runs: in front of each name, write
// the folder that holds them there. Run with: mgconsole < import.cypher

CREATE INDEX ON :__mg_vertex__(__mg_id__);

LOAD CSV FROM "nodes_1.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:__mg_vertex__ {__mg_id__: toInteger(row._id)});

LOAD CSV FROM "nodes_2_Actor_Country.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Actor:Country:__mg_vertex__ {__mg_id__: toInteger(row._id), id: row.id, name: row.name});

LOAD CSV FROM "nodes_3_Actor_Group.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Actor:Group:__mg_vertex__ {__mg_id__: toInteger(row._id), id: row.id, name: row.name});

LOAD CSV FROM "nodes_4_Actor_Organization.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Actor:Organization:__mg_vertex__ {__mg_id__: toInteger(row._id), id: row.id, name: row.name});

LOAD CSV FROM "nodes_5_Commitment.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Commitment:__mg_vertex__ {__mg_id__: toInteger(row._id), due: CASE WHEN row.due IS NULL THEN null ELSE date(row.due) END, id: row.id, kind: row.kind, text: row.text});

LOAD CSV FROM "nodes_6_Document.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Document:__mg_vertex__ {__mg_id__: toInteger(row._id), date: CASE WHEN row.date IS NULL THEN null ELSE date(row.date) END, id: row.id, title: row.title});

LOAD CSV FROM "nodes_7_Paragraph.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Paragraph:__mg_vertex__ {__mg_id__: toInteger(row._id), id: row.id});

LOAD CSV FROM "nodes_8_Section.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Section:__mg_vertex__ {__mg_id__: toInteger(row._id), id: row.id});

LOAD CSV FROM "nodes_9_Sentence.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Sentence:__mg_vertex__ {__mg_id__: toInteger(row._id), begin: toInteger(row.begin), end: toInteger(row.end), id: row.id, text: replace(row.text, '␊', '\n')});

LOAD CSV FROM "nodes_10_Topic.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:Topic:__mg_vertex__ {__mg_id__: toInteger(row._id), aliases: CASE WHEN row.aliases IS NULL THEN null WHEN row.aliases = '' THEN [] ELSE split(row.aliases, ';') END, id: row.id, name: row.name, name_en: row.name_en, name_nl: row.name_nl, tags: CASE WHEN row.tags IS NULL THEN null WHEN row.tags = '' THEN [] ELSE split(row.tags, '␟') END, weight: toFloat(row.weight)});

// 'date' stays text: dates of Memgraph are in the years 0 to 9999
// 'doubles' stays text: NaN and infinities have no text for toFloat()
// 'int' stays text: toInteger() of a text is exact up to 2^53 only
// 'mixed' stays text: values of several kinds, as JSON
// 'nested' stays text: values of several kinds, as JSON
// 'period' stays text: durations of Memgraph have no months
// 'there_and_back' stays text: durations of Memgraph have no months
// 'time' stays text: not every Memgraph has a type with a time zone
// 'zoned' stays text: not every Memgraph has a type with a time zone
LOAD CSV FROM "nodes_11_end.csv" WITH HEADER NULLIF '\\N1' AS row
CREATE (:end:__mg_vertex__ {__mg_id__: toInteger(row._id), `a:b``c"_`: replace(replace(row.`a:b``c"_`, '␊', '\n'), '␍', '\r'), class: row.class, date: row.date, doubles: CASE WHEN row.doubles IS NULL THEN null WHEN row.doubles = '' THEN [] ELSE split(row.doubles, ';') END, flags: CASE WHEN row.flags IS NULL THEN null WHEN row.flags = '' THEN [] ELSE [part IN split(row.flags, ';') | toBoolean(part)] END, int: row.int, local_time: CASE WHEN row.local_time IS NULL THEN null ELSE localTime(row.local_time) END, mixed: row.mixed, moment: CASE WHEN row.moment IS NULL THEN null ELSE localDateTime(row.moment) END, nested: row.nested, none: CASE WHEN row.none IS NULL THEN null WHEN row.none = '' THEN [] ELSE split(row.none, ';') END, period: row.period, there_and_back: row.there_and_back, time: row.time, yes: toBoolean(row.yes), zoned: row.zoned});

LOAD CSV FROM "relationships_1_ABOUT.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:ABOUT]->(b);

LOAD CSV FROM "relationships_2_BROADER.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:BROADER]->(b);

LOAD CSV FROM "relationships_3_CITES.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:CITES {text: row.text}]->(b);

LOAD CSV FROM "relationships_4_COMMITS_TO.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:COMMITS_TO {status: row.status}]->(b);

LOAD CSV FROM "relationships_5_COOPERATES_WITH.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:COOPERATES_WITH]->(b);

LOAD CSV FROM "relationships_6_DISCUSSES.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:DISCUSSES]->(b);

LOAD CSV FROM "relationships_7_HAS_PARAGRAPH.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:HAS_PARAGRAPH]->(b);

LOAD CSV FROM "relationships_8_HAS_SECTION.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:HAS_SECTION]->(b);

LOAD CSV FROM "relationships_9_HAS_SENTENCE.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:HAS_SENTENCE]->(b);

LOAD CSV FROM "relationships_10_MEMBER_OF.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:MEMBER_OF]->(b);

LOAD CSV FROM "relationships_11_MENTIONS.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:MENTIONS {surface: row.surface}]->(b);

LOAD CSV FROM "relationships_12_OPPOSES.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:OPPOSES {status: row.status}]->(b);

LOAD CSV FROM "relationships_13_STATED_IN.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:STATED_IN]->(b);

LOAD CSV FROM "relationships_14_SUPPORTS.csv" WITH HEADER NULLIF '\\N1' AS row
MATCH (a:__mg_vertex__ {__mg_id__: toInteger(row._start)}), (b:__mg_vertex__ {__mg_id__: toInteger(row._end)})
CREATE (a)-[:SUPPORTS {confidence: toFloat(row.confidence), evidence: CASE WHEN row.evidence IS NULL THEN null WHEN row.evidence = '' THEN [] ELSE split(row.evidence, ';') END, status: row.status}]->(b);

MATCH (n:__mg_vertex__) REMOVE n:__mg_vertex__, n.__mg_id__;
DROP INDEX ON :__mg_vertex__(__mg_id__);

// a chain by its first node
MATCH (land:Country)<-[:IS_PART_OF]-(:City)<-[:IS_LOCATED_IN]-(:Person)<-[:HAS_CREATOR]-(:Post)-[:HAS_TAG]->(:Tag)
WITH land, count(*) AS n
RETURN sum(n * (land.id % 97)) AS count

// a chain of five steps with types of either label
MATCH (:University)<-[:STUDY_AT]-(:Person)<-[:HAS_CREATOR]-(:Message)-[:HAS_TAG]->(:Tag)-[:HAS_TYPE]->(:TagClass)-[:IS_SUBCLASS_OF]->(:TagClass) RETURN count(*) AS count

SELECT count(*)
FROM Person_knows_Person AS ab
JOIN Person_knows_Person AS bc ON bc.person1id = ab.person2id AND bc.person2id <> ab.person1id
JOIN Person_hasInterest_Tag AS interest ON interest.id = bc.person2id
LEFT JOIN Person_knows_Person AS closing ON closing.person1id = ab.person1id AND closing.person2id = bc.person2id
WHERE closing.person1id IS NULL

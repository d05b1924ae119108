SELECT count(*)
FROM City AS city_a
JOIN City AS city_b ON city_b.ispartof_country = city_a.ispartof_country
JOIN City AS city_c ON city_c.ispartof_country = city_a.ispartof_country
JOIN Person AS a ON a.islocatedin_city = city_a.id
JOIN Person AS b ON b.islocatedin_city = city_b.id
JOIN Person AS c ON c.islocatedin_city = city_c.id
JOIN Person_knows_Person AS ab ON ab.person1id = a.id AND ab.person2id = b.id
JOIN Person_knows_Person AS bc ON bc.person1id = b.id AND bc.person2id = c.id
JOIN Person_knows_Person AS ca ON ca.person1id = c.id AND ca.person2id = a.id

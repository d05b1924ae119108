SELECT count(*)
FROM Person_knows_Person AS knows
JOIN Comment ON Comment.hascreator_person = knows.person1id
JOIN Post ON Post.id = Comment.replyof_post AND Post.hascreator_person = knows.person2id

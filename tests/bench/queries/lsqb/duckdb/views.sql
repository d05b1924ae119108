CREATE VIEW has_tag AS SELECT id AS message, hastag_tag AS tag FROM Post_hasTag_Tag UNION ALL SELECT id, hastag_tag FROM Comment_hasTag_Tag;
CREATE VIEW has_creator AS SELECT id AS message, hascreator_person AS person FROM Post UNION ALL SELECT id, hascreator_person FROM Comment;
CREATE VIEW likes AS SELECT id AS person, likes_post AS message FROM Person_likes_Post UNION ALL SELECT id, likes_comment FROM Person_likes_Comment;
CREATE VIEW reply_of AS SELECT id AS reply, coalesce(replyof_post, replyof_comment) AS message FROM Comment;

SELECT count(*)
FROM has_tag
JOIN has_creator USING (message)
JOIN likes USING (message)
JOIN reply_of USING (message)

SELECT count(*)
FROM has_tag
JOIN has_creator USING (message)
LEFT JOIN likes USING (message)
LEFT JOIN reply_of USING (message)

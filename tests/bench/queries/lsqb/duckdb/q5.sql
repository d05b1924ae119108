SELECT count(*)
FROM has_tag AS first
JOIN reply_of ON reply_of.message = first.message
JOIN Comment_hasTag_Tag AS second ON second.id = reply_of.reply
WHERE first.tag <> second.hastag_tag

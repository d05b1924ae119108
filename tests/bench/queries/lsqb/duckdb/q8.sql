SELECT count(*)
FROM has_tag AS first
JOIN reply_of ON reply_of.message = first.message
JOIN Comment_hasTag_Tag AS second ON second.id = reply_of.reply
LEFT JOIN Comment_hasTag_Tag AS closing ON closing.id = reply_of.reply AND closing.hastag_tag = first.tag
WHERE first.tag <> second.hastag_tag AND closing.id IS NULL

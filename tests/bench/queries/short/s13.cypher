// the replies below a message
// $m: Message
MATCH (m:Message {id: $m})<-[:REPLY_OF*1..4]-(:Message) RETURN count(*) AS n

SELECT count(*)
FROM Country
JOIN City ON City.ispartof_country = Country.id
JOIN Person ON Person.islocatedin_city = City.id
JOIN Forum_hasMember_Person AS member ON member.hasmember_person = Person.id
JOIN Forum ON Forum.id = member.id
JOIN Post ON Post.forum_containerof = Forum.id
JOIN Comment ON Comment.replyof_post = Post.id
JOIN Comment_hasTag_Tag AS tagged ON tagged.id = Comment.id
JOIN Tag ON Tag.id = tagged.hastag_tag
JOIN TagClass ON TagClass.id = Tag.hastype_tagclass

// What is read from a file at its first use: nothing before, the same then, and what happens where that fails.

#include <atomic>
#include <functional>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "failing_disk.hpp"
#include "graph/late.hpp"
#include "graph/schema.hpp"
#include "storage_fixture.hpp"

namespace dossier::graph {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(Late, IsMadeOnceAtItsFirstUse) {
    int made = 0;
    auto late = Late<std::string>::made_by([&] { return "made " + std::to_string(++made); });
    late.then([](std::string& text) { text += ", changed"; });
    EXPECT_FALSE(late.is_made());
    EXPECT_EQ(made, 0);
    EXPECT_EQ(*late, "made 1, changed");
    late.then([](std::string& text) { text += " again"; });
    EXPECT_EQ(*late, "made 1, changed again");
}

TEST(Late, IsTriedAgainWhenItFailed) {
    bool fails = true;
    const auto late = Late<int>::made_by([&] { return fails ? throw std::runtime_error{"not yet"} : 7; });
    EXPECT_THROW(static_cast<void>(*late), std::runtime_error);
    fails = false;
    EXPECT_EQ(*late, 7);
}

TEST(Late, ManyThreadsGetTheSame) {
    std::atomic<int> made = 0;
    const auto late = Late<std::vector<int>>::made_by([&] {
        ++made;
        return std::vector<int>(10'000, 1);
    });
    std::vector<std::thread> threads;
    std::atomic<std::size_t> seen = 0;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { seen += late->size(); });
    for (std::thread& each : threads) each.join();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(seen, 80'000U);
}

struct StorageLate : Storage {
    void sql(const std::string& text) const {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    /// A ring of persons with a name and an age, each of whom knows the next and likes the one after; written as a
    /// base.
    void create() const;
    /// Breaks one column of the base.
    void damage(const std::string& kind, const std::string& number) const {
        sql("UPDATE base SET bytes = zeroblob(length(bytes)) WHERE kind = '" + kind + "' AND number = " + number);
    }
    static constexpr std::uint32_t persons = 3000;
};

void StorageLate::create() const {
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    Transaction transaction{graph};
    const std::vector person{graph.intern_label("Person")};
    const KeyId name = graph.intern_key("name"), age = graph.intern_key("age"), since = graph.intern_key("since");
    const TypeId knows = graph.intern_type("KNOWS"), likes = graph.intern_type("LIKES");
    for (std::uint32_t i = 0; i < persons; ++i) {
        const NodeId node = graph.create_node(person);
        graph.set_property(node, name, "p" + std::to_string(i));
        graph.set_property(node, age, std::int64_t{i % 90});
    }
    for (std::uint32_t i = 0; i < persons; ++i) {
        const RelationshipId made = graph.create_relationship(NodeId{i}, NodeId{(i + 1) % persons}, knows);
        graph.set_property(made, since, std::int64_t{i});
        graph.create_relationship(NodeId{i}, NodeId{(i + 2) % persons}, likes);
    }
    graph.create_index({.name = "ages", .target = {ElementKind::node, {"Person"}, {"age"}}, .constraint = {}});
    base.commit(transaction);
}

constexpr KeyId name{0}, age{1}, since{2};
constexpr TypeId knows{0}, likes{1};

TEST_F(StorageLate, CountsAreToldWithoutReadingWhatTheyCount) {
    create();
    for (const char* kind : {"outgoing", "node_values", "relationship_values"}) {
        for (const char* number : {"0", "1", "2"}) damage(kind, number);
    }
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    const PropertyGraph& graph = base.graph();
    EXPECT_EQ(graph.node_count(), persons);
    EXPECT_EQ(graph.relationship_count(), 2 * persons);
    EXPECT_EQ(graph.count(LabelId{0}), persons);
    EXPECT_EQ(graph.count(knows), persons);
    EXPECT_EQ(graph.count(LabelId{0}, likes, LabelId{0}), persons);
    EXPECT_TRUE(graph.is_simple(knows));
    EXPECT_EQ(graph.labels_of(NodeId{7}).size(), 1U);
}

TEST_F(StorageLate, WhetherATypeIsSimpleIsKnownWithoutItsLists) {
    create();
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        // Enough that the base is made anew.
        base.graph().create_relationships(knows, std::vector<Ends>(5000, Ends{NodeId{1}, NodeId{2}}));
        base.commit(transaction);
    }
    const std::string sound = read();
    damage("outgoing", "0");
    damage("outgoing", "1");
    {
        const KnowledgeBase base = KnowledgeBase::open(path, true);
        EXPECT_FALSE(base.graph().is_simple(knows));
        EXPECT_TRUE(base.graph().is_simple(likes));
    }
    write(sound);
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        for (const TypeId type : {knows, likes}) base.graph().create_relationship(NodeId{7}, NodeId{9}, type);
        base.commit(transaction);
    }
    EXPECT_FALSE(KnowledgeBase::open(path, true).graph().is_simple(likes)) << "7 likes 9 twice";
    damage("outgoing", "0");
    damage("outgoing", "1");
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    EXPECT_FALSE(base.graph().is_simple(knows)) << "what comes on top takes nothing away";
    EXPECT_EQ(fault([&] { static_cast<void>(base.graph().is_simple(likes)); }).code, ErrorCode::damaged_file);
}

TEST_F(StorageLate, ADamagedColumnIsNamedAtItsFirstUseAndTheRestIsThere) {
    create();
    damage("node_values", "1");
    damage("outgoing", "1");
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    const PropertyGraph& graph = base.graph();
    EXPECT_EQ(graph.property(NodeId{5}, name).as_string(), "p5");
    EXPECT_EQ(graph.neighbours(NodeId{5}, knows, Direction::incoming).nodes.front(), NodeId{4});
    const std::string ages = "the property `age` of nodes", those = "the relationships of type `LIKES`";
    const std::vector<std::pair<std::string, std::function<void()>>> faults{
        {ages, [&] { static_cast<void>(graph.property(NodeId{5}, age)); }},
        {ages, [&] { static_cast<void>(graph.properties(NodeId{5})); }},
        {ages, [&] { static_cast<void>(graph.schema().index("ages")->range->size()); }},
        {those, [&] { static_cast<void>(graph.neighbours(NodeId{5}, likes, Direction::outgoing)); }},
        {those, [&] { static_cast<void>(graph.neighbours(NodeId{5}, likes, Direction::incoming)); }},
        {those, [&] { static_cast<void>(graph.start(RelationshipId{0})); }},
    };
    for (const auto& [what, work] : faults) {
        for (int time = 0; time < 2; ++time) {
            const Diagnostic found = fault(work);
            EXPECT_EQ(found.code, ErrorCode::damaged_file);
            EXPECT_THAT(found.message, testing::StartsWith("`" + path.string() + "` is damaged: " + what +
                                                           " cannot be read: its base is damaged: the check sum of `"));
            EXPECT_THAT(found.hint, HasSubstr("`dossier check`"));
        }
    }
    std::vector<std::string> told;
    for (const Diagnostic& each : base.check()) told.push_back(each.message);
    EXPECT_THAT(told, testing::UnorderedElementsAre(HasSubstr(ages), HasSubstr(those)));
}

TEST_F(StorageLate, WritingWhereSomethingIsDamagedLeavesNothing) {
    create();
    damage("node_values", "1");
    damage("outgoing", "1");
    const std::string before = read();
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        PropertyGraph& graph = base.graph();
        const auto try_out = [&](const auto& work) {
            Transaction transaction{graph};
            const Diagnostic found = fault([&] {
                work();
                base.commit(transaction);
            });
            EXPECT_EQ(found.code, ErrorCode::damaged_file);
        };
        try_out([&] { graph.set_property(NodeId{5}, age, 1); });
        try_out([&] { graph.set_property(NodeId{5}, name, "other"); });  // its row needs the age
        try_out([&] { graph.create_relationship(NodeId{5}, NodeId{6}, likes); });
        try_out([&] { graph.create_relationships(likes, std::vector<Ends>{{NodeId{5}, NodeId{6}}}); });
        try_out([&] { graph.erase(RelationshipId{0}); });  // of which type it is, all lists say
        try_out([&] { graph.add_label(NodeId{5}, graph.intern_label("New")); });
        EXPECT_EQ(graph.property(NodeId{5}, name).as_string(), "p5");
        EXPECT_EQ(graph.relationship_count(), 2 * persons);
        EXPECT_EQ(graph.count(LabelId{0}, knows, LabelId{0}), persons);
        EXPECT_EQ(graph.degree(NodeId{5}, knows, Direction::outgoing), 1U);
    }
    EXPECT_EQ(read(), before);
}

TEST_F(StorageLate, AnIndexThatCannotBeReadForIsNotMade) {
    create();
    damage("node_values", "1");
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    Transaction transaction{graph};
    for (const IndexKind kind : {IndexKind::range, IndexKind::full_text}) {
        const IndexDefinition both{
            .name = "both", .kind = kind, .target = {ElementKind::node, {"Person"}, {"name", "age"}}, .constraint = {}};
        EXPECT_EQ(fault([&] { graph.create_index(both); }).code, ErrorCode::damaged_file);
        EXPECT_EQ(graph.schema().index("both"), nullptr);
        // Nobody is in it, and yet who is to come needs all of its properties.
        const IndexDefinition empty{.name = "empty",
                                    .kind = kind,
                                    .target = {ElementKind::node, {"Nobody"}, {"name", "age"}},
                                    .constraint = {}};
        EXPECT_EQ(fault([&] { graph.create_index(empty); }).code, ErrorCode::damaged_file);
    }
    graph.set_property(NodeId{5}, name, "other");
    EXPECT_EQ(graph.property(NodeId{5}, name).as_string(), "other");
}

TEST_F(StorageLate, AnIndexThatWasDroppedComesBackUnread) {
    create();
    damage("node_values", "1");
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    {
        Transaction transaction{graph};
        graph.drop_index("ages");
        EXPECT_EQ(graph.schema().index("ages"), nullptr);
    }
    ASSERT_NE(graph.schema().index("ages"), nullptr);
    EXPECT_EQ(fault([&] { static_cast<void>(graph.schema().index("ages")->range->size()); }).code,
              ErrorCode::damaged_file);
}

TEST_F(StorageLate, ANewRelationshipReadsTheListsOfItsTypeAlone) {
    create();
    damage("outgoing", "1");
    damage("relationship_values", "2");
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        PropertyGraph& graph = base.graph();
        Transaction transaction{graph};
        const RelationshipId made = graph.create_relationship(NodeId{5}, NodeId{60}, knows);
        EXPECT_EQ(graph.start(made), NodeId{5});
        EXPECT_EQ(graph.end(made), NodeId{60});
        EXPECT_EQ(graph.type(made), knows);
        EXPECT_EQ(graph.degree(NodeId{5}, knows, Direction::outgoing), 2U);
    }
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    EXPECT_EQ(base.graph().degree(NodeId{5}, knows, Direction::outgoing), 1U) << "it was rolled back";
}

TEST_F(StorageLate, RowsOnTopOfWhatIsNotReadYetAreThereWhenItIs) {
    create();
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        PropertyGraph& graph = base.graph();
        Transaction transaction{graph};
        const NodeId fresh = graph.create_node(std::vector{LabelId{0}});
        graph.set_property(fresh, name, "fresh");
        graph.create_relationship(fresh, NodeId{0}, knows);
        graph.set_property(NodeId{1}, age, Value{});
        graph.set_property(NodeId{2}, name, "second");
        graph.set_property(RelationshipId{0}, since, 1900);
        for (const TypeId type : {knows, likes}) {
            for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
                const Neighbours list = graph.neighbours(NodeId{9}, type, direction);
                const std::vector<RelationshipId> gone(list.relationships.begin(), list.relationships.end());
                for (const RelationshipId each : gone) graph.erase(each);
            }
        }
        graph.erase(NodeId{9});
        base.commit(transaction);
    }
    const KnowledgeBase base = KnowledgeBase::open(path);
    const PropertyGraph& graph = base.graph();
    const NodeId fresh{persons};
    EXPECT_EQ(graph.count(knows), persons - 1);
    EXPECT_EQ(graph.property(fresh, name).as_string(), "fresh");
    EXPECT_TRUE(graph.property(NodeId{1}, age).is_null());
    EXPECT_EQ(graph.property(NodeId{1}, name).as_string(), "p1");
    EXPECT_EQ(graph.property(NodeId{2}, name).as_string(), "second");
    EXPECT_TRUE(graph.property(NodeId{9}, name).is_null());
    EXPECT_EQ(graph.property(RelationshipId{0}, since).as_integer(), 1900);
    EXPECT_EQ(graph.neighbours(NodeId{0}, knows, Direction::incoming).nodes.back(), fresh);
    EXPECT_EQ(graph.start(RelationshipId{2 * persons}), fresh);
    EXPECT_EQ(graph.schema().index("ages")->range->size(), persons - 2);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(StorageLate, WhatIsWrittenBeforeAColumnIsReadIsInIt) {
    create();
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    {
        Transaction rolled_back{graph};
        graph.create_relationship(NodeId{3}, NodeId{3}, likes);
        graph.set_property(NodeId{3}, age, 1000);
    }
    Transaction transaction{graph};
    graph.create_relationship(NodeId{3}, NodeId{30}, likes);
    graph.set_property(NodeId{3}, age, 2000);
    base.commit(transaction);
    EXPECT_EQ(graph.neighbours(NodeId{30}, likes, Direction::incoming).size(), 2U);
    const RangeIndex& ages = *graph.schema().index("ages")->range;
    const std::vector<Value> written{Value{2000}}, taken_back{Value{1000}};
    EXPECT_EQ(ages.find(written).size(), 1U);
    EXPECT_TRUE(ages.find(taken_back).empty());
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(StorageLate, ManyReadersMayBeTheFirst) {
    create();
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    std::vector<std::thread> threads;
    std::atomic<std::int64_t> sum = 0;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            const PropertyGraph& graph = base.graph();
            graph.for_each_node([&](NodeId node) { sum += graph.property(node, age).as_integer(); });
            graph.for_each_relationship([&](RelationshipId each) { sum += index(graph.end(each)); });
            for (const NodeId node : graph.neighbours(NodeId{1}, likes, Direction::incoming).nodes) sum += index(node);
            sum += static_cast<std::int64_t>(graph.schema().index("ages")->range->size());
        });
    }
    for (std::thread& each : threads) each.join();
    std::int64_t ages = 0;
    for (std::uint32_t i = 0; i < persons; ++i) ages += i % 90;
    EXPECT_EQ(sum, 4 * (ages + std::int64_t{persons} * (persons - 1) + (persons - 1) + persons));
}

TEST_F(StorageLate, AnotherProgramThatWroteMeanwhileIsNoticed) {
    create();
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    {
        // A commit that fails gives up the lock, and others may come in before the next.
        Transaction transaction{graph};
        graph.set_property(graph.create_node({}), name, Value{NodeId{0}});
        EXPECT_EQ(fault([&] { base.commit(transaction); }).code, ErrorCode::invalid_property_type);
    }
    EXPECT_EQ(graph.neighbours(NodeId{5}, knows, Direction::outgoing).size(), 1U);
    sql("DELETE FROM base");
    const Diagnostic found = fault([&] { static_cast<void>(graph.neighbours(NodeId{5}, likes, Direction::outgoing)); });
    EXPECT_EQ(found.code, ErrorCode::unreadable_file);
    EXPECT_EQ(found.message, "`" + path.string() + "` was written by another program");
}

TEST_F(StorageLate, AFileThatIsCutOffWhileItIsOpenIsToldAtTheNextUse) {
    create();
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    std::filesystem::resize_file(path, 4096);
    for (int time = 0; time < 2; ++time) {
        const Diagnostic found = fault([&] { base.graph().read_in_full(); });
        EXPECT_TRUE(found.code == ErrorCode::damaged_file || found.code == ErrorCode::unreadable_file);
        EXPECT_THAT(found.message, HasSubstr(path.string()));
    }
    EXPECT_EQ(base.graph().node_count(), persons);
    EXPECT_THAT(base.check(), testing::Not(IsEmpty()));
}

TEST_F(StorageLate, AFileThatIsReplacedWhileItIsOpenIsReadAsItWas) {
    create();
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    const std::filesystem::path other = folder / "other.dossier";
    {
        KnowledgeBase made = KnowledgeBase::open(other);
        add_actor(made, "other");
    }
    std::filesystem::rename(other, path);
    EXPECT_EQ(base.graph().property(NodeId{5}, name).as_string(), "p5");
    EXPECT_EQ(base.graph().start(RelationshipId{2}), NodeId{1});
}

TEST_F(StorageLate, ADiskThatCannotBeReadIsToldAndAskedAgain) {
    create();
    FailingDisk disk;
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    disk.fail(FailingDisk::Fault::read, 0, true);
    const Diagnostic found = fault([&] { base.graph().read_in_full(); });
    EXPECT_EQ(found.code, ErrorCode::unreadable_file);
    EXPECT_THAT(found.message, testing::StartsWith("`" + path.string() + "` cannot be read: "));
    disk.work();
    EXPECT_EQ(base.graph().property(NodeId{5}, name).as_string(), "p5");
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(StorageLate, AKnowledgeBaseThatIsLeftIsClosed) {
    create();
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        add_actor(base, "last");
        base.leave();
    }
    EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
    KnowledgeBase again = KnowledgeBase::open(path);
    EXPECT_EQ(again.graph().node_count(), persons + 1);
}

}  // namespace
}  // namespace dossier::graph

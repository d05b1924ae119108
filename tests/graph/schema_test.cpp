#include "graph/schema.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/integrity.hpp"
#include "graph/storage.hpp"
#include "graph/storage_sqlite.hpp"
#include "graph/value_order.hpp"

namespace dossier::graph {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const SchemaTarget actor_id{ElementKind::node, {"Actor"}, {"id"}};

template <typename Act>
Diagnostic fault(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.diagnostic();
    }
    ADD_FAILURE() << "no error";
    return {.code = ErrorCode::wrong_usage, .message = {}, .where = {}, .hint = {}};
}

NodeId add_actor(PropertyGraph& graph, const Value& id) {
    const NodeId node = graph.create_node(std::vector{graph.intern_label("Actor")});
    graph.set_property(node, graph.intern_key("id"), id);
    return node;
}

std::vector<std::string> names(const PropertyGraph& graph) {
    std::vector<std::string> found;
    for (const Schema::Index* index : graph.schema().indexes()) found.push_back(index->definition.name);
    for (const ConstraintDefinition* each : graph.schema().constraints()) found.push_back("constraint " + each->name);
    return found;
}

// The value of every kind against every other: what the index gives must hold all that compares so.
/// `in_bulk`   how many of 300 ids are there from the beginning; half of them are written once more
void expect_index_misses_nothing(std::uint32_t in_bulk) {
    std::mt19937 random{7 + in_bulk};
    const auto below = [&](int bound) { return std::uniform_int_distribution{0, bound - 1}(random); };
    const auto any_value = [&]() -> Value {
        switch (below(9)) {
        case 0: return below(2) == 0;
        case 1: return std::int64_t{below(9)};
        case 2: return below(18) * 0.5;
        case 3: return 0.0 / 0.0;
        case 4: return List{Value{below(3)}, Value{below(2) == 0 ? Value{"x"} : Value{below(3)}}};
        case 5: return Date{below(9)};
        case 6: return LocalTime{below(9)};
        default: return std::string(static_cast<std::size_t>(below(4)), static_cast<char>('a' + below(2)));
        }
    };
    std::vector<Value> values(300);
    std::vector<RangeIndex::Entry> entries;
    for (std::uint32_t id = 0; id < in_bulk; ++id) entries.push_back({id, {values[id] = any_value()}});
    RangeIndex index{std::move(entries)};
    for (std::uint32_t id = in_bulk / 2; id < values.size(); ++id) {
        index.put(id, {any_value()});
        if (id % 3 == 0) index.remove(id);
        index.put(id, {values[id] = any_value()});
    }
    EXPECT_EQ(index.size(), values.size());
    std::set<std::size_t> different;
    for (std::uint32_t id = 0; id < values.size(); ++id) {
        different.insert(hash(values[id]));
        ASSERT_TRUE(equivalent(index.key_of(id)->front(), values[id]));
    }
    EXPECT_EQ(index.distinct(), different.size());
    for (int round = 0; round < 500; ++round) {
        const Value low = any_value(), high = any_value();
        std::vector<std::uint32_t> above, between, prefix;
        index.find_between(low, std::nullopt, above);
        index.find_between(low, high, between);
        if (low.is(ValueKind::string)) index.find_prefix(low.as_string(), prefix);
        const auto equals = index.find({&low, 1});
        for (std::uint32_t id = 0; id < values.size(); ++id) {
            const Value& value = values[id];
            const auto to_low = compare(value, low), to_high = compare(value, high);
            const bool is_above = to_low && *to_low >= 0;
            if (is_above) {
                ASSERT_EQ(std::ranges::count(above, id), 1);
            }
            if (is_above && to_high && *to_high <= 0) {
                ASSERT_EQ(std::ranges::count(between, id), 1);
            }
            if (equal(value, low) == true) {
                ASSERT_EQ(std::ranges::count(equals, id), 1);
            }
            if (low.is(ValueKind::string) && value.is(ValueKind::string)) {
                ASSERT_EQ(std::ranges::count(prefix, id), value.as_string().starts_with(low.as_string()) ? 1 : 0);
            }
        }
    }
    for (std::uint32_t id = 0; id < values.size(); ++id) index.remove(id);
    EXPECT_EQ(index.size(), 0U);
    EXPECT_EQ(index.distinct(), 0U);
    EXPECT_EQ(index.key_of(0), nullptr);
}

TEST(RangeIndex, MissesNothingThatComparesHoweverItCameAbout) {
    for (const std::uint32_t in_bulk : {0U, 299U, 150U, 3U}) expect_index_misses_nothing(in_bulk);
}

TEST(Schema, IsTakenBackWithItsTransaction) {
    PropertyGraph graph;
    {
        Transaction transaction{graph};
        add_actor(graph, "a");
        graph.create_index({"by_id", IndexKind::range, actor_id, ""});
        transaction.commit();
    }
    {
        Transaction transaction{graph};
        graph.drop_index("by_id");
        graph.create_constraint({"unique_id", ConstraintKind::unique, actor_id});
        add_actor(graph, "b");
        EXPECT_THAT(names(graph), ElementsAre("unique_id", "constraint unique_id"));
        const std::size_t savepoint = transaction.savepoint();
        graph.drop_constraint("unique_id");
        EXPECT_THAT(names(graph), IsEmpty());
        transaction.roll_back_to(savepoint);
        EXPECT_THAT(names(graph), ElementsAre("unique_id", "constraint unique_id"));
        EXPECT_EQ(graph.schema().index("unique_id")->range->size(), 2U);
    }
    EXPECT_THAT(names(graph), ElementsAre("by_id"));
    EXPECT_EQ(graph.schema().index("by_id")->range->size(), 1U);
    EXPECT_THAT(check_integrity(graph), IsEmpty());
}

TEST(Schema, AConstraintThatFailsLeavesNoIndex) {
    PropertyGraph graph;
    Transaction transaction{graph};
    add_actor(graph, 1);
    add_actor(graph, 1.0);
    const std::size_t before = transaction.savepoint();
    const Diagnostic told = fault([&] { graph.create_constraint({"unique_id", ConstraintKind::unique, actor_id}); });
    EXPECT_EQ(told.code, ErrorCode::constraint_violated);
    EXPECT_EQ(kit_name(told.type), "ConstraintValidationFailed");
    EXPECT_THAT(told.message, HasSubstr("`unique_id`"));
    EXPECT_THAT(told.message, HasSubstr("node 1 and node 0"));
    EXPECT_THAT(names(graph), IsEmpty());
    EXPECT_EQ(transaction.savepoint(), before);
}

class SchemaFile : public testing::Test {
protected:
    SchemaFile() {
        std::string name = (std::filesystem::temp_directory_path() / "dossier-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        path = folder_ / "graph.dossier";
    }
    ~SchemaFile() override { std::filesystem::remove_all(folder_); }

    void make() const {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        add_actor(base.graph(), "NLD");
        base.graph().create_index({"a `name`", IndexKind::range, {ElementKind::node, {"Actor"}, {"x", "y"}}, ""});
        base.graph().create_index({"words", IndexKind::full_text, {ElementKind::node, {"Actor", "B"}, {"id"}}, ""});
        base.graph().create_constraint({"unique_id", ConstraintKind::unique, actor_id});
        base.graph().create_constraint({"since", ConstraintKind::not_null, {ElementKind::relationship, {"T"}, {"s"}}});
        base.graph().create_constraint({"key", ConstraintKind::key, {ElementKind::node, {"K"}, {"a", "b"}}});
        base.commit(transaction);
        EXPECT_THAT(base.check(), IsEmpty());
    }

    std::filesystem::path path;

private:
    std::filesystem::path folder_;
};

TEST_F(SchemaFile, IndexesAndConstraintsComeBack) {
    make();
    const std::vector<std::string> all{
        "a `name`", "key", "unique_id", "words", "constraint key", "constraint since", "constraint unique_id"};
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        EXPECT_EQ(names(base.graph()), all);
        EXPECT_THAT(base.check(), IsEmpty());
        EXPECT_EQ(base.graph().schema().index("unique_id")->range->size(), 1U);
        EXPECT_EQ(base.graph().schema().index("words")->full_text->find("nld").size(), 1U);
        {
            Transaction rolled_back{base.graph()};
            base.graph().drop_constraint("key");
        }
        Transaction transaction{base.graph()};
        base.graph().drop_index("words");
        base.commit(transaction);
        EXPECT_THAT(base.check(), IsEmpty());
    }
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    EXPECT_EQ(names(base.graph()).size(), all.size() - 1);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(SchemaFile, ACommitThatViolatesAConstraintIsRolledBack) {
    make();
    KnowledgeBase base = KnowledgeBase::open(path);
    Transaction transaction{base.graph()};
    add_actor(base.graph(), "NLD");
    EXPECT_EQ(fault([&] { base.commit(transaction); }).code, ErrorCode::constraint_violated);
    EXPECT_EQ(base.graph().node_count(), 1U);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(SchemaFile, EachOfTheRelationshipsThatCameAtOnceIsChecked) {
    make();
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    const TypeId type = graph.intern_type("T");
    {
        Transaction transaction{graph};
        graph.create_constraint({"dated", ConstraintKind::not_null, {ElementKind::relationship, {"T"}, {"since"}}});
        base.commit(transaction);
    }
    Transaction transaction{graph};
    const RelationshipId first = graph.create_relationships(type, std::vector<Ends>(3, {NodeId{0}, NodeId{0}}));
    for (const std::uint32_t dated : {0U, 1U}) {
        graph.set_property(RelationshipId{index(first) + dated}, graph.intern_key("since"), 2020);
    }
    EXPECT_THAT(fault([&] { base.commit(transaction); }).message, HasSubstr("relationship 2 has no `since`"));
    EXPECT_EQ(graph.relationship_count(), 0U);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(SchemaFile, AFileOfTheFirstFormatOpensAndIsUpgradedByTheFirstCommit) {
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        add_actor(base.graph(), "NLD");
        base.commit(transaction);
    }
    {
        sqlite::Database file{path.string(), SQLITE_OPEN_READWRITE};
        file.run("DROP TABLE schema");
        file.run("DROP TABLE base");
        file.run("PRAGMA user_version = 1");
    }
    EXPECT_EQ(KnowledgeBase::open(path, true).graph().node_count(), 1U);
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        EXPECT_THAT(base.check(), IsEmpty());
        Transaction transaction{base.graph()};
        base.graph().create_index({"by_id", IndexKind::range, actor_id, ""});
        base.commit(transaction);
        EXPECT_THAT(base.check(), IsEmpty());
    }
    const KnowledgeBase base = KnowledgeBase::open(path);
    EXPECT_THAT(names(base.graph()), ElementsAre("by_id"));
    EXPECT_EQ(base.graph().node_count(), 1U);
}

TEST_F(SchemaFile, RowsThatNoProgramOfOursWritesAreRefused) {
    make();
    for (const char* damage :
         {"UPDATE schema SET sort = 9", "UPDATE schema SET keys = '[]'", "UPDATE schema SET names = '[1]'",
          "UPDATE schema SET names = 'x'", "UPDATE schema SET element = 2 WHERE name = 'words'",
          "INSERT INTO schema VALUES ('again', 2, 0, '[\"Actor\"]', '[\"id\"]')"}) {
        const auto copy = path.string() + ".copy";
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        {
            sqlite::Database file{copy, SQLITE_OPEN_READWRITE};
            file.run(damage);
        }
        EXPECT_EQ(fault([&] { static_cast<void>(KnowledgeBase::open(copy)); }).code, ErrorCode::damaged_file) << damage;
    }
}

TEST_F(SchemaFile, DataThatViolatesAStoredConstraintIsFoundByTheCheck) {
    make();
    const auto copy = path.string();
    {
        sqlite::Database file{copy, SQLITE_OPEN_READWRITE};
        file.run("INSERT INTO schema VALUES ('x', 3, 0, '[\"Actor\"]', '[\"missing\"]')");
    }
    const auto found = KnowledgeBase::open(path).check();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_THAT(found.front().message, HasSubstr("`missing`"));
}

}  // namespace
}  // namespace dossier::graph

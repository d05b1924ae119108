// The base of a file: what goes into it, what changes on top of it, and what happens when it is damaged.

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "graph/value_order.hpp"
#include "storage_fixture.hpp"

namespace dossier::graph {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

/// What somebody who asks for everything is told.
std::string everything(const PropertyGraph& graph) {
    std::string text;
    const auto add = [&](const std::vector<std::pair<KeyId, Value>>& properties) {
        for (const auto& [key, value] : properties) {
            text += std::to_string(index(key)) + '=' + std::to_string(hash(value)) +
                    std::to_string(static_cast<int>(value.kind())) + ' ';
        }
        text += '\n';
    };
    graph.for_each_node([&](NodeId node) {
        text += std::to_string(index(node));
        for (const LabelId label : graph.labels_of(node)) text += ':' + std::to_string(index(label));
        add(graph.properties(node));
        for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
            graph.for_each_adjacent(node, direction, [&](Adjacent step) {
                text += std::to_string(index(step.node)) + '/' + std::to_string(index(step.relationship)) + ' ';
            });
        }
    });
    graph.for_each_relationship([&](RelationshipId relationship) { add(graph.properties(relationship)); });
    return text;
}

struct StorageBase : Storage {
    /// Runs SQL on the file as anybody could.
    void sql(const std::string& text) const {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, text.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(database);
        sqlite3_close(database);
    }
    [[nodiscard]] std::int64_t number(const std::string& text) const {
        sqlite3* database = nullptr;
        sqlite3_open(path.c_str(), &database);
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(database, text.c_str(), -1, &statement, nullptr);
        sqlite3_step(statement);
        const std::int64_t found = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        sqlite3_close(database);
        return found;
    }
    std::string create(std::uint32_t nodes) const;
};

/// Returns everything(); there is every form of column, several sets of labels, parallels, loops, lists far apart.
std::string StorageBase::create(std::uint32_t nodes) const {
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    Transaction transaction{graph};
    std::minstd_rand random_number{nodes};
    const auto random = [&] { return static_cast<std::uint32_t>(random_number()); };
    const std::vector labels{graph.intern_label("A"), graph.intern_label("B"), graph.intern_label("C")};
    const std::vector types{graph.intern_type("R"), graph.intern_type("S"), graph.intern_type("NONE")};
    std::vector<KeyId> keys;
    for (const char* name : {"integer", "float", "boolean", "string", "general", "rare", "none"}) {
        keys.push_back(graph.intern_key(name));
    }
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const NodeId node = graph.create_node(std::span{labels}.first(random() % 4));
        graph.set_property(node, keys[0], std::int64_t{random()} - 1'000'000'000);
        graph.set_property(node, keys[1], static_cast<double>(random()) / 3);
        if (i % 3 != 0) graph.set_property(node, keys[2], i % 5 == 0);
        graph.set_property(node, keys[3], "text " + std::to_string(random() % 50));
        graph.set_property(node, keys[4], i % 2 == 0 ? Value{Date{i}} : Value{List{Value{1}, Value{2}}});
        if (i % 900 == 0) graph.set_property(node, keys[5], "rare");
    }
    for (std::uint32_t i = 0; i < 3 * nodes; ++i) {
        const NodeId start{random() % nodes}, end{i % 7 == 0 ? index(start) : random() % 40};
        const RelationshipId made = graph.create_relationship(start, end, types[i % 11 == 0 ? 1 : 0]);
        if (i % 4 == 0) graph.set_property(made, keys[0], std::int64_t{i});
    }
    base.commit(transaction);
    return everything(graph);
}

TEST_F(StorageBase, AGraphComesBackFromItsBaseAsItWas) {
    const std::string expected = create(3000);
    EXPECT_EQ(number("SELECT count(*) FROM nodes"), 0);
    EXPECT_GT(number("SELECT count(*) FROM base"), 8);
    const KnowledgeBase base = KnowledgeBase::open(path);
    EXPECT_EQ(everything(base.graph()), expected);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(StorageBase, ChangesOnTopOfABaseComeBackAsRowsAndFolded) {
    create(3000);
    std::string expected;
    for (int round = 0; round < 3; ++round) {
        KnowledgeBase base = KnowledgeBase::open(path);
        PropertyGraph& graph = base.graph();
        if (round > 0) {
            EXPECT_EQ(everything(graph), expected) << round;
        }
        EXPECT_THAT(base.check(), IsEmpty());
        Transaction transaction{graph};
        std::minstd_rand random_number{static_cast<unsigned>(round)};
        const auto random = [&] { return static_cast<std::uint32_t>(random_number()); };
        const std::uint32_t changes = round == 1 ? 2000 : 200;
        for (std::uint32_t i = 0; i < changes; ++i) {
            const NodeId node{random() % graph.node_bound()};
            if (!graph.contains(node)) continue;
            switch (random() % 5) {
            case 0: graph.set_property(node, KeyId{3}, "new"); break;
            case 1: graph.add_label(node, LabelId{random() % 3}); break;
            case 2: graph.remove_label(node, LabelId{random() % 3}); break;
            case 3: graph.create_relationship(graph.create_node({}), node, TypeId{random() % 3}); break;
            default:
                for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
                    std::vector<RelationshipId> gone;
                    graph.for_each_adjacent(node, direction, [&](Adjacent step) { gone.push_back(step.relationship); });
                    for (const RelationshipId each : gone) graph.erase(each);
                }
                graph.erase(node);
            }
        }
        base.commit(transaction);
        EXPECT_THAT(base.check(), IsEmpty());
        expected = everything(graph);
    }
    EXPECT_GT(number("SELECT count(*) FROM nodes"), 0);
    const KnowledgeBase base = KnowledgeBase::open(path, true);
    EXPECT_EQ(everything(base.graph()), expected);
}

TEST_F(StorageBase, ManySmallCommitsAreFolded) {
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        for (int i = 0; i < 40; ++i) {
            Transaction transaction{base.graph()};
            for (int node = 0; node < 100; ++node) base.graph().create_node({});
            base.commit(transaction);
            ASSERT_THAT(base.check(), IsEmpty()) << i;
        }
    }
    EXPECT_LT(number("SELECT count(*) FROM nodes"), 2000);
    EXPECT_GT(number("SELECT count(*) FROM base"), 0);
    EXPECT_EQ(KnowledgeBase::open(path, true).graph().node_count(), 4000U);
}

TEST_F(StorageBase, AFileOfFormatTwoIsReadAndBecomesOneOfToday) {
    std::filesystem::copy_file(DOSSIER_SOURCE_DIR "/tests/graph/files/format_2.dossier", path);
    const auto expect_sample = [](const KnowledgeBase& base) {
        const PropertyGraph& graph = base.graph();
        ASSERT_EQ(graph.node_count(), 3U);
        ASSERT_EQ(graph.relationship_count(), 3U);
        const NodeId netherlands{0};
        EXPECT_EQ(graph.labels_of(netherlands).size(), 2U);
        EXPECT_EQ(graph.property(netherlands, *graph.keys().find("share")).as_float(), 0.5);
        EXPECT_EQ(graph.property(RelationshipId{0}, *graph.keys().find("since")).as_date(), Date{19'047});
        EXPECT_EQ(base.document("kst-1")->text, "Een brief van één regel.\n");
        EXPECT_THAT(base.check(), IsEmpty());
    };
    const std::string before = read();
    expect_sample(KnowledgeBase::open(path, true));
    expect_sample(KnowledgeBase::open(path));
    EXPECT_EQ(number("PRAGMA user_version"), 2) << "nothing was written";
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        const NodeId node = add_actor(base, "new");
        Transaction transaction{base.graph()};
        base.graph().erase(node);
        base.commit(transaction);
        expect_sample(base);
    }
    EXPECT_EQ(number("PRAGMA user_version"), 4);
    expect_sample(KnowledgeBase::open(path));
}

TEST_F(StorageBase, RowsFarBeyondTheBaseAreBroughtTogether) {
    create(3000);
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        {
            Transaction rolled_back{base.graph()};
            for (int i = 0; i < 1'100'000; ++i) base.graph().create_node({});
        }
        const NodeId far = add_actor(base, "far");
        Transaction transaction{base.graph()};
        base.graph().create_relationship(far, NodeId{7}, base.graph().intern_type("R"));
        base.commit(transaction);
        EXPECT_THAT(base.check(), IsEmpty());
    }
    for (int time = 0; time < 2; ++time) {
        KnowledgeBase base = KnowledgeBase::open(path);
        EXPECT_LE(base.graph().node_bound(), 3002U);
        const NodeId far{3000};
        EXPECT_EQ(base.graph().property(far, *base.graph().keys().find("name")).as_string(), "far");
        EXPECT_EQ(base.graph().degree(far, Direction::outgoing), 1U);
        EXPECT_THAT(base.check(), IsEmpty());
        if (time == 0) add_actor(base, "next");
    }
}

TEST_F(StorageBase, WhatIsMissingOrChangedInTheBaseIsNamed) {
    create(3000);
    const std::string ours = read();
    const auto told = [&](const std::string& change) {
        write(ours);
        sql(change);
        return fault([&] { static_cast<void>(KnowledgeBase::open(path, true)); });
    };
    // What every opening reads.
    for (const char* change : {
             "DELETE FROM base WHERE kind = 'outgoing' AND number = 1",
             "DELETE FROM base WHERE kind = 'node_values' AND number = 5",
             "DELETE FROM base WHERE kind = 'end'",
             "DELETE FROM base WHERE id = 0",
             "UPDATE base SET bytes = zeroblob(length(bytes)) WHERE kind = 'nodes'",
             "UPDATE base SET bytes = zeroblob(length(bytes)) WHERE kind = 'counts'",
             "UPDATE base SET number = 6 WHERE kind = 'node_values' AND number = 5",
             "UPDATE base SET kind = 'strange' WHERE kind = 'nodes'",
             "UPDATE base SET checksum = checksum + 1 WHERE kind = 'relationship_values'",
             "UPDATE base SET piece = 1 WHERE kind = 'nodes'",
             "INSERT INTO base VALUES (1000, 'end', 1000, 0, 0, x'')",
             "UPDATE base SET checksum = 0 WHERE kind = 'end'",
             "DELETE FROM names WHERE sort = 0 AND id = 2",
             "DELETE FROM names WHERE sort = 1 AND id > 0",
             "DELETE FROM names WHERE sort = 2 AND id > 4",
         }) {
        const Diagnostic diagnostic = told(change);
        EXPECT_EQ(diagnostic.code, ErrorCode::damaged_file) << change;
        EXPECT_THAT(diagnostic.message, HasSubstr("is damaged: ")) << change;
    }
}

TEST_F(StorageBase, AFileOfFormatThreeIsReadAndBecomesOneOfToday) {
    std::filesystem::copy_file(DOSSIER_SOURCE_DIR "/tests/graph/files/format_3.dossier", path);
    const auto expect_sample = [](const KnowledgeBase& base) {
        const PropertyGraph& graph = base.graph();
        ASSERT_EQ(graph.node_count(), 1500U);
        ASSERT_EQ(graph.relationship_count(), 1500U);
        EXPECT_EQ(graph.count(*graph.labels().find("Person"), *graph.types().find("KNOWS"), std::nullopt), 1499U);
        EXPECT_EQ(graph.count(*graph.types().find("IS")), 1U);
        EXPECT_FALSE(graph.is_simple(*graph.types().find("IS")));
        EXPECT_EQ(graph.property(NodeId{700}, *graph.keys().find("name")).as_string(), "p700");
        EXPECT_EQ(graph.property(RelationshipId{3}, *graph.keys().find("since")).as_integer(), 3);
        EXPECT_THAT(base.check(), IsEmpty());
    };
    expect_sample(KnowledgeBase::open(path, true));
    expect_sample(KnowledgeBase::open(path));
    EXPECT_EQ(number("PRAGMA user_version"), 3) << "nothing was written";
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        base.put_document({.id = "d", .source = "s", .text = "t"});
        Transaction transaction{base.graph()};
        base.commit(transaction);
        expect_sample(base);
    }
    EXPECT_EQ(number("PRAGMA user_version"), 4);
    EXPECT_EQ(number("SELECT count(*) FROM base WHERE kind = 'counts'"), 1);
    expect_sample(KnowledgeBase::open(path));
}

TEST_F(StorageBase, NoDamagedByteCrashesOrChangesTheGraph) {
    const std::string expected = create(1200);
    const std::string ours = read();
    int refused = 0, tried = 0;
    for (std::size_t at = 100; at < ours.size(); at += 2'999, ++tried) {
        std::string damaged = ours;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        write(damaged);
        try {
            const KnowledgeBase base = KnowledgeBase::open(path, true);
            ASSERT_EQ(everything(base.graph()), expected) << at;
        } catch (const Error&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, tried / 2);
}

}  // namespace
}  // namespace dossier::graph

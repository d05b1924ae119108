// What is read from a file, or made, at its first use ends where the thread that asked is told to stop; nothing of it
// stays, and who asks next has it.

#include <functional>
#include <latch>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "graph/interruptible.hpp"
#include "graph/late.hpp"
#include "graph/schema.hpp"
#include "storage_fixture.hpp"

namespace dossier::graph {
namespace {

struct Stop : std::runtime_error {
    Stop() : std::runtime_error{"stop"} {}
};

TEST(Interruptible, IsOfItsThreadAndOfTheInnermost) {
    EXPECT_FALSE(Interruptible::checkpoint());
    const Checkpoint outer = [] { throw Stop{}; }, inner = [] {};
    const Interruptible stopping{&outer};
    EXPECT_THROW(Interruptible::checkpoint()(), Stop);
    {
        const Interruptible going_on{&inner};
        EXPECT_NO_THROW(Interruptible::checkpoint()());
        const Interruptible none{nullptr};
        EXPECT_FALSE(Interruptible::checkpoint());
    }
    EXPECT_THROW(Interruptible::checkpoint()(), Stop);
    std::thread{[] { EXPECT_FALSE(Interruptible::checkpoint()); }}.join();
}

TEST(Interruptible, WhoWaitsForWhatAnotherMakesNeedNot) {
    std::latch begun{1}, given_up{1};
    const auto late = Late<int>::made_by([&] {
        begun.count_down();
        given_up.wait();
        return 7;
    });
    std::thread maker{[&] { EXPECT_EQ(*late, 7); }};
    begun.wait();
    {
        const Checkpoint stop = [] { throw Stop{}; };
        const Interruptible interruptible{&stop};
        EXPECT_THROW(static_cast<void>(*late), Stop);
    }
    given_up.count_down();
    maker.join();
    EXPECT_EQ(*late, 7);
}

constexpr std::uint32_t persons = 20'000;
constexpr KeyId name{0}, age{1}, since{2};
constexpr TypeId knows{0};

struct StorageInterrupted : Storage {
    void create() const {
        KnowledgeBase base = KnowledgeBase::open(path);
        PropertyGraph& graph = base.graph();
        Transaction transaction{graph};
        const std::vector person{graph.intern_label("Person")};
        ASSERT_EQ(graph.intern_key("name"), name);
        ASSERT_EQ(graph.intern_key("age"), age);
        ASSERT_EQ(graph.intern_key("since"), since);
        ASSERT_EQ(graph.intern_type("KNOWS"), knows);
        for (std::uint32_t i = 0; i < persons; ++i) {
            const NodeId node = graph.create_node(person);
            graph.set_property(node, name, "p" + std::to_string(i * 7919 % persons));
            graph.set_property(node, age, std::int64_t{i * 7919 % 90});
        }
        for (std::uint32_t i = 0; i < persons; ++i) {
            const RelationshipId made = graph.create_relationship(NodeId{i}, NodeId{(i + 1) % persons}, knows);
            graph.set_property(made, since, std::int64_t{i});
        }
        const auto index = [&](std::string called, IndexKind kind, const char* key) {
            graph.create_index({.name = std::move(called),
                                .kind = kind,
                                .target = {ElementKind::node, {"Person"}, {key}},
                                .constraint = {}});
        };
        index("ages", IndexKind::range, "age");
        index("names", IndexKind::range, "name");
        index("words", IndexKind::full_text, "name");
        base.commit(transaction);
    }
    /// `work` on the file, just opened, with a stop where the checkpoint is passed for the `at`th time. Then without
    /// one. Returns how often it was passed.
    std::size_t passed(const std::function<bool(PropertyGraph&)>& work, std::size_t at) const {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        std::size_t passed = 0;
        const Checkpoint checkpoint = [&] {
            if (++passed == at) throw Stop{};
        };
        {
            const Interruptible interruptible{&checkpoint};
            if (at == 0) {
                EXPECT_TRUE(work(base.graph()));
            } else {
                EXPECT_THROW(static_cast<void>(work(base.graph())), Stop);
            }
        }
        EXPECT_TRUE(work(base.graph()));
        return passed;
    }
};

TEST_F(StorageInterrupted, ReadingIsDoneAgain) {
    create();
    const auto range_size = [](const PropertyGraph& graph, const char* index) {
        return graph.schema().index(index)->range->size();
    };
    const std::vector<std::pair<std::string, std::function<bool(PropertyGraph&)>>> works{
        {"a text", [](PropertyGraph& graph) { return graph.property(NodeId{1}, name).as_string() == "p7919"; }},
        {"a number", [](PropertyGraph& graph) { return graph.property(NodeId{1}, age).as_integer() == 7919 % 90; }},
        {"of a relationship",
         [](PropertyGraph& graph) { return graph.property(RelationshipId{7}, since).as_integer() == 7; }},
        {"lists", [](PropertyGraph& graph) { return graph.degree(NodeId{5}, knows, Direction::outgoing) == 1; }},
        {"lists turned", [](PropertyGraph& graph) { return graph.degree(NodeId{5}, knows, Direction::incoming) == 1; }},
        {"ends", [](PropertyGraph& graph) { return graph.end(RelationshipId{7}) == NodeId{8}; }},
        {"numbers in order", [&](PropertyGraph& graph) { return range_size(graph, "ages") == persons; }},
        {"texts in order", [&](PropertyGraph& graph) { return range_size(graph, "names") == persons; }},
        {"words",
         [](PropertyGraph& graph) { return graph.schema().index("words")->full_text->find("p7919").size() == 1; }},
        {"everything",
         [](PropertyGraph& graph) {
             graph.read_in_full();
             return true;
         }},
        {"an index by the value",
         [](PropertyGraph& graph) {
             graph.index_property(name);
             return graph.property_index(name)->distinct() == persons;
         }},
        {"a relationship written",
         [](PropertyGraph& graph) {
             const std::size_t before = graph.relationship_count();
             graph.create_relationship(NodeId{5}, NodeId{50}, knows);
             return before == persons + graph.changes().size() - 1 && graph.relationship_count() == before + 1;
         }},
    };
    for (const auto& [what, work] : works) {
        SCOPED_TRACE(what);
        const std::size_t times = passed(work, 0);
        ASSERT_GT(times, 4U);
        for (const std::size_t at : {std::size_t{1}, std::size_t{2}, times / 3, times / 2, times - 1, times}) {
            SCOPED_TRACE(at);
            passed(work, at);
        }
    }
}

TEST_F(StorageInterrupted, AnIndexIsNotThere) {
    create();
    KnowledgeBase base = KnowledgeBase::open(path);
    PropertyGraph& graph = base.graph();
    Transaction transaction{graph};
    const IndexDefinition both{.name = "both",
                               .kind = IndexKind::range,
                               .target = {ElementKind::node, {"Person"}, {"age", "name"}},
                               .constraint = {}};
    std::size_t left = 100;
    const Checkpoint checkpoint = [&] {
        if (left-- == 0) throw Stop{};
    };
    {
        const Interruptible interruptible{&checkpoint};
        EXPECT_THROW(graph.create_index(both), Stop);
    }
    EXPECT_EQ(graph.schema().index("both"), nullptr);
    graph.create_index(both);
    EXPECT_EQ(graph.schema().index("both")->range->size(), persons);
}

}  // namespace
}  // namespace dossier::graph

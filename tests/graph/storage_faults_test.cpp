// A disk that fails at each of the first 300 writes, syncs and truncations of a session, once or for good: what failed
// is told, the graph in memory is what was acknowledged, and so is the file when it is opened again.

#include <algorithm>
#include <tuple>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "failing_disk.hpp"
#include "graph/integrity.hpp"
#include "storage_fixture.hpp"

namespace dossier::graph {
namespace {

using testing::IsEmpty;
using Fault = FailingDisk::Fault;

/// What a session has done, as far as it was acknowledged: each step adds to `sum` and `nodes` at once.
struct State {
    std::int64_t sum = 0;
    std::size_t nodes = 0;
    std::size_t documents = 0;

    bool operator==(const State&) const = default;
};

State state_of(const KnowledgeBase& base) {
    const PropertyGraph& graph = base.graph();
    State state{.nodes = graph.node_count(), .documents = base.document_ids().size()};
    const auto key = graph.keys().find("n");
    if (!key) return state;
    graph.for_each_node([&](NodeId node) { state.sum += graph.property(node, *key).as_integer(); });
    return state;
}

/// Small commits, documents, and once so much that the base is made anew.
/// `attempts`   what there was or would be after each, whether it was acknowledged or not
void step(KnowledgeBase& base, int number, State& state, std::vector<State>& attempts) {
    PropertyGraph& graph = base.graph();
    const std::size_t count = number == 2 ? 1100 : 3;
    const KeyId key = graph.intern_key("n");
    const TypeId type = graph.intern_type(number % 2 == 0 ? "R" : "S");
    Transaction transaction{graph};
    State next = state;
    NodeId last{};
    for (std::size_t i = 0; i < count; ++i) {
        const NodeId node = graph.create_node(std::vector{graph.intern_label("N" + std::to_string(number))});
        graph.set_property(node, key, std::int64_t{number + 1});
        if (i % 2 > 0) graph.create_relationship(last, node, type);
        last = node;
        next.sum += number + 1;
        ++next.nodes;
    }
    if (number % 3 == 0) {
        base.put_document({.id = std::to_string(number), .source = "s", .text = std::string(5000, 'x')});
        ++next.documents;
    }
    attempts.push_back(next);
    base.commit(transaction);
    state = next;
}

struct StorageFaults : Storage, testing::WithParamInterface<std::tuple<Fault, bool>> {
    FailingDisk disk;

    /// One session in which the disk fails. False when it never came to that.
    bool session(Fault fault, int number, bool for_good);
};

bool StorageFaults::session(Fault fault, int number, bool for_good) {
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + suffix);
    State acknowledged;
    std::vector<State> attempts;
    disk.fail(fault, number, for_good);
    try {
        KnowledgeBase base = KnowledgeBase::open(path);
        for (int i = 0; i < 5; ++i) {
            try {
                step(base, i, acknowledged, attempts);
            } catch (const Error& error) {
                EXPECT_EQ(error.diagnostic().code, ErrorCode::write_failed) << error.diagnostic().message;
                EXPECT_FALSE(base.graph().in_transaction());
                EXPECT_THAT(check_integrity(base.graph()), IsEmpty());
            }
            EXPECT_EQ(state_of(base), acknowledged);
        }
        if (!for_good) {
            EXPECT_THAT(base.check(), IsEmpty());
        }
    } catch (const Error& error) {
        EXPECT_TRUE(disk.has_failed()) << error.diagnostic().message;
        EXPECT_THAT(error.diagnostic().code, testing::AnyOf(ErrorCode::write_failed, ErrorCode::unreadable_file));
    }
    disk.work();
    const KnowledgeBase base = KnowledgeBase::open(path);
    const State found = state_of(base);
    // A sync that fails says nothing of what was written: where no later one could take it back, the last attempt may
    // be there, whole, though it was not acknowledged.
    const bool unknown = fault == Fault::sync && for_good;
    EXPECT_TRUE(found == acknowledged || (unknown && std::ranges::find(attempts, found) != attempts.end()));
    EXPECT_THAT(base.check(), IsEmpty());
    return disk.has_failed();
}

TEST_P(StorageFaults, EveryOneIsToldAndLeavesWhatWasAcknowledged) {
    const auto [fault, for_good] = GetParam();
    for (int number = 0; number < 300; ++number) {
        SCOPED_TRACE(testing::Message() << "operation " << number << (for_good ? " and all behind it" : ""));
        const bool came_to_it = session(fault, number, for_good);
        if (number == 0) {
            EXPECT_TRUE(came_to_it);
        }
        if (!came_to_it || HasFailure()) break;
    }
}

INSTANTIATE_TEST_SUITE_P(Disk, StorageFaults,
                         testing::Combine(testing::Values(Fault::write, Fault::full, Fault::sync, Fault::truncate),
                                          testing::Bool()));

}  // namespace
}  // namespace dossier::graph

// Lists of neighbours that are made anew beside their writer. Nothing that anybody reads may tell whether that is over,
// so the same random writes are done with it over at once, now and then, never, and in threads of their own.

#include "graph/adjacency_merge.hpp"

#include <atomic>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/adjacency.hpp"
#include "graph/allocation_meter.hpp"
#include "graph/storage.hpp"
#include "tests/graph/random_writes.hpp"

namespace dossier::graph {
namespace {

using namespace random_writes;

/// When a merge that was begun is over.
enum class Pace : std::uint8_t { at_once, now_and_then, never, refused, in_a_thread };

class Merges {
public:
    explicit Merges(Pace pace, std::size_t least_writes = AdjacencyMerging{}.least_writes) : pace_{pace} {
        how_.least_writes = least_writes;
        how_.beside_from = 0;
        how_.begin = [this](AdjacencyMerging::Work work) { return begin(std::move(work)); };
    }
    Merges(const Merges&) = delete;
    Merges& operator=(const Merges&) = delete;

    [[nodiscard]] const AdjacencyMerging& how() const noexcept { return how_; }
    [[nodiscard]] std::size_t begun() const noexcept { return begun_; }
    [[nodiscard]] std::size_t waiting() const noexcept { return waiting_.size(); }
    void finish_one() {
        if (waiting_.empty()) return;
        const AdjacencyMerging::Work work = std::move(waiting_.front());
        waiting_.pop_front();
        work();
    }
    /// Called between two writes.
    void pass_time(std::mt19937& random) {
        if (pace_ == Pace::now_and_then && random() % (how_.least_writes / 6) == 0) finish_one();
    }

private:
    bool begin(AdjacencyMerging::Work work) {
        ++begun_;
        switch (pace_) {
        case Pace::at_once: work(); return true;
        case Pace::refused: return false;
        case Pace::in_a_thread: return AdjacencyMerging::usual().begin(std::move(work));
        case Pace::now_and_then:
        case Pace::never: waiting_.push_back(std::move(work)); return true;
        }
        return false;
    }

    Pace pace_;
    AdjacencyMerging how_;
    std::size_t begun_ = 0;
    std::deque<AdjacencyMerging::Work> waiting_;
};

/// Entries at random, in lists and in a model of them.
class Lists {
public:
    using Model = std::map<std::uint32_t, std::set<Adjacent>>;
    static constexpr std::uint32_t nodes = 300;

    Lists(const AdjacencyMerging& how, unsigned seed) : adjacency{how}, random{seed} {}

    void write() {
        // More come than go, until there are some thousands.
        const bool add = entries_.empty() || below(10'000) > entries_.size();
        if (add) {
            const Adjacency::Entry entry{NodeId{below(nodes)}, {NodeId{below(40)}, RelationshipId{next_++}}};
            adjacency.insert(entry.from, entry.to);
            model[index(entry.from)].insert(entry.to);
            entries_.push_back(entry);
        } else {
            std::swap(entries_[below(entries_.size())], entries_.back());
            const Adjacency::Entry entry = entries_.back();
            entries_.pop_back();
            adjacency.erase(entry.from, entry.to);
            model[index(entry.from)].erase(entry.to);
        }
    }
    void write(int times) {
        for (int i = 0; i < times; ++i) write();
    }

    Adjacency adjacency;
    Model model;
    std::mt19937 random;

private:
    std::uint32_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::uint32_t>{0, static_cast<std::uint32_t>(bound - 1)}(random);
    }

    std::vector<Adjacency::Entry> entries_;
    std::uint32_t next_ = 0;
};

std::set<Adjacent> as_set(const Neighbours& list) {
    std::set<Adjacent> found;
    for (std::size_t i = 0; i < list.size(); ++i) found.insert({list.nodes[i], list.relationships[i]});
    EXPECT_EQ(found.size(), list.size());
    return found;
}

/// In every way that lists are read.
void expect_lists(const Adjacency& adjacency, const Lists::Model& model) {
    const AdjacencyView view = adjacency.view();
    std::vector<std::uint32_t> degrees(Lists::nodes);
    view.degrees(0, degrees);
    std::size_t size = 0, parallels = 0;
    for (std::uint32_t node = 0; node < Lists::nodes; ++node) {
        const auto found = model.find(node);
        const std::set<Adjacent> expected = found == model.end() ? std::set<Adjacent>{} : found->second;
        ASSERT_EQ(as_set(view.at(NodeId{node})), expected) << node;
        ASSERT_EQ(as_set(adjacency.at(NodeId{node})), expected) << node;
        ASSERT_TRUE(std::ranges::is_sorted(view.at(NodeId{node}).nodes)) << node;
        ASSERT_EQ(degrees[node], expected.size()) << node;
        if (expected.empty()) continue;
        ASSERT_TRUE((view.present(node / 64 * 64) >> (node % 64) & 1U) != 0) << node;
        ASSERT_TRUE(view.range().begin <= node && node < view.range().end) << node;
        size += expected.size();
        std::set<NodeId> ends;
        for (const Adjacent& step : expected) ends.insert(step.node);
        parallels += expected.size() - ends.size();
    }
    ASSERT_EQ(adjacency.size(), size);
    ASSERT_EQ(adjacency.parallels(), parallels);
}

class MergesBeside : public testing::TestWithParam<Pace> {};

TEST_P(MergesBeside, LeaveListsAndTheirCopiesAsTheyAre) {
    Merges merges{GetParam()};
    Lists lists{merges.how(), 5};
    std::deque<std::pair<Adjacency, Lists::Model>> copies;
    for (int i = 0; i < 60'000; ++i) {
        lists.write();
        merges.pass_time(lists.random);
        if (i % 1500 > 0) continue;
        ASSERT_NO_FATAL_FAILURE(expect_lists(lists.adjacency, lists.model)) << "after write " << i;
        copies.emplace_back(lists.adjacency, lists.model);
        if (copies.size() > 4) copies.pop_front();
        for (const auto& [copy, model] : copies) ASSERT_NO_FATAL_FAILURE(expect_lists(copy, model)) << "after " << i;
    }
    EXPECT_GT(merges.begun(), 3U);
}

/// Writes that are rolled back, deletes, labels and snapshots across it.
TEST_P(MergesBeside, LeaveAGraphAndItsSnapshotsAsTheyAre) {
    Merges merges{GetParam(), 20};
    PropertyGraph graph{PropertyGraph::most_ids, merges.how()};
    Model model;
    Writer writer{graph, model, 3};
    std::mt19937 random{4};
    const Snapshots snapshots = graph.snapshots();
    std::deque<std::pair<std::shared_ptr<const PropertyGraph>, Model>> kept;
    for (int i = 0; i < 1200; ++i) {
        run_transaction(
            graph, model, writer, [](Transaction& transaction) { transaction.commit(); },
            [&] { merges.pass_time(random); });
        ASSERT_NO_FATAL_FAILURE(expect_same(graph, model)) << "after transaction " << i;
        if (i % 40 > 0) continue;
        kept.emplace_back(snapshots.latest(), model);
        if (kept.size() > 3) kept.pop_front();
        for (const auto& [snapshot, then] : kept) ASSERT_NO_FATAL_FAILURE(expect_same(*snapshot, then));
    }
    EXPECT_GT(merges.begun(), 100U);
}

INSTANTIATE_TEST_SUITE_P(Paces, MergesBeside,
                         testing::Values(Pace::at_once, Pace::now_and_then, Pace::never, Pace::refused,
                                         Pace::in_a_thread));

TEST(AdjacencyMerge, IsNotAskedForWhenListsAreSmall) {
    Merges merges{Pace::at_once};
    AdjacencyMerging how = merges.how();
    how.beside_from = 100'000;
    Lists lists{how, 1};
    lists.write(20'000);
    EXPECT_EQ(merges.begun(), 0U);
    expect_lists(lists.adjacency, lists.model);
}

TEST(AdjacencyMerge, ThatIsNeverOverHoldsUpNobodyAndIsGivenUp) {
    Merges merges{Pace::never};
    Lists lists{merges.how(), 1};
    lists.write(5'000);
    ASSERT_EQ(merges.waiting(), 1U);
    lists.write(4'000);
    EXPECT_EQ(merges.waiting(), 1U);
    lists.write(1'000);  // as much again: the writer did it by itself
    EXPECT_EQ(merges.waiting(), 1U);
    merges.finish_one();
    lists.write(10);
    expect_lists(lists.adjacency, lists.model);
    lists.write(10'000);
    EXPECT_EQ(merges.waiting(), 1U);
}

/// Beside a reader each commit copies what was written since the last merge, which must not grow on and on.
TEST(AdjacencyMerge, ComesSoonerWhereEachCommitCopies) {
    const auto begun = [](bool is_read) {
        Merges merges{Pace::at_once, 1000};
        PropertyGraph graph{PropertyGraph::most_ids, merges.how()};
        std::optional<Snapshots> readers;
        if (is_read) readers.emplace(graph.snapshots());
        Transaction first{graph};
        const NodeId hub = graph.create_node({});
        first.commit();
        for (int i = 0; i < 200; ++i) {
            Transaction transaction{graph};
            graph.create_relationship(hub, graph.create_node({}), graph.intern_type("R"));
            transaction.commit();
        }
        EXPECT_THAT(check_integrity(graph), testing::IsEmpty());
        return merges.begun();
    };
    EXPECT_EQ(begun(false), 0U);
    EXPECT_GT(begun(true), 2U);
    EXPECT_LT(begun(true), 50U);
}

TEST(AdjacencyMerge, MayOutliveItsLists) {
    Merges merges{Pace::never};
    {
        Lists lists{merges.how(), 1};
        lists.write(5'000);
        const Adjacency copy = lists.adjacency;
        lists.write(10);
    }
    ASSERT_EQ(merges.waiting(), 1U);
    merges.finish_one();
}

TEST(AdjacencyMerge, IsStoppedByItsLastHolder) {
    AdjacencyMerging::Work work;
    const AdjacencyMerging how{.begin = [&](AdjacencyMerging::Work given) {
        work = std::move(given);
        return true;
    }};
    bool stopped = false;
    const auto make = [&](const std::stop_token& stop) {
        stopped = stop.stop_requested();
        return std::make_shared<const AdjacencyBase>();
    };
    std::shared_ptr<const AdjacencyMerge> merge = AdjacencyMerge::begin(make, how);
    EXPECT_FALSE(merge->is_over());
    work();
    EXPECT_TRUE(merge->is_over());
    EXPECT_NE(merge->base(), nullptr);
    EXPECT_FALSE(stopped);
    merge = AdjacencyMerge::begin(make, how);
    merge.reset();
    work();
    EXPECT_TRUE(stopped);
}

TEST(AdjacencyMerge, WithoutMemoryIsOverWithoutABase) {
    const Merges merges{Pace::at_once};
    const auto merge = AdjacencyMerge::begin(
        [](const std::stop_token&) -> std::shared_ptr<const AdjacencyBase> { throw std::bad_alloc{}; }, merges.how());
    EXPECT_TRUE(merge->is_over());
    EXPECT_EQ(merge->base(), nullptr);
}

/// What a statement is charged must not depend on who merges: its limit would.
TEST(AdjacencyMerge, IsCountedForTheWriterThatGoesOnWithIt) {
    const auto bytes_with = [](Pace pace) {
        Merges merges{pace};
        AllocationMeter meter{std::nullopt, AllocationMeter::Manner::notes};
        std::int64_t bytes = 0;
        {
            Adjacency adjacency{merges.how()};
            const AllocationMeter::Metering metering{&meter};
            for (std::uint32_t i = 0; i < 100'000; ++i) {
                adjacency.insert(NodeId{i * 7919 % 5000}, {NodeId{i % 1000}, RelationshipId{i}});
            }
            const AllocationMeter::Metering told{&meter};
            bytes = meter.bytes();
        }
        return static_cast<double>(bytes);
    };
    const double by_itself = bytes_with(Pace::refused);
    EXPECT_GT(by_itself, 800'000);
    EXPECT_NEAR(bytes_with(Pace::at_once), by_itself, by_itself * 0.05);
}

/// A process that was forked has nobody who merges.
TEST(AdjacencyMerge, IsNotMissedInAForkedProcess) {
    Merges merges{Pace::in_a_thread};
    Lists lists{merges.how(), 1};
    lists.write(4'200);
    const pid_t process = fork();
    if (process == 0) {
        {
            Lists own = lists;
            own.write(30'000);
            expect_lists(own.adjacency, own.model);
        }
        _exit(testing::Test::HasFailure() ? 1 : 0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(process, &status, 0), process);
    EXPECT_EQ(status, 0);
    lists.write(10'000);
    expect_lists(lists.adjacency, lists.model);
}

/// Readers in threads of their own, while lists are merged in others.
TEST(AdjacencyMerge, ShowsNothingToReadersOfSnapshots) {
    Merges merges{Pace::in_a_thread};
    PropertyGraph graph{PropertyGraph::most_ids, merges.how()};
    const TypeId type = graph.intern_type("R");
    constexpr std::uint32_t nodes = 200;
    {
        Transaction transaction{graph};
        for (std::uint32_t i = 0; i < nodes; ++i) graph.create_node({});
        transaction.commit();
    }
    const Snapshots snapshots = graph.snapshots();
    std::atomic<bool> stop{false};
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            while (!stop) {
                const auto snapshot = snapshots.latest();
                for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
                    std::size_t found = 0;
                    const AdjacencyView view = snapshot->adjacency(type, direction);
                    for (std::uint32_t node = 0; node < nodes; ++node) found += view.at(NodeId{node}).size();
                    ASSERT_EQ(found, snapshot->relationship_count());
                }
            }
        });
    }
    std::mt19937 random{1};
    const auto any_node = [&] { return NodeId{static_cast<std::uint32_t>(random() % nodes)}; };
    std::vector<RelationshipId> there;
    for (int i = 0; i < 150; ++i) {
        Transaction transaction{graph};
        for (int writes = 0; writes < 200; ++writes) {
            there.push_back(graph.create_relationship(any_node(), any_node(), type));
            if (random() % 3 > 0) continue;
            std::swap(there[random() % there.size()], there.back());
            graph.erase(there.back());
            there.pop_back();
        }
        transaction.commit();
    }
    stop = true;
    for (std::thread& reader : readers) reader.join();
    EXPECT_GT(merges.begun(), 2U);
    EXPECT_THAT(check_integrity(graph), testing::IsEmpty());
}

/// Closed, and read again, while it is going on.
TEST(AdjacencyMerge, IsNotWaitedForWhenTheFileIsClosed) {
    std::string folder = (std::filesystem::temp_directory_path() / "dossier-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    constexpr std::uint32_t nodes = 1000, at_once = 100'000, one_by_one = 60'000;
    for (std::uint32_t round = 0; round < 2; ++round) {
        KnowledgeBase base = KnowledgeBase::open(folder + "/graph.dossier");
        PropertyGraph& graph = base.graph();
        ASSERT_EQ(graph.relationship_count(), round * (at_once + one_by_one));
        Transaction transaction{graph};
        while (graph.node_count() < nodes) graph.create_node({});
        const TypeId type = graph.intern_type("R");
        std::vector<PropertyGraph::Ends> ends;
        for (std::uint32_t i = 0; i < at_once; ++i) ends.push_back({NodeId{i % nodes}, NodeId{i / nodes}});
        graph.create_relationships(type, ends);
        // The last of them begins a merge in the first round; in the second lists came from the file.
        for (std::uint32_t i = 0; i < one_by_one; ++i) {
            graph.create_relationship(NodeId{i % nodes}, NodeId{i * 31 % nodes}, type);
        }
        base.commit(transaction);
    }
    EXPECT_THAT(KnowledgeBase::open(folder + "/graph.dossier").check(), testing::IsEmpty());
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace dossier::graph

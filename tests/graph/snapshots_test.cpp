// Readers on snapshots beside one writer. What only another thread can break is for ThreadSanitizer to see
// (tests/README.md, "Builds"); what holds is asked here in every build.

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/allocation_meter.hpp"
#include "graph/snapshots.hpp"
#include "graph/storage.hpp"
#include "tests/graph/random_writes.hpp"

namespace dossier::graph {
namespace {

using namespace random_writes;
using Snapshot = std::shared_ptr<const PropertyGraph>;

class Folder {
public:
    Folder() : path_{(std::filesystem::temp_directory_path() / "dossier-XXXXXX").string()} {
        EXPECT_NE(mkdtemp(path_.data()), nullptr);
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::filesystem::path base() const { return path_ + "/graph.dossier"; }

private:
    std::string path_;
};

NodeId add_node(PropertyGraph& graph, std::int64_t value) {
    const NodeId node = graph.create_node(std::vector{graph.intern_label("A")});
    graph.set_property(node, graph.intern_key("k"), value);
    return node;
}

NodeId commit_node(KnowledgeBase& base, std::int64_t value) {
    Transaction transaction{base.graph()};
    const NodeId node = add_node(base.graph(), value);
    base.commit(transaction);
    return node;
}

TEST(Snapshots, ShowTheLastCommitAndNothingOfAnOpenTransaction) {
    KnowledgeBase base = KnowledgeBase::in_memory();
    const Snapshots snapshots = base.graph().snapshots();
    const Snapshot empty = snapshots.latest();
    const NodeId node = commit_node(base, 1);
    const Snapshot one = snapshots.latest();
    const KeyId key = *one->keys().find("k");
    {
        Transaction transaction{base.graph()};
        base.graph().set_property(node, key, 2);
        add_node(base.graph(), 3);
        EXPECT_EQ(snapshots.latest(), one);
        EXPECT_EQ(base.graph().property(node, key).as_integer(), 2);
    }
    EXPECT_EQ(snapshots.latest()->property(node, key).as_integer(), 1);
    EXPECT_EQ(one->node_count(), 1U);
    EXPECT_EQ(empty->node_count(), 0U);
    EXPECT_EQ(empty->labels().size(), 0U);
}

TEST(Snapshots, OfTheSameCommitAreTheSame) {
    KnowledgeBase base = KnowledgeBase::in_memory();
    commit_node(base, 1);
    const Snapshots snapshots = base.graph().snapshots();
    const Snapshot first = snapshots.latest();
    EXPECT_EQ(base.graph().snapshots().latest(), first);
    Transaction{base.graph()}.commit();
    EXPECT_EQ(snapshots.latest(), first);
    EXPECT_EQ(first->moment(), base.graph().moment());
    commit_node(base, 2);
    EXPECT_NE(snapshots.latest(), first);
    EXPECT_FALSE(first->moment() == base.graph().moment());
}

TEST(Snapshots, OutliveTheGraph) {
    std::optional<KnowledgeBase> base{KnowledgeBase::in_memory()};
    const Snapshots snapshots = base->graph().snapshots();
    const NodeId node = commit_node(*base, 7);
    base.reset();
    const Snapshot last = snapshots.latest();
    EXPECT_EQ(last->property(node, *last->keys().find("k")).as_integer(), 7);
    EXPECT_THAT(check_integrity(*last), testing::IsEmpty());
}

TEST(Snapshots, AreGivenBackByTheirLastHolder) {
    KnowledgeBase base = KnowledgeBase::in_memory();
    AllocationMeter meter{std::nullopt, AllocationMeter::Manner::notes};
    const AllocationMeter::Metering metering{&meter};
    constexpr std::uint32_t nodes = 50'000;
    {
        Transaction transaction{base.graph()};
        for (std::uint32_t i = 0; i < nodes; ++i) add_node(base.graph(), i);
        base.commit(transaction);
    }
    std::optional<Snapshots> snapshots{base.graph().snapshots()};
    Snapshot old = snapshots->latest();
    const std::weak_ptr<const PropertyGraph> gone = old;
    EXPECT_TRUE(base.graph().is_shared());
    const std::int64_t before = meter.bytes();
    {
        Transaction transaction{base.graph()};
        const KeyId key = base.graph().intern_key("k");
        for (std::uint32_t i = 0; i < nodes; ++i) base.graph().set_property(NodeId{i}, key, -1);
        base.commit(transaction);
    }
    const std::int64_t with_both = meter.bytes();
    EXPECT_GT(with_both - before, std::int64_t{nodes} * 8 * 9 / 10);
    old.reset();
    EXPECT_TRUE(gone.expired());
    EXPECT_LT(meter.bytes() - before, std::int64_t{nodes} * 8 / 4);
    snapshots.reset();
    EXPECT_FALSE(base.graph().is_shared());
}

/// Every state that was committed, as snapshot and as model, for as long as `kept` commits.
class Kept {
public:
    void add(Snapshot snapshot, Model model) {
        states_.emplace_back(std::move(snapshot), std::move(model));
        if (states_.size() > most) states_.erase(states_.begin());
    }
    void expect_as_they_were() const {
        for (const auto& [snapshot, model] : states_) ASSERT_NO_FATAL_FAILURE(expect_same(*snapshot, model));
    }

private:
    static constexpr std::size_t most = 5;
    std::vector<std::pair<Snapshot, Model>> states_;
};

class RandomSnapshots : public testing::TestWithParam<unsigned> {};

TEST_P(RandomSnapshots, StayAsTheyWereWhateverFollows) {
    PropertyGraph graph;
    Model model;
    Writer writer{graph, model, GetParam()};
    const Snapshots snapshots = graph.snapshots();
    Kept kept;
    for (int i = 0; i < 150; ++i) {
        run_transaction(graph, model, writer, [](Transaction& transaction) { transaction.commit(); });
        kept.add(snapshots.latest(), model);
        ASSERT_NO_FATAL_FAILURE(expect_same(graph, model)) << "after transaction " << i;
        ASSERT_NO_FATAL_FAILURE(kept.expect_as_they_were()) << "after transaction " << i;
    }
}

TEST_P(RandomSnapshots, StayWhenTheFileIsClosedAndOpenedAgain) {
    const Folder folder;
    Model model;
    Kept kept;
    for (unsigned round = 0; round < 5; ++round) {
        KnowledgeBase base = KnowledgeBase::open(folder.base());
        const Snapshots snapshots = base.graph().snapshots();
        kept.add(snapshots.latest(), model);
        Writer writer{base.graph(), model, GetParam() * 100 + round};
        for (int i = 0; i < 4; ++i) {
            run_transaction(base.graph(), model, writer, [&](Transaction& transaction) { base.commit(transaction); });
            kept.add(snapshots.latest(), model);
        }
        ASSERT_NO_FATAL_FAILURE(kept.expect_as_they_were()) << "in round " << round;
    }
    ASSERT_NO_FATAL_FAILURE(kept.expect_as_they_were());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomSnapshots, testing::Range(1U, 4U));

/// Accounts that pay each other: no commit changes the sum, and each adds one to the number of commits.
class Bank {
public:
    static constexpr std::int64_t accounts = 40, each = 100;

    struct Known {
        std::vector<NodeId> nodes;
        std::vector<RelationshipId> payments;
    };
    Known known;  ///< of the graph as it is, which goes back with it

    explicit Bank(PropertyGraph& graph)
        : graph_{graph},
          account_{graph.intern_label("Account")},
          paid_{graph.intern_type("PAID")},
          value_{graph.intern_key("value")},
          name_{graph.intern_key("name")} {}

    /// Inside a transaction.
    void found() {
        for (std::int64_t i = 0; i < accounts; ++i) add(each);
        graph_.create_index({"by_value", IndexKind::range, {ElementKind::node, {"Account"}, {"value"}}, ""});
        graph_.create_index({"words", IndexKind::full_text, {ElementKind::node, {"Account"}, {"name"}}, ""});
    }
    void pay(std::mt19937& random) {
        const auto any = [&] { return known.nodes[random() % known.nodes.size()]; };
        const NodeId from = any(), to = any();
        move(from, to, static_cast<std::int64_t>(random() % 10));
        const RelationshipId payment = graph_.create_relationship(from, to, paid_);
        known.payments.push_back(payment);
        if (known.payments.size() > 30) {
            graph_.erase(known.payments.front());
            known.payments.erase(known.payments.begin());
        }
        if (random() % 3 == 0) replace(random() % known.nodes.size());
        if (random() % 5 == 0) toggle_index();
    }

    /// What holds in every committed state.
    static void expect_whole(const PropertyGraph& graph) {
        const auto label = graph.labels().find("Account");
        const auto value = graph.keys().find("value");
        ASSERT_TRUE(label && value);
        std::int64_t sum = 0, count = 0;
        graph.for_each_node(*label, [&](NodeId node) {
            sum += graph.property(node, *value).as_integer();
            ++count;
        });
        EXPECT_EQ(sum, accounts * each);
        EXPECT_EQ(count, accounts);
        EXPECT_EQ(graph.count(*label), static_cast<std::size_t>(accounts));
        EXPECT_THAT(check_integrity(graph), testing::IsEmpty());
        if (const auto paid = graph.types().find("PAID")) {
            EXPECT_EQ(graph.is_one_way(*paid), !is_paid_back(graph));
        }
        if (const auto* words = graph.schema().index("words")) {
            EXPECT_EQ(words->full_text->find("rekening").size(), static_cast<std::size_t>(accounts));
        }
    }

private:
    static bool is_paid_back(const PropertyGraph& graph) {
        std::set<std::pair<NodeId, NodeId>> payments;
        graph.for_each_relationship([&](RelationshipId each) {
            payments.insert({graph.start(each), graph.end(each)});
        });
        return std::ranges::any_of(payments, [&](const auto& payment) {
            return payment.first != payment.second && payments.contains({payment.second, payment.first});
        });
    }
    void add(std::int64_t value) {
        const NodeId node = graph_.create_node(std::vector{account_});
        graph_.set_property(node, value_, value);
        graph_.set_property(node, name_, "rekening " + std::to_string(index(node)));
        known.nodes.push_back(node);
    }
    void move(NodeId from, NodeId to, std::int64_t amount) {
        const auto add_to = [&](NodeId node, std::int64_t more) {
            graph_.set_property(node, value_, graph_.property(node, value_).as_integer() + more);
        };
        add_to(from, -amount);
        add_to(to, amount);
    }
    /// Closes an account and opens another with what was in it.
    void replace(std::size_t at) {
        const NodeId old = known.nodes[at];
        std::erase_if(known.payments, [&](RelationshipId payment) {
            if (graph_.start(payment) != old && graph_.end(payment) != old) return false;
            graph_.erase(payment);
            return true;
        });
        const std::int64_t value = graph_.property(old, value_).as_integer();
        graph_.erase(old);
        known.nodes.erase(known.nodes.begin() + static_cast<std::ptrdiff_t>(at));
        add(value);
    }
    void toggle_index() {
        if (graph_.schema().index("by_payment")) {
            graph_.drop_index("by_payment");
        } else {
            graph_.create_index({"by_payment", IndexKind::range, {ElementKind::node, {"Account"}, {"name"}}, ""});
        }
    }

    PropertyGraph& graph_;
    LabelId account_;
    TypeId paid_;
    KeyId value_, name_;
};

/// Looks at the latest snapshot again and again until told to stop, and at older ones that it keeps.
void read_until(const std::atomic<bool>& stop, const Snapshots& snapshots, std::atomic<std::size_t>& seen) {
    Snapshot old = snapshots.latest();
    for (std::size_t i = 0; !stop.load(); ++i) {
        const Snapshot now = snapshots.latest();
        Bank::expect_whole(*now);
        Bank::expect_whole(*old);
        if (i % 3 == 0) old = now;
        ++seen;
    }
}

void run_bank(KnowledgeBase& base, int commits) {
    Bank bank{base.graph()};
    {
        Transaction transaction{base.graph()};
        bank.found();
        base.commit(transaction);
    }
    const Snapshots snapshots = base.graph().snapshots();
    std::atomic<bool> stop{false};
    std::atomic<std::size_t> seen{0};
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) readers.emplace_back([&] { read_until(stop, snapshots, seen); });
    std::mt19937 random{7};
    for (int i = 0; i < commits || seen < 30; ++i) {
        const Bank::Known before = bank.known;
        Transaction transaction{base.graph()};
        for (int payments = 0; payments < 5; ++payments) bank.pay(random);
        if (random() % 4 > 0) {
            base.commit(transaction);
        } else {
            transaction.roll_back();
            bank.known = before;
        }
    }
    stop = true;
    for (std::thread& reader : readers) reader.join();
    EXPECT_GE(seen, 30U);
}

TEST(SnapshotsUnderLoad, EachReaderSeesWholeCommits) {
    KnowledgeBase base = KnowledgeBase::in_memory();
    run_bank(base, 300);
}

TEST(SnapshotsUnderLoad, EachReaderSeesWholeCommitsOfAFile) {
    const Folder folder;
    KnowledgeBase base = KnowledgeBase::open(folder.base());
    run_bank(base, 60);
}

/// Columns and lists of the file are read by whoever comes first, while rows are written to it.
TEST(SnapshotsUnderLoad, ReadLateFromTheFileThatIsWrittenTo) {
    const Folder folder;
    {
        KnowledgeBase base = KnowledgeBase::open(folder.base());
        Bank bank{base.graph()};
        Transaction transaction{base.graph()};
        bank.found();
        std::mt19937 random{1};
        for (int i = 0; i < 20; ++i) bank.pay(random);
        base.commit(transaction);
    }
    for (int round = 0; round < 10; ++round) {
        std::optional<KnowledgeBase> base{KnowledgeBase::open(folder.base())};
        const Snapshots snapshots = base->graph().snapshots();
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) readers.emplace_back([snapshots] { Bank::expect_whole(*snapshots.latest()); });
        for (int i = 0; i < 3; ++i) commit_node(*base, i);
        if (round % 2 == 0) base.reset();  // closed while they read
        for (std::thread& reader : readers) reader.join();
        Bank::expect_whole(*snapshots.latest());
    }
}

}  // namespace
}  // namespace dossier::graph

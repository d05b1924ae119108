#include <atomic>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "graph/storage.hpp"
#include "graph/value_order.hpp"
#include "storage_fixture.hpp"

namespace dossier::graph {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST_F(Storage, WhatWasCommittedIsThereWhenOpenedAgain) {
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        const NodeId a = add_actor(base, "Nederland");
        const NodeId b = add_actor(base, "NATO");
        Transaction transaction{base.graph()};
        const RelationshipId r = base.graph().create_relationship(a, b, base.graph().intern_type("MEMBER_OF"));
        base.graph().set_property(r, base.graph().intern_key("from"), Date{-7577});
        base.commit(transaction);
    }
    EXPECT_FALSE(std::filesystem::exists(path.string() + "-wal"));
    const KnowledgeBase base = KnowledgeBase::open(path);
    const PropertyGraph& graph = base.graph();
    ASSERT_EQ(graph.node_count(), 2U);
    EXPECT_EQ(graph.property(NodeId{1}, *graph.keys().find("name")).as_string(), "NATO");
    EXPECT_EQ(graph.property(RelationshipId{0}, *graph.keys().find("from")).as_date(), Date{-7577});
    EXPECT_EQ(graph.degree(NodeId{0}, *graph.types().find("MEMBER_OF"), Direction::outgoing), 1U);
    EXPECT_EQ(graph.count(*graph.labels().find("Actor")), 2U);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(Storage, EveryKindOfPropertyComesBack) {
    const std::vector<Value> values{true,
                                    false,
                                    std::int64_t{-1},
                                    std::numeric_limits<std::int64_t>::min(),
                                    0.1,
                                    -0.0,
                                    std::numeric_limits<double>::quiet_NaN(),
                                    "",
                                    "één",
                                    List{},
                                    List{Value{1}, Value{"x"}, Value{List{Value{2}}}},
                                    Date{-999'999},
                                    LocalTime{1},
                                    Time{2, -3600},
                                    LocalDateTime{-3, 4},
                                    DateTime{5, 6, 7200, "Europe/Amsterdam"},
                                    Duration{-1, 2, -3, 4}};
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        Transaction transaction{base.graph()};
        const KeyId key = base.graph().intern_key("value");
        for (const Value& value : values) base.graph().set_property(base.graph().create_node({}), key, value);
        base.commit(transaction);
    }
    const KnowledgeBase base = KnowledgeBase::open(path);
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        const Value found = base.graph().property(NodeId{i}, KeyId{0});
        EXPECT_EQ(found.kind(), values[i].kind()) << i;
        EXPECT_TRUE(equivalent(found, values[i])) << i;
    }
}

TEST_F(Storage, WhatCannotBeStoredRollsTheTransactionBack) {
    KnowledgeBase base = KnowledgeBase::open(path);
    Transaction transaction{base.graph()};
    base.graph().set_property(base.graph().create_node({}), base.graph().intern_key("map"), Map{{"a", 1}});
    EXPECT_EQ(fault([&] { base.commit(transaction); }).code, ErrorCode::invalid_property_type);
    EXPECT_EQ(base.graph().node_count(), 0U);
    EXPECT_FALSE(transaction.is_open());
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(Storage, ErasingAndRollingBackReachTheFileOnlyWhenCommitted) {
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        const NodeId a = add_actor(base, "a");
        add_actor(base, "b");
        {
            Transaction transaction{base.graph()};
            base.graph().create_node({});
        }
        Transaction transaction{base.graph()};
        base.graph().erase(a);
        base.commit(transaction);
        EXPECT_THAT(base.check(), IsEmpty());
    }
    const KnowledgeBase base = KnowledgeBase::open(path);
    EXPECT_EQ(base.graph().node_count(), 1U);
    EXPECT_TRUE(base.graph().contains(NodeId{1}));
}

TEST_F(Storage, ADocumentFallsWithItsTransaction) {
    for (const bool with_file : {true, false}) {
        KnowledgeBase base = with_file ? KnowledgeBase::open(path) : KnowledgeBase::in_memory();
        {
            Transaction transaction{base.graph()};
            base.put_document({.id = "a", .source = "a.md", .text = "één"});
            const std::size_t savepoint = transaction.savepoint();
            base.put_document({.id = "b", .source = "b.md", .text = "two"});
            EXPECT_EQ(base.document("b")->text, "two");
            transaction.roll_back_to(savepoint);
            EXPECT_FALSE(base.document("b").has_value());
            base.commit(transaction);
        }
        {
            Transaction transaction{base.graph()};
            base.remove_document("a");
            EXPECT_FALSE(base.document("a").has_value());
        }
        EXPECT_EQ(base.document("a")->text, "één");
        EXPECT_EQ(base.document_ids(), std::vector<std::string>{"a"});
    }
    const KnowledgeBase base = KnowledgeBase::open(path);
    EXPECT_EQ(base.document("a")->source, "a.md");
}

TEST_F(Storage, ASecondWriterIsToldAndAReaderIsLetIn) {
    KnowledgeBase writer = KnowledgeBase::open(path);
    add_actor(writer, "a");
    const Diagnostic told = fault([&] { static_cast<void>(KnowledgeBase::open(path)); });
    EXPECT_EQ(told.code, ErrorCode::write_failed);
    EXPECT_THAT(told.message, HasSubstr("another program"));
    const KnowledgeBase reader = KnowledgeBase::open(path, true);
    add_actor(writer, "b");
    EXPECT_EQ(reader.graph().node_count(), 1U);
    EXPECT_EQ(writer.graph().node_count(), 2U);
}

TEST_F(Storage, AReaderCannotCommit) {
    add_actor(*std::make_unique<KnowledgeBase>(KnowledgeBase::open(path)), "a");
    KnowledgeBase base = KnowledgeBase::open(path, true);
    EXPECT_EQ(fault([&] { add_actor(base, "b"); }).code, ErrorCode::read_only);
    EXPECT_EQ(base.graph().node_count(), 1U);
    EXPECT_EQ(fault([&] { static_cast<void>(KnowledgeBase::open(folder / "none", true)); }).code,
              ErrorCode::unreadable_file);
    EXPECT_FALSE(std::filesystem::exists(folder / "none"));
}

TEST_F(Storage, AForeignFileIsNamedAndLeftAlone) {
    const std::string text(5000, 'x');
    write(text);
    const Diagnostic told = fault([&] { static_cast<void>(KnowledgeBase::open(path)); });
    EXPECT_EQ(told.code, ErrorCode::damaged_file);
    EXPECT_THAT(told.message, HasSubstr("is not a knowledge base"));
    EXPECT_EQ(read(), text);
    EXPECT_EQ(fault([&] { static_cast<void>(KnowledgeBase::open(folder)); }).code, ErrorCode::unreadable_file);
}

TEST_F(Storage, ANewerFormatAndAnotherProgramsFileAreRefused) {
    add_actor(*std::make_unique<KnowledgeBase>(KnowledgeBase::open(path)), "a");
    const std::string ours = read();
    // user_version stands at byte 60 of a SQLite file and application_id at byte 68, both big-endian.
    std::string newer = ours;
    newer[63] = 5;
    write(newer);
    EXPECT_EQ(fault([&] { static_cast<void>(KnowledgeBase::open(path)); }).code, ErrorCode::newer_file);
    std::string foreign = ours;
    foreign[68] = 0;
    write(foreign);
    EXPECT_THAT(fault([&] { static_cast<void>(KnowledgeBase::open(path)); }).message, HasSubstr("another program"));
}

TEST_F(Storage, NoDamagedByteCrashesOrChangesTheGraph) {
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        const NodeId a = add_actor(base, "Nederland");
        Transaction transaction{base.graph()};
        const RelationshipId r = base.graph().create_relationship(a, a, base.graph().intern_type("T"));
        base.graph().set_property(r, base.graph().intern_key("list"), List{Value{1}, Value{"two"}});
        base.put_document({.id = "d", .source = "s", .text = "text"});
        base.commit(transaction);
    }
    const std::string ours = read();
    int refused = 0;
    for (std::size_t at = 0; at < ours.size(); at += ours[at] == 0 ? 61 : 5) {
        std::string damaged = ours;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        write(damaged);
        try {
            const KnowledgeBase base = KnowledgeBase::open(path, true);
            ASSERT_LE(base.graph().node_count(), 1U) << at;
            static_cast<void>(base.check());
        } catch (const Error&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 10);
    write(ours.substr(0, ours.size() / 2));
    EXPECT_EQ(fault([&] { static_cast<void>(KnowledgeBase::open(path)); }).code, ErrorCode::damaged_file);
}

TEST_F(Storage, AFileThatIsMostlyHolesIsRenumbered) {
    {
        KnowledgeBase base = KnowledgeBase::open(path);
        {
            Transaction rolled_back{base.graph()};
            for (int i = 0; i < 1'100'000; ++i) base.graph().create_node({});
        }
        const NodeId a = add_actor(base, "a");
        const NodeId b = add_actor(base, "b");
        EXPECT_GT(index(a), 1'000'000U);
        Transaction transaction{base.graph()};
        base.graph().create_relationship(b, a, base.graph().intern_type("T"));
        base.commit(transaction);
    }
    for (int time = 0; time < 2; ++time) {
        KnowledgeBase base = KnowledgeBase::open(path);
        const PropertyGraph& graph = base.graph();
        EXPECT_EQ(graph.node_bound(), 2U + static_cast<std::uint32_t>(time));
        EXPECT_EQ(graph.start(RelationshipId{0}), NodeId{1});
        EXPECT_EQ(graph.end(RelationshipId{0}), NodeId{0});
        EXPECT_EQ(graph.property(NodeId{1}, KeyId{0}).as_string(), "b");
        EXPECT_THAT(base.check(), IsEmpty());
        add_actor(base, "c");
        EXPECT_THAT(base.check(), IsEmpty());
    }
}

TEST_F(Storage, TheJournalDoesNotGrowWithEveryCommit) {
    KnowledgeBase base = KnowledgeBase::open(path);
    const NodeId node = add_actor(base, "a");
    for (int i = 0; i < 60; ++i) {
        Transaction transaction{base.graph()};
        base.graph().set_property(node, KeyId{0}, std::string(300'000, static_cast<char>('a' + i % 26)));
        base.commit(transaction);
    }
    EXPECT_LT(std::filesystem::file_size(path.string() + "-wal"), 10'000'000U);
}

TEST_F(Storage, AWriteThatFailsLeavesGraphAndFileAsTheyWere) {
    add_actor(*std::make_unique<KnowledgeBase>(KnowledgeBase::open(path)), "a");
    const pid_t child = in_a_child([&] {
        KnowledgeBase base = KnowledgeBase::open(path);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = 200'000, .rlim_max = RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &small);
        const Diagnostic told = fault([&] {
            Transaction transaction{base.graph()};
            const KeyId key = base.graph().intern_key("text");
            base.graph().set_property(NodeId{0}, key, std::string(1'000'000, 'x'));
            base.commit(transaction);
        });
        if (told.code != ErrorCode::write_failed) return 1;
        if (base.graph().properties(NodeId{0}).size() != 1 || base.graph().in_transaction()) return 2;
        const rlimit large{.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &large);
        add_actor(base, "b");
        return base.check().empty() ? 0 : 3;
    });
    EXPECT_EQ(exit_status(child), 0);
    const KnowledgeBase base = KnowledgeBase::open(path);
    EXPECT_EQ(base.graph().node_count(), 2U);
    EXPECT_THAT(base.check(), IsEmpty());
}

TEST_F(Storage, ANewFileIsWholeFromItsFirstMoment) {
    std::atomic<bool> done = false;
    std::size_t seen = 0, empty = 0;
    std::thread watcher{[&] {
        while (!done) {
            std::error_code absent;
            const auto size = std::filesystem::file_size(path, absent);
            if (absent) continue;
            ++seen;
            empty += size == 0 ? 1 : 0;
        }
    }};
    for (int round = 0; round < 50; ++round) {
        KnowledgeBase::open(path);
        std::filesystem::remove(path);
    }
    done = true;
    watcher.join();
    EXPECT_GT(seen, 0U);
    EXPECT_EQ(empty, 0U);
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST_F(Storage, WhereANewFileCannotBeWrittenThereIsNone) {
    const pid_t child = in_a_child([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{.rlim_cur = 4096, .rlim_max = RLIM_INFINITY};
        setrlimit(RLIMIT_FSIZE, &small);
        return fault([&] { KnowledgeBase::open(path); }).code == ErrorCode::write_failed ? 0 : 1;
    });
    EXPECT_EQ(exit_status(child), 0);
    EXPECT_TRUE(std::filesystem::is_empty(folder));
}

TEST_F(Storage, NothingAcknowledgedIsLostWhenTheProcessIsKilled) {
    using namespace std::chrono_literals;
    std::uint32_t acknowledged = 0;
    for (int round = 0; round < 6; ++round) {
        int channel[2];
        ASSERT_EQ(pipe(channel), 0);
        const pid_t child = in_a_child([&] {
            close(channel[0]);
            KnowledgeBase base = KnowledgeBase::open(path);
            PropertyGraph& graph = base.graph();
            const TypeId type = graph.intern_type("NEXT");
            const KeyId number = graph.intern_key("number");
            for (;;) {
                // Each commit adds two nodes and the relationship between them: a part of it would show.
                Transaction transaction{graph};
                const NodeId a = graph.create_node({}), b = graph.create_node({});
                graph.set_property(graph.create_relationship(a, b, type), number, std::int64_t{index(a)});
                base.commit(transaction);
                const auto count = static_cast<std::uint32_t>(graph.relationship_count());
                if (::write(channel[1], &count, sizeof count) != sizeof count) return 1;
            }
        });
        close(channel[1]);
        std::this_thread::sleep_for(40ms + round * 35ms);
        kill(child, SIGKILL);
        exit_status(child);
        for (std::uint32_t count = 0; ::read(channel[0], &count, sizeof count) == sizeof count;) acknowledged = count;
        close(channel[0]);
        const KnowledgeBase base = KnowledgeBase::open(path);
        EXPECT_GE(base.graph().relationship_count(), acknowledged);
        EXPECT_EQ(base.graph().node_count(), 2 * base.graph().relationship_count());
        EXPECT_THAT(base.check(), IsEmpty());
        acknowledged = static_cast<std::uint32_t>(base.graph().relationship_count());
    }
    EXPECT_GT(acknowledged, 0U);
}

}  // namespace
}  // namespace dossier::graph

#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "graph/change.hpp"
#include "graph/schema.hpp"
#include "graph/storage.hpp"
#include "query/query.hpp"

namespace dossier::query {
namespace {

// What an index of a file holds is made when a plan first weighs it, which is later than the first answer where the
// statement asks for other properties.

class LateIndex : public testing::Test {
protected:
    LateIndex() {
        std::string name = (std::filesystem::temp_directory_path() / "dossier-XXXXXX").string();
        folder_ = mkdtemp(name.data());
        graph::KnowledgeBase base = graph::KnowledgeBase::open(folder_ / file_name);
        for (const std::string_view text :
             {"UNWIND range(1, 300) AS i CREATE (:A {id: i, size: i % 7})", "CREATE INDEX FOR (a:A) ON (a.id)"}) {
            graph::Transaction transaction{base.graph()};
            (void)prepare(text).run(base.graph());
            base.commit(transaction);
        }
    }
    ~LateIndex() override { std::filesystem::remove_all(folder_); }

    /// Whether a statement that is run on the file, just opened, had the index made.
    bool makes_it(std::string_view text) const {
        graph::KnowledgeBase base = graph::KnowledgeBase::open(folder_ / file_name);
        EXPECT_EQ(prepare(text).run(base.graph()).rows.size(), 1) << text;
        return base.graph().schema().indexes().front()->range.is_made();
    }

    graph::KnowledgeBase open() const { return graph::KnowledgeBase::open(folder_ / file_name); }

private:
    static constexpr std::string_view file_name = "index.dossier";
    std::filesystem::path folder_;
};

TEST_F(LateIndex, IsMadeForWhoAsksForItsProperty) {
    EXPECT_TRUE(makes_it("MATCH (a:A {id: 7}) RETURN a.size"));
    EXPECT_TRUE(makes_it("MATCH (a:A) WHERE a.id > 299 RETURN a.size"));
}

TEST_F(LateIndex, IsNotMadeForWhoIsCancelled) {
    graph::KnowledgeBase base = open();
    const std::atomic<bool> cancelled = true;
    for (const std::string_view text : {"MATCH (a:A {id: 7}) RETURN a.size", "EXPLAIN MATCH (a:A {id: 7}) RETURN a",
                                        "CREATE INDEX sizes FOR (a:A) ON (a.size)"}) {
        graph::Transaction transaction{base.graph()};
        try {
            (void)prepare(text).run(base.graph(), {}, {.cancelled = &cancelled});
            ADD_FAILURE() << text;
        } catch (const graph::Error& error) {
            EXPECT_EQ(error.diagnostic().code, graph::ErrorCode::cancelled) << text;
        }
        EXPECT_EQ(base.graph().schema().index("sizes"), nullptr) << text;
    }
    EXPECT_FALSE(base.graph().schema().indexes().front()->range.is_made());
    EXPECT_EQ(prepare("MATCH (a:A {id: 7}) RETURN a.size").run(base.graph()).rows.size(), 1);
}

TEST_F(LateIndex, IsNotMadeForWhoDoesNot) {
    EXPECT_FALSE(makes_it("MATCH (a:A) RETURN count(a)"));
    EXPECT_FALSE(makes_it("MATCH (a:A) WHERE a.size > 3 RETURN count(a)"));
    EXPECT_FALSE(makes_it("MATCH (a:A) WHERE a.size = 3 RETURN max(a.size)"));
}

}  // namespace
}  // namespace dossier::query

// Random writes with savepoints and rollbacks, on a graph and on a model so plain that it cannot be wrong: maps that
// are copied at every savepoint. The two must agree at every step, every invariant must hold, and a file must give it
// back.

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/storage.hpp"
#include "tests/graph/random_writes.hpp"

namespace dossier::graph {
namespace {

using namespace random_writes;

class RandomGraph : public testing::TestWithParam<unsigned> {};

TEST_P(RandomGraph, AgreesWithAPlainModel) {
    PropertyGraph graph;
    Model model;
    Writer writer{graph, model, GetParam()};
    for (int i = 0; i < 1500; ++i) {
        run_transaction(graph, model, writer, [](Transaction& transaction) { transaction.commit(); });
        ASSERT_NO_FATAL_FAILURE(expect_same(graph, model)) << "after transaction " << i;
    }
}

TEST_P(RandomGraph, ComesBackFromItsFile) {
    std::string folder = (std::filesystem::temp_directory_path() / "dossier-XXXXXX").string();
    ASSERT_NE(mkdtemp(folder.data()), nullptr);
    Model model;
    for (unsigned round = 0; round < 5; ++round) {
        KnowledgeBase base = KnowledgeBase::open(folder + "/graph.dossier");
        ASSERT_NO_FATAL_FAILURE(expect_same(base.graph(), model)) << "in round " << round;
        ASSERT_THAT(base.check(), testing::IsEmpty());
        Writer writer{base.graph(), model, GetParam() * 100 + round};
        for (int i = 0; i < 8; ++i) {
            run_transaction(base.graph(), model, writer, [&](Transaction& transaction) { base.commit(transaction); });
        }
        ASSERT_THAT(base.check(), testing::IsEmpty());
    }
    std::filesystem::remove_all(folder);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomGraph, testing::Range(1U, 5U));

}  // namespace
}  // namespace dossier::graph

// Any query on a small graph, with rewrites and without: both fail, or both give as many rows. Nothing crashes, hangs or
// outgrows its limits.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "query/query.hpp"

namespace {

using namespace std::chrono_literals;
namespace graph = dossier::graph;
namespace query = dossier::query;

graph::PropertyGraph small_graph() {
    graph::PropertyGraph built;
    graph::Transaction transaction{built};
    (void)query::prepare("CREATE (a:A {n: 1, t: 'x'})-[:T {w: 1.5}]->(b:B {n: 2})-[:S]->(c:A:B), (c)-[:T]->(a), (b)-[:T]->(b)")
        .run(built);
    transaction.commit();
    return built;
}

/// How many rows; nothing when it failed. `limited` tells that a limit stopped it, which another plan need not meet.
std::optional<std::size_t> rows(const query::Statement& statement, bool rewrites, bool& limited) {
    graph::PropertyGraph built = small_graph();
    graph::Transaction transaction{built};
    query::Limits limits;
    limits.timeout = 2s;
    limits.memory = std::size_t{256} << 20U;
    query::Options options;
    options.rewrites = rewrites;
    try {
        return statement.run(built, {}, limits, options).rows.size();
    } catch (const graph::Error& error) {
        limited = limited || error.diagnostic().type == graph::ErrorType::resource_error;
        return std::nullopt;
    }
}

/// Answers that may differ from run to run.
bool is_random(std::string_view text) {
    for (const std::string_view word : {"rand", "RAND", "Rand", "LIMIT", "limit", "Limit", "SKIP", "skip", "Skip"}) {
        if (text.find(word) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const query::Statement statement = query::prepare(text);
        bool limited = false;
        const auto rewritten = rows(statement, true, limited), naive = rows(statement, false, limited);
        if (!limited && rewritten != naive && !is_random(text)) std::abort();
    } catch (const graph::Error&) {
        return -1;  // not worth keeping in the corpus: the other target covers what does not parse
    }
    return 0;
}

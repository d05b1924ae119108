#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "query/query.hpp"

namespace dossier::tests::support {

/// Rows a batch: one, so that every row meets the border of a batch; few and odd, so that some do; the usual.
inline constexpr std::array<std::size_t, 4> batch_sizes{1, 2, 7, 2048};

/// One way to run a query. All of them give the same answer.
struct Way {
    std::string name;  ///< `without push_filter, batches of 7`
    query::Options options;
};

/// As users run it first; then all rewrites and none with every batch size, two threads too; and each rewrite off, with
/// the batch sizes in turn.
[[nodiscard]] std::vector<Way> ways_to_run();

}  // namespace dossier::tests::support

#pragma once

#include <cstddef>
#include <vector>

namespace dossier::graph::picture {

/// An entry of a table of numbers that is mostly empty.
struct Weighted {
    std::size_t row, column;
    double weight;
};

struct Order {
    std::vector<std::size_t> rows, columns;  ///< which comes first, second, …
};

/// An order of rows and columns in which those with like entries stand beside each other, so that blocks show. Parts
/// of the table that share no row or column come one after another, the heaviest first; equals stay as they were.
///
/// source     reciprocal averaging: Hill, Correspondence analysis: a neglected multivariate method, 1974
[[nodiscard]] Order block_order(std::size_t rows, std::size_t columns, const std::vector<Weighted>& entries);

}  // namespace dossier::graph::picture

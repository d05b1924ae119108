#include "graph/picture/seriation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

// Reciprocal averaging: a row's score is the average of its columns' scores and the other way round, over and over,
// each time with the average score taken away (all scores equal would be the answer otherwise) and the rest stretched.
// What remains is the axis along which the table differs most.

namespace dossier::graph::picture {

namespace {

constexpr int rounds = 200;

/// Rows and columns as one list of vertices, columns behind rows.
std::vector<std::size_t> parts_of(std::size_t rows, std::size_t columns, const std::vector<Weighted>& entries) {
    std::vector<std::size_t> part(rows + columns);
    std::iota(part.begin(), part.end(), std::size_t{0});
    const auto root = [&part](std::size_t at) {
        while (part[at] != at) at = part[at] = part[part[at]];
        return at;
    };
    for (const Weighted& entry : entries) {
        const auto [low, high] = std::minmax({root(entry.row), root(rows + entry.column)});
        part[high] = low;
    }
    for (std::size_t at = 0; at < part.size(); ++at) part[at] = root(at);
    return part;
}

class Averaging {
public:
    Averaging(std::size_t rows, std::size_t columns, const std::vector<Weighted>& entries)
        : entries_{entries},
          parts_{parts_of(rows, columns, entries)},
          scores_(rows + columns),
          sums_(rows + columns),
          rows_{rows} {
        for (const Weighted& entry : entries_) {
            sums_[entry.row] += entry.weight;
            sums_[rows_ + entry.column] += entry.weight;
        }
        for (std::size_t column = rows_; column < scores_.size(); ++column) {
            scores_[column] = std::sin(static_cast<double>(column));  // any start that is not all equal
        }
    }

    void run() {
        for (int round = 0; round < rounds; ++round) {
            average(true);
            centre_rows();
            average(false);
        }
        average(true);
        turn_heavy_ends_forward();
    }

    /// Heavier parts first, then by score; scores that differ by rounding alone are equal.
    [[nodiscard]] std::vector<std::size_t> order(std::size_t begin, std::size_t end) const {
        std::vector<double> part_weights(scores_.size());
        for (std::size_t row = 0; row < rows_; ++row) part_weights[parts_[row]] += sums_[row];
        std::vector<std::size_t> order(end - begin);
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto place = [&](std::size_t at) {
            const std::size_t vertex = begin + at;
            return std::tuple{-part_weights[parts_[vertex]], parts_[vertex], std::round(scores_[vertex] * 1e6)};
        };
        std::ranges::stable_sort(order, {}, place);
        return order;
    }

private:
    void average(bool rows_from_columns) {
        const std::size_t begin = rows_from_columns ? 0 : rows_;
        const std::size_t end = rows_from_columns ? rows_ : scores_.size();
        std::fill(scores_.begin() + static_cast<std::ptrdiff_t>(begin),
                  scores_.begin() + static_cast<std::ptrdiff_t>(end), 0.0);
        for (const Weighted& entry : entries_) {
            const std::size_t row = entry.row;
            const std::size_t column = rows_ + entry.column;
            if (rows_from_columns) {
                scores_[row] += entry.weight * scores_[column];
            } else {
                scores_[column] += entry.weight * scores_[row];
            }
        }
        for (std::size_t at = begin; at < end; ++at) {
            if (sums_[at] > 0) scores_[at] /= sums_[at];
        }
    }
    /// Within each part: the weighted mean becomes 0, the greatest distance from it 1.
    void centre_rows() {
        std::vector<double> totals(scores_.size()), means(scores_.size()), greatest(scores_.size());
        for (std::size_t row = 0; row < rows_; ++row) {
            totals[parts_[row]] += sums_[row];
            means[parts_[row]] += sums_[row] * scores_[row];
        }
        for (std::size_t row = 0; row < rows_; ++row) {
            const std::size_t part = parts_[row];
            if (totals[part] > 0) scores_[row] -= means[part] / totals[part];
            greatest[part] = std::max(greatest[part], std::abs(scores_[row]));
        }
        for (std::size_t row = 0; row < rows_; ++row) {
            const double scale = greatest[parts_[row]];
            scores_[row] = scale > 1e-12 ? scores_[row] / scale : 0;
        }
    }
    /// An axis has no direction of its own: the heavier half of each part goes first.
    void turn_heavy_ends_forward() {
        std::vector<double> lean(scores_.size());
        for (std::size_t row = 0; row < rows_; ++row) lean[parts_[row]] += sums_[row] * std::cbrt(scores_[row]);
        for (std::size_t at = 0; at < scores_.size(); ++at) {
            if (lean[parts_[at]] > 1e-9) scores_[at] = -scores_[at];
        }
    }

    const std::vector<Weighted>& entries_;
    std::vector<std::size_t> parts_;
    std::vector<double> scores_, sums_;
    std::size_t rows_;
};

}  // namespace

Order block_order(std::size_t rows, std::size_t columns, const std::vector<Weighted>& entries) {
    Averaging averaging{rows, columns, entries};
    averaging.run();
    return {averaging.order(0, rows), averaging.order(rows, rows + columns)};
}

}  // namespace dossier::graph::picture

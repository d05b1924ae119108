#include "loaders/find/confidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace dossier::loaders::find {

namespace {

struct Family {
    std::string_view what;  ///< a predicate or a kind of commitment
    int right = 0, found = 0;
};

/// The counts are those of the table in loaders/README.md.
constexpr auto predicates = std::to_array<Family>({
    {"SUPPORTS", 25, 43},
    {"OPPOSES", 1, 2},
    {"THREATENS", 10, 10},
    {"COOPERATES_WITH", 6, 7},
    {"CALLS_ON", 5, 6},
    {"DISCUSSES", 55, 68},
    {"PARTICIPATES_IN", 12, 12},
    {"ADOPTED", 6, 14},
    {"CONTRIBUTES_TO", 12, 28},
    {"HOLDS", 5, 6},
});
constexpr auto kinds = std::to_array<Family>({
    {"undertaking", 29, 35},
    {"agreement", 14, 15},
    {"intention", 38, 46},
    {"call", 0, 0},
});

/// What no rule made is counted by itself, whatever its predicate, and leans to the rate of those that rules made.
constexpr Family learnt{"learnt", 54, 94};

/// How many findings of the common rate each family begins with.
constexpr double weight_of_all = 4.0;

double rate_of_all(std::span<const Family> families) {
    double right = 0.0, found = 0.0;
    for (const Family& family : families) {
        right += family.right;
        found += family.found;
    }
    return right / found;
}

}  // namespace

double confidence_of(std::string_view what) {
    const auto kind = std::ranges::find(kinds, what, &Family::what);
    const auto predicate = std::ranges::find(predicates, what, &Family::what);
    const Family other = what == learnt.what ? learnt : Family{what};
    const Family family = kind != kinds.end() ? *kind : predicate != predicates.end() ? *predicate : other;
    const double rate = rate_of_all(kind != kinds.end() ? std::span<const Family>(kinds) : predicates);
    return std::round(100.0 * (family.right + weight_of_all * rate) / (family.found + weight_of_all)) / 100.0;
}

}  // namespace dossier::loaders::find

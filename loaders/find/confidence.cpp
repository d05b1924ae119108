#include "loaders/find/confidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace dossier::loaders::find {

namespace {

struct Family {
    std::string_view what, verb;  ///< without a verb: all others of that predicate or kind
    int right = 0, found = 0;     ///< on the annotated letters that the rules were written with
};

/// The counts are those of the table in loaders/README.md.
constexpr auto families = std::to_array<Family>({
    {"SUPPORTS", "inzetten", 12, 13},
    {"SUPPORTS", "", 47, 48},
    {"OPPOSES", "afwijzen", 0, 2},
    {"OPPOSES", "", 8, 8},
    {"THREATENS", "", 18, 18},
    {"COOPERATES_WITH", "", 26, 28},
    {"CALLS_ON", "", 25, 25},
    {"DISCUSSES", "", 38, 42},
    {"PARTICIPATES_IN", "plaatsvinden", 3, 6},
    {"PARTICIPATES_IN", "", 13, 17},
    {"INVITED_TO", "", 10, 12},
    {"ADOPTED", "", 24, 24},
    {"CONTRIBUTES_TO", "bijdragen", 5, 10},
    {"CONTRIBUTES_TO", "", 12, 15},
    {"HOLDS", "", 3, 3},
    {"PARTNER_OF", "", 4, 4},
    {"undertaking", "", 21, 21},
    {"agreement", "", 23, 23},
    {"intention", "", 54, 56},
    {"call", "", 5, 5},
});

}  // namespace

double confidence_of(std::string_view what, std::string_view rule) {
    const std::string_view verb = rule.substr(0, rule.find(' '));
    const auto family = std::ranges::find_if(
        families, [&](const Family& f) { return f.what == what && (f.verb.empty() || f.verb == verb); });
    const auto [right, found] = family == families.end() ? std::pair{0, 0} : std::pair{family->right, family->found};
    return std::round(100.0 * (right + 1) / (found + 2)) / 100.0;
}

}  // namespace dossier::loaders::find

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
    {"SUPPORTS", "inzetten", 13, 15},
    {"SUPPORTS", "", 47, 51},
    {"OPPOSES", "", 9, 9},
    {"THREATENS", "", 18, 18},
    {"COOPERATES_WITH", "", 29, 30},
    {"CALLS_ON", "", 27, 27},
    {"DISCUSSES", "", 48, 53},
    {"PARTICIPATES_IN", "plaatsvinden", 5, 7},
    {"PARTICIPATES_IN", "", 16, 20},
    {"INVITED_TO", "", 10, 11},
    {"ADOPTED", "", 25, 25},
    {"CONTRIBUTES_TO", "bijdragen", 6, 11},
    {"CONTRIBUTES_TO", "", 20, 21},
    {"HOLDS", "", 3, 4},
    {"PARTNER_OF", "", 4, 4},
    {"undertaking", "", 23, 23},
    {"agreement", "", 25, 25},
    {"intention", "", 60, 62},
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

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
    {"SUPPORTS", "inzetten", 9, 12},
    {"SUPPORTS", "", 37, 38},
    {"OPPOSES", "afwijzen", 0, 2},
    {"OPPOSES", "", 7, 7},
    {"THREATENS", "", 16, 16},
    {"COOPERATES_WITH", "", 22, 23},
    {"CALLS_ON", "", 24, 24},
    {"DISCUSSES", "", 32, 33},
    {"PARTICIPATES_IN", "plaatsvinden", 2, 4},
    {"PARTICIPATES_IN", "", 11, 14},
    {"INVITED_TO", "", 9, 10},
    {"ADOPTED", "", 19, 19},
    {"CONTRIBUTES_TO", "bijdragen", 5, 8},
    {"CONTRIBUTES_TO", "", 10, 12},
    {"HOLDS", "", 3, 3},
    {"PARTNER_OF", "", 4, 4},
    {"undertaking", "", 18, 18},
    {"agreement", "", 18, 18},
    {"intention", "", 44, 46},
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

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "tests/metamorphic/trial.hpp"

namespace dossier::tests::metamorphic {

/// What came of the pairs so far.
struct Tally {
    std::size_t pairs = 0;
    std::size_t failed = 0;                             ///< one side or both gave an error
    std::size_t empty = 0;                              ///< agreed on no row at all
    std::map<std::string_view, std::size_t> with_rows;  ///< by property: agreed on a row or more
};

/// Pairs on one graph. Round by round the seed counts up, so that a round can be run again alone.
inline constexpr std::size_t pairs_a_round = 100;

/// Runs `pairs` pairs, at most pairs_a_round, on a graph of their own; stops at the first that differs or is malformed.
[[nodiscard]] std::optional<Found> run_round(std::uint64_t seed, std::size_t pairs,
                                             std::span<const Property> properties, Tally& tally);

}  // namespace dossier::tests::metamorphic

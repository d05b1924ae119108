#pragma once

#include <array>
#include <string_view>

// The words that random graphs and random queries share, so that they meet.

namespace dossier::tests::metamorphic {

inline constexpr std::array<std::string_view, 3> labels{"A", "B", "C"};
inline constexpr std::array<std::string_view, 3> types{"R", "S", "T"};

/// Values that can be stored. Equal ones of different kinds, neighbours beyond the precision of floats and values that
/// do not compare are where engines go wrong.
inline constexpr std::array<std::string_view, 26> stored_values{
    "0",
    "1",
    "2",
    "-1",
    "1.0",
    "0.5",
    "-0.0",
    "0.0 / 0.0",
    "1.0 / 0.0",
    "9007199254740993",
    "9007199254740992.0",
    "true",
    "false",
    "''",
    "'a'",
    "'ab'",
    "'B'",
    "[]",
    "[1, 2]",
    "[1.0, 2]",
    "date('2024-02-29')",
    "localdatetime('2024-02-29T12:00')",
    "datetime('2024-02-29T12:00+01:00')",
    "localtime('12:00')",
    "duration('P1M')",
    "duration('P30D')",
};

inline constexpr std::array<std::string_view, 5> texts{"''", "'a'", "'ab'", "'b'", "'B'"};
inline constexpr std::array<std::string_view, 3> dates{"date('2024-02-29')", "date('2023-12-31')",
                                                       "date('2024-03-01')"};

}  // namespace dossier::tests::metamorphic

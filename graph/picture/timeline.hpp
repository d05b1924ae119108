#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/picture/options.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph::picture {

/// Days since 1970-01-01, both ends within; an absent one is open.
struct Period {
    std::optional<std::int64_t> first, last;
    bool operator==(const Period&) const = default;
};

/// What the graph model knows as `due`: `2025-06-24`, `2025-06`, `2026-Q1`, `2025`, `2024-09-22/..`, `../2025`.
/// returns    nothing for any other text
[[nodiscard]] std::optional<Period> period_of(std::string_view text);

struct Timeline {
    struct Entry {
        NodeId node{};
        std::string id;
        std::string name;                ///< of a commitment its text, of a meeting its name
        std::vector<std::string> about;  ///< who commits itself, towards whom, when in words, on what condition
        std::optional<Period> period;
        bool expected = false;        ///< a decision that others are still to take
        bool at_meeting = false;      ///< the period is that of the meeting where it is made
        std::vector<NodeId> sources;  ///< the sentences behind it
    };
    std::vector<Entry> meetings, dated, undated;  ///< by date, then by id
    std::size_t all_commitments = 0;
};

/// Every commitment of the graph by the date at which it is due, and the meetings that have dates; a commitment without
/// a date of its own that is made at one of those stands at its date. Of more than `most` commitments those with a date
/// first, the earliest before the later.
[[nodiscard]] Timeline timeline_of_commitments(const PropertyGraph& graph, std::size_t most = 150,
                                               const Wording& wording = {});

/// As SVG. The same timeline and options give the same bytes.
[[nodiscard]] std::string draw(const Timeline& timeline, const Options& options = {});

}  // namespace dossier::graph::picture

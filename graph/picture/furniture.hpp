#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ids.hpp"
#include "graph/picture/canvas.hpp"
#include "graph/picture/options.hpp"

namespace dossier::graph::picture {

// What all kinds of pictures have around what they show. Each function draws below `at` within `width` and says where
// the next thing may begin.

inline constexpr double margin = 20;

[[nodiscard]] double draw_heading(Canvas& canvas, Point at, double width, std::string_view text);
[[nodiscard]] double draw_note(Canvas& canvas, Point at, double width, std::string_view text);

/// A sample, drawn around the point that it is given, and what it means.
struct LegendEntry {
    std::function<void(Canvas&, Point)> sample;
    std::string meaning;
};
[[nodiscard]] double draw_legend(Canvas& canvas, Point at, double width, const std::vector<LegendEntry>& entries);

/// How much of what is shown, and how to see the rest; empty where all is.
[[nodiscard]] std::string left_out(const Options& options, std::size_t shown, std::size_t all, std::string_view what);

/// The first address that the options have for one of the nodes; empty without any.
[[nodiscard]] std::string address_of(const Options& options, const std::vector<NodeId>& nodes);

}  // namespace dossier::graph::picture

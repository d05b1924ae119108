#include "graph/picture/furniture.hpp"

#include <fmt/format.h>

namespace dossier::graph::picture {

namespace {

constexpr Font heading_font{16, true};
constexpr Font small_font{10, false};

}  // namespace

double draw_heading(Canvas& canvas, Point at, double width, std::string_view text) {
    constexpr double line_height = 20;
    const auto lines = fitted(text, width, 2, heading_font);
    canvas.lines({at.x, at.y + heading_font.size}, lines, line_height, {.font = heading_font});
    return at.y + static_cast<double>(lines.size()) * line_height + 10;
}

double draw_note(Canvas& canvas, Point at, double width, std::string_view text) {
    constexpr double line_height = 14;
    const auto lines = fitted(text, width, 4, small_font);
    canvas.lines({at.x, at.y + small_font.size}, lines, line_height, {.font = small_font, .colour = pale_ink});
    return at.y + static_cast<double>(lines.size()) * line_height + 4;
}

double draw_legend(Canvas& canvas, Point at, double width, const std::vector<LegendEntry>& entries) {
    constexpr double sample_width = 30, gap = 18, line_height = 20;
    Point next = at;
    canvas.open("legend", {});
    for (const LegendEntry& entry : entries) {
        const double needed = sample_width + width_of(entry.meaning, small_font);
        if (next.x > at.x && next.x + needed > at.x + width) next = {at.x, next.y + line_height};
        entry.sample(canvas, {next.x + sample_width / 2 - 3, next.y + line_height / 2});
        canvas.text({next.x + sample_width, next.y + line_height / 2 + 3.5}, entry.meaning, {.font = small_font});
        next.x += needed + gap;
    }
    canvas.close();
    return next.y + line_height + 6;
}

std::string left_out(const Options& options, std::size_t shown, std::size_t all, std::string_view what) {
    if (shown >= all) return {};
    std::string note = fmt::format(fmt::runtime(options.wording.left_out), shown, all, what);
    return options.hint.empty() ? note : fmt::format("{}; {}", note, options.hint);
}

std::string address_of(const Options& options, const std::vector<NodeId>& nodes) {
    if (!options.address) return {};
    for (const NodeId node : nodes) {
        if (std::string address = options.address(node); !address.empty()) return address;
    }
    return {};
}

}  // namespace dossier::graph::picture

#include "graph/source.hpp"

#include <algorithm>

namespace dossier::graph {

namespace {

/// UTF-8 continuation bytes are 10xxxxxx; every other byte begins a code point.
bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

}  // namespace

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_code_point));
}

LineColumn line_column(std::string_view text, std::size_t offset) {
    const std::string_view before = text.substr(0, std::min(offset, text.size()));
    const std::size_t last_break = before.rfind('\n');
    const std::size_t line_start = last_break == std::string_view::npos ? 0 : last_break + 1;
    return {.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n')),
            .column = 1 + code_points(before.substr(line_start))};
}

}  // namespace dossier::graph

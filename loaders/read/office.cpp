#include "loaders/read/office.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::loaders::read {

XmlDocument parse_part(std::string_view part, std::string_view name, std::size_t shift) {
    try {
        return XmlDocument::parse(part, shift);
    } catch (const graph::Error& error) {
        auto diagnostic = error.diagnostic();
        const auto at = diagnostic.where ? diagnostic.where->begin : 0;
        const auto line = std::ranges::count(part.substr(0, at), '\n') + 1;
        diagnostic.message = fmt::format("`{}` in it, line {}: {}", name, line, diagnostic.message);
        diagnostic.where.reset();
        throw graph::Error{diagnostic};
    }
}

bool is_layout_table(const XmlDocument& document, std::size_t open, std::string_view row, std::string_view cell) {
    const auto& events = document.events();
    std::size_t depth = 0, cells = 0, rows = 0;
    for (auto at = open; at < events.size(); ++at) {
        if (events[at].name == row) {
            rows += events[at].kind == XmlEvent::Kind::open ? 1 : 0;
            cells = 0;
        }
        if (events[at].kind == XmlEvent::Kind::open) {
            ++depth;
            if (events[at].name == cell && ++cells > 1) return false;
        } else if (events[at].kind == XmlEvent::Kind::close && --depth == 0) {
            break;
        }
    }
    return rows > 0;
}

}  // namespace dossier::loaders::read

#include "tests/graph/drawn_texts.hpp"

#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "graph/picture/font.hpp"

namespace dossier::tests {

namespace {

struct Drawn {
    std::string text;
    double left, top, right, bottom;
};

std::string attribute(std::string_view element, std::string_view name) {
    const std::string start = fmt::format(" {}=\"", name);
    const std::size_t at = element.find(start);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + start.size();
    return std::string{element.substr(begin, element.find('"', begin) - begin)};
}

double number(std::string_view element, std::string_view name) { return std::atof(attribute(element, name).c_str()); }

std::string unescaped(std::string_view xml) {
    std::string text;
    for (std::size_t at = 0; at < xml.size(); ++at) {
        text += xml[at] == '&' ? 'W' : xml[at];  // wider than any letter that is escaped
        if (xml[at] == '&') at = xml.find(';', at);
    }
    return text;
}

Drawn drawn(std::string_view element, std::string_view content) {
    const graph::picture::Font font{number(element, "font-size"), !attribute(element, "font-weight").empty()};
    const std::string text = unescaped(content);
    const double width = graph::picture::width_of(text, font);
    const std::string anchor = attribute(element, "text-anchor");
    const double before = anchor == "middle" ? width / 2 : anchor == "end" ? width : 0;
    const double x = number(element, "x");
    const double y = number(element, "y");
    const double rise = 0.78 * font.size;
    const double fall = 0.22 * font.size;
    if (attribute(element, "transform").empty()) return {text, x - before, y - rise, x - before + width, y + fall};
    return {text, x - rise, y + before - width, x + fall, y + before};
}

}  // namespace

std::string overlapping_texts(std::string_view svg) {
    constexpr double rounding = 0.2;
    std::vector<Drawn> texts;
    for (std::size_t at = svg.find("<text "); at != std::string_view::npos; at = svg.find("<text ", at + 1)) {
        const std::size_t end = svg.find('>', at);
        texts.push_back(drawn(svg.substr(at, end - at), svg.substr(end + 1, svg.find("</text>", end) - end - 1)));
    }
    const double width = number(svg.substr(svg.find("<svg ")), "width");
    const double height = number(svg.substr(svg.find("<svg ")), "height");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Drawn& a = texts[i];
        if (a.left < 0 || a.top < 0 || a.right > width || a.bottom > height) {
            return fmt::format("`{}` leaves the picture", a.text);
        }
        for (std::size_t j = 0; j < i; ++j) {
            const Drawn& b = texts[j];
            const bool apart = a.right <= b.left + rounding || b.right <= a.left + rounding ||
                               a.bottom <= b.top + rounding || b.bottom <= a.top + rounding;
            if (!apart) return fmt::format("`{}` lies over `{}`", a.text, b.text);
        }
    }
    return {};
}

}  // namespace dossier::tests

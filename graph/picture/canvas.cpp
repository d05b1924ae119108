#include "graph/picture/canvas.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <cmath>

#include <fmt/format.h>

#include "graph/export/wrapping.hpp"
#include "graph/export/xml.hpp"

namespace dossier::graph::picture {

namespace {

std::string painted(const Paint& paint) {
    std::string text = fmt::format(" fill=\"{}\"", paint.fill);
    if (paint.stroke == "none") return text;
    text += fmt::format(" stroke=\"{}\"", paint.stroke);
    if (paint.width != 1) text += fmt::format(" stroke-width=\"{}\"", number(paint.width));
    if (!paint.dash.empty()) text += fmt::format(" stroke-dasharray=\"{}\"", paint.dash);
    return text;
}

}  // namespace

std::string number(double value) {
    const double rounded = std::round(value * 10) / 10;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);  // not -0
}

bool is_safe_address(std::string_view address) {
    if (address.empty()) return false;
    // Browsers drop spaces and control characters wherever they stand, so that `java\nscript:` would run.
    const auto is_odd = [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '\\'; };
    if (std::ranges::any_of(address, is_odd)) return false;
    const std::size_t end = address.find_first_of(":/?#");
    if (end == std::string_view::npos || address[end] != ':') return true;
    std::string scheme{address.substr(0, end)};
    std::ranges::transform(scheme, scheme.begin(), [](unsigned char c) { return std::tolower(c); });
    return scheme == "http" || scheme == "https";
}

void Canvas::rectangle(const Box& box, const Paint& paint, double radius) {
    body_ += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"", number(box.x), number(box.y),
                         number(box.width), number(box.height));
    if (radius > 0) body_ += fmt::format(" rx=\"{}\"", number(radius));
    body_ += painted(paint) + "/>\n";
}

void Canvas::line(Point from, Point to, const Paint& paint) {
    body_ += fmt::format("<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{}/>\n", number(from.x), number(from.y),
                         number(to.x), number(to.y), painted(paint));
}

void Canvas::circle(Point centre, double radius, const Paint& paint) {
    body_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n", number(centre.x), number(centre.y),
                         number(radius), painted(paint));
}

void Canvas::path(std::string_view data, const Paint& paint) {
    body_ += fmt::format("<path d=\"{}\"{}/>\n", data, painted(paint));
}

void Canvas::text(Point at, std::string_view text, const TextStyle& style) {
    constexpr std::array<std::string_view, 3> anchors{"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    body_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\"{}", number(at.x), number(at.y),
                         number(style.font.size), anchors[static_cast<std::size_t>(style.anchor)]);
    if (style.font.bold) body_ += " font-weight=\"bold\"";
    if (style.colour != ink) body_ += fmt::format(" fill=\"{}\"", style.colour);
    if (style.upright) body_ += fmt::format(" transform=\"rotate(-90 {} {})\"", number(at.x), number(at.y));
    body_ += fmt::format(">{}</text>\n", xml(in_reading_order(text)));
}

void Canvas::lines(Point at, const std::vector<std::string>& lines, double line_height, const TextStyle& style) {
    for (const std::string& line : lines) {
        text(at, line, style);
        (style.upright ? at.x : at.y) += line_height;
    }
}

void Canvas::open(std::string_view kind, std::string_view tooltip, std::string_view address) {
    const bool linked = is_safe_address(address);
    open_.push_back(linked ? "a" : "g");
    // With the prefix for readers of SVG 1.1, without it for those of SVG 2.
    body_ += linked ? fmt::format("<a class=\"{0}\" href=\"{1}\" xlink:href=\"{1}\">\n", kind, xml(address))
                    : fmt::format("<g class=\"{}\">\n", kind);
    if (!tooltip.empty()) body_ += fmt::format("<title>{}</title>\n", xml(in_reading_order(tooltip)));
}

void Canvas::close() {
    assert(!open_.empty());
    body_ += fmt::format("</{}>\n", open_.back());
    open_.pop_back();
}

std::string Canvas::finish(const Frame& frame, double width, double height) const {
    assert(open_.empty());
    std::string text;
    if (!frame.embedded) text += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text += fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                        "class=\"picture {0}\" role=\"img\" aria-labelledby=\"{1}-title {1}-description\"\n"
                        "     width=\"{2}\" height=\"{3}\" viewBox=\"0 0 {2} {3}\" font-family=\"{4}\" fill=\"{5}\">\n",
                        frame.kind, xml(frame.prefix), number(std::ceil(width)), number(std::ceil(height)),
                        font_families, ink);
    text +=
        fmt::format("<title id=\"{0}-title\">{1}</title>\n<desc id=\"{0}-description\">{2}</desc>\n", xml(frame.prefix),
                    xml(in_reading_order(frame.title)), xml(in_reading_order(frame.description)));
    text += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"{}\"/>\n", number(std::ceil(width)),
                        number(std::ceil(height)), paper);
    return text + body_ + "</svg>\n";
}

}  // namespace dossier::graph::picture

#include "graph/picture/symbols.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

#include "graph/value_text.hpp"
#include "graph/vocabulary.hpp"

namespace dossier::graph::picture {

namespace {

namespace label = vocabulary::label;

constexpr std::string_view denied = "#B00000";

std::string polygon(Point centre, double radius, int corners, double turn) {
    std::string data;
    for (int corner = 0; corner < corners; ++corner) {
        const double angle = 2 * M_PI * (corner + turn) / corners - M_PI / 2;
        data += fmt::format("{}{} {}", corner == 0 ? 'M' : 'L', number(centre.x + radius * std::cos(angle)),
                            number(centre.y + radius * std::sin(angle)));
    }
    return data + "Z";
}

}  // namespace

std::string kind_of(const PropertyGraph& graph, NodeId node) {
    for (const std::string_view kind : {label::actor, label::topic, label::instrument, label::event, label::commitment,
                                        label::document, label::sentence}) {
        const auto id = graph.labels().find(kind);
        if (id && graph.has_label(node, *id)) return std::string{kind};
    }
    const auto labels = label_names(graph, node);
    return labels.empty() ? std::string{} : labels.front();
}

void draw_symbol(Canvas& canvas, Point centre, std::string_view kind) {
    const auto paint = [](std::string_view colour) { return Paint{.fill = colour, .stroke = ink, .width = 0.8}; };
    if (kind == label::actor) return canvas.circle(centre, 5, paint("#0072B2"));
    if (kind == label::topic) return canvas.path(polygon(centre, 6.2, 4, 0.5), paint("#E69F00"));
    if (kind == label::commitment) return canvas.path(polygon(centre, 6.5, 4, 0), paint("#CC79A7"));
    if (kind == label::instrument) return canvas.path(polygon(centre, 6.5, 3, 0), paint("#009E73"));
    if (kind == label::event) return canvas.path(polygon(centre, 6, 5, 0), paint("#D55E00"));
    if (kind == label::document) return canvas.rectangle({centre.x - 4, centre.y - 5.5, 8, 11}, paint(paper));
    canvas.circle(centre, 4.5, {.fill = paper, .stroke = ink, .width = 1.4});
}

Paint line_paint(Certainty certainty, std::string_view colour) {
    Paint paint{.stroke = certainty == Certainty::negated ? denied : colour, .width = 1.5};
    if (certainty == Certainty::expected) paint.dash = "6 4";
    if (certainty == Certainty::intended) paint.dash = "1.5 4";
    return paint;
}

void draw_head(Canvas& canvas, Point at, Point direction, Certainty certainty, std::string_view colour) {
    const double length = std::hypot(direction.x, direction.y);
    if (length == 0) return;
    const double x = direction.x / length;
    const double y = direction.y / length;
    if (certainty == Certainty::negated) {
        constexpr double half = 6;
        canvas.line({at.x - y * half, at.y + x * half}, {at.x + y * half, at.y - x * half},
                    {.stroke = denied, .width = 2.4});
        return;
    }
    constexpr double tip = 5, half = 4;
    canvas.path(fmt::format("M{} {}L{} {}L{} {}Z", number(at.x + x * tip), number(at.y + y * tip),
                            number(at.x - x * tip - y * half), number(at.y - y * tip + x * half),
                            number(at.x - x * tip + y * half), number(at.y - y * tip - x * half)),
                {.fill = colour});
}

std::string_view word(const Wording& wording, Certainty certainty) {
    switch (certainty) {
    case Certainty::expected: return wording.expected;
    case Certainty::intended: return wording.intended;
    case Certainty::negated: return wording.negated;
    case Certainty::fact: break;
    }
    return {};
}

}  // namespace dossier::graph::picture

#include <algorithm>

#include <fmt/format.h>

#include "graph/picture/canvas.hpp"
#include "graph/picture/chain.hpp"
#include "graph/picture/furniture.hpp"
#include "graph/picture/symbols.hpp"

// A chain runs down a column: a thing, an arrow with the sentence that says it, the next thing. The best chain is the
// leftmost.

namespace dossier::graph::picture {

namespace {

constexpr double column_width = 300, column_gap = 36;
constexpr Font thing_font{12, true}, kind_font{9, false}, type_font{10, true}, sentence_font{10, false};
constexpr double thing_line = 15, kind_line = 12, type_line = 14, sentence_line = 13;
constexpr double arrow_left = 22, text_left = 42, text_width = column_width - text_left;
constexpr std::string_view colour = "#33475B";

class ChainDrawing {
public:
    ChainDrawing(const Chains& chains, const Options& options) : chains_{chains}, options_{options} {}

    [[nodiscard]] std::string draw() {
        const Wording& wording = options_.wording;
        std::string title = options_.title;
        if (title.empty() && !chains_.from.empty()) {
            title = fmt::format(fmt::runtime(wording.chain), chains_.from, chains_.to);
        }
        const auto count = static_cast<double>(std::max<std::size_t>(chains_.chains.size(), 1));
        const double width = count * column_width + (count - 1) * column_gap;
        double y = draw_heading(canvas_, {margin, margin}, width, title);
        if (chains_.chains.empty()) y = draw_note(canvas_, {margin, y}, width, wording.nothing);
        double end = y;
        double x = margin;
        for (const Chains::Chain& chain : chains_.chains) {
            end = std::max(end, draw_chain({x, y}, chain));
            x += column_width + column_gap;
        }
        const std::string description = fmt::format(fmt::runtime(wording.chain_description), chains_.chains.size());
        return canvas_.finish({"chain", title, description, options_.prefix, options_.embedded}, width + 2 * margin,
                              end + margin);
    }

private:
    [[nodiscard]] double draw_chain(Point at, const Chains::Chain& chain) {
        for (std::size_t i = 0; i < chain.things.size(); ++i) {
            at.y = draw_thing(at, chain.things[i]);
            if (i < chain.steps.size()) at.y = draw_step(at, chain.steps[i]);
        }
        return at.y;
    }
    [[nodiscard]] double draw_thing(Point at, const Chains::Thing& thing) {
        const auto lines = fitted(thing.name, column_width - 54, 2, thing_font);
        const double names = static_cast<double>(lines.size()) * thing_line;
        const double height = names + (thing.label.empty() ? 0 : kind_line) + 14;
        canvas_.open("thing", thing.name, address_of(options_, {thing.node}));
        canvas_.rectangle({at.x, at.y, column_width, height}, {.fill = "#F4F7FA", .stroke = colour, .width = 1.3}, 7);
        draw_symbol(canvas_, {at.x + arrow_left, at.y + height / 2}, thing.label);
        canvas_.lines({at.x + text_left, at.y + 6 + thing_font.size}, lines, thing_line, {.font = thing_font});
        canvas_.text({at.x + text_left, at.y + 6 + names + kind_font.size}, thing.label,
                     {.font = kind_font, .colour = pale_ink});
        canvas_.close();
        return at.y + height;
    }
    [[nodiscard]] double draw_step(Point at, const Chains::Step& step) {
        const Wording& wording = options_.wording;
        const std::string_view sure = word(wording, step.certainty);
        const std::string heading = sure.empty() ? step.type : fmt::format("{} ({})", step.type, sure);
        const auto type = fitted(heading, text_width, 1, type_font);
        const bool told = !step.sentence.empty();
        const auto sentence =
            fitted(told ? step.sentence : std::string{wording.no_sentence}, text_width, 4, sentence_font);
        const auto reference = fitted(step.reference, text_width, 1, kind_font);
        const double height = type_line + static_cast<double>(sentence.size()) * sentence_line +
                              static_cast<double>(reference.size()) * kind_line + 20;
        canvas_.open("step", step.sentence, address_of(options_, step.sources));
        const double x = at.x + arrow_left;
        canvas_.line({x, at.y}, {x, at.y + height}, line_paint(step.certainty, colour));
        draw_head(canvas_, {x, step.forward ? at.y + height - 8 : at.y + 8}, {0, step.forward ? 1.0 : -1.0},
                  step.certainty, colour);
        double y = at.y + 9;
        canvas_.lines({at.x + text_left, y + type_font.size}, type, type_line, {.font = type_font});
        y += type_line;
        canvas_.lines({at.x + text_left, y + sentence_font.size}, sentence, sentence_line,
                      {.font = sentence_font, .colour = told ? ink : pale_ink});
        y += static_cast<double>(sentence.size()) * sentence_line;
        canvas_.lines({at.x + text_left, y + kind_font.size + 1}, reference, kind_line,
                      {.font = kind_font, .colour = pale_ink});
        canvas_.close();
        return at.y + height;
    }

    const Chains& chains_;
    const Options& options_;
    Canvas canvas_;
};

}  // namespace

std::string draw(const Chains& chains, const Options& options) { return ChainDrawing{chains, options}.draw(); }

}  // namespace dossier::graph::picture

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "graph/picture/canvas.hpp"
#include "graph/picture/ego.hpp"
#include "graph/picture/furniture.hpp"
#include "graph/picture/symbols.hpp"

// The thing in the middle, its neighbours on an ellipse around it, their names outside, where no line goes. Names are
// spread evenly down each side rather than by angle: at the top and bottom of a circle they would lie over each other.
// How a neighbour is tied stands below its name, so that lines need no captions.

namespace dossier::graph::picture {

namespace {

constexpr double label_width = 230, label_gap = 14, block_gap = 12;
constexpr Font name_font{11, false}, tie_font{9, false}, centre_font{13, true};
constexpr double name_line = 13.5, tie_line = 11.5, centre_line = 17;
constexpr double centre_width = 150;

constexpr std::array<std::string_view, 8> colours{"#0072B2", "#C44500", "#00785A", "#8A5A00",
                                                  "#9B3F97", "#1B6E8C", "#6B6B00", "#55606E"};

struct Block {
    std::vector<std::string> name, ties;
    Point at;  ///< of its symbol
    bool right = true;
    [[nodiscard]] double height() const {
        return static_cast<double>(name.size()) * name_line + static_cast<double>(ties.size()) * tie_line + block_gap;
    }
};

class EgoDrawing {
public:
    EgoDrawing(const EgoNetwork& network, const Options& options) : network_{network}, options_{options} {
        for (const EgoNetwork::Neighbour& neighbour : network_.neighbours) {
            for (const EgoNetwork::Tie& tie : neighbour.ties) types_.emplace(tie.type, std::string_view{});
        }
        std::size_t place = 0;
        for (auto& [_, colour] : types_) colour = colours[place++ % colours.size()];
    }

    [[nodiscard]] std::string draw() {
        const Wording& wording = options_.wording;
        const std::string title =
            options_.title.empty() ? fmt::format(fmt::runtime(wording.ego), network_.name) : options_.title;
        const double height = lay_out();
        const double width = 2 * (label_width + label_gap + radius_x_);
        double y = draw_heading(canvas_, {margin, margin}, width, title);
        if (blocks_.empty()) {
            y = draw_note(canvas_, {margin, y}, width, wording.nothing);
        } else {
            move({margin + width / 2, y + height / 2});
            draw_chords();
            draw_ties();
            draw_centre();
            for (std::size_t at = 0; at < blocks_.size(); ++at) draw_block(at);
            y = draw_legend(canvas_, {margin, y + height + 8}, width, legend());
        }
        const std::string note = left_out(options_, blocks_.size(), network_.all_neighbours, wording.neighbours);
        if (!note.empty()) y = draw_note(canvas_, {margin, y}, width, note);
        const std::string description =
            fmt::format(fmt::runtime(wording.ego_description), network_.name, blocks_.size());
        return canvas_.finish({"ego", title, description, options_.prefix, options_.embedded}, width + 2 * margin,
                              y + margin / 2);
    }

private:
    [[nodiscard]] std::string told(const EgoNetwork::Tie& tie) const {
        constexpr std::string_view glue = "\u00A0";  // a space that no line is broken at
        std::string text = fmt::format("{}{}{}", tie.outgoing ? "→" : "←", glue, tie.type);
        if (tie.count > 1) text += fmt::format("{}×{}", glue, tie.count);
        const std::string_view sure = word(options_.wording, tie.certainty);
        return sure.empty() ? text : fmt::format("{}{}({})", text, glue, sure);
    }
    [[nodiscard]] Block block_of(const EgoNetwork::Neighbour& neighbour) const {
        std::string ties;
        for (const EgoNetwork::Tie& tie : neighbour.ties) {
            ties += fmt::format("{}{}", ties.empty() ? "" : " · ", told(tie));
        }
        return {fitted(neighbour.name, label_width, 2, name_font), fitted(ties, label_width, 2, tie_font), {}, true};
    }
    /// Places the blocks around the origin: the first half down the right side, the rest down the left. Says how high
    /// that is.
    double lay_out() {
        for (const EgoNetwork::Neighbour& neighbour : network_.neighbours) blocks_.push_back(block_of(neighbour));
        const std::size_t half = (blocks_.size() + 1) / 2;
        std::array<double, 2> heights{};
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            blocks_[at].right = at < half;
            heights[at < half ? 0 : 1] += blocks_[at].height();
        }
        constexpr double least = 240;
        const double height = std::max({heights[0], heights[1], least});
        radius_x_ = std::clamp(height * 0.32, 170.0, 320.0);
        const double radius_y = height / 2 + 24;  // names at the very top and bottom keep off the middle
        std::array<double, 2> next{};
        for (Block& block : blocks_) {
            const std::size_t side = block.right ? 0 : 1;
            const double spread = height / heights[side];
            const double y = (next[side] + block.height() / 2) * spread - height / 2;
            next[side] += block.height();
            const double x = radius_x_ * std::sqrt(1 - y * y / (radius_y * radius_y));
            block.at = {block.right ? x : -x, y};
        }
        return height;
    }
    void move(Point centre) {
        centre_ = centre;
        for (Block& block : blocks_) block.at = {block.at.x + centre.x, block.at.y + centre.y};
    }
    void draw_chords() {
        canvas_.open("chords", {});
        for (const EgoNetwork::Chord& chord : network_.chords) {
            const Point a = blocks_[chord.from].at;
            const Point b = blocks_[chord.to].at;
            const Point bend{(a.x + b.x + 2 * centre_.x) / 4, (a.y + b.y + 2 * centre_.y) / 4};
            canvas_.path(fmt::format("M{} {}Q{} {} {} {}", number(a.x), number(a.y), number(bend.x), number(bend.y),
                                     number(b.x), number(b.y)),
                         {.stroke = "#C3CBD4", .width = 1});
        }
        canvas_.close();
    }
    /// Several ties to one neighbour part in the middle of their way.
    void draw_ties() {
        for (std::size_t at = 0; at < blocks_.size(); ++at) {
            const auto& ties = network_.neighbours[at].ties;
            for (std::size_t i = 0; i < ties.size(); ++i) {
                const double apart = (static_cast<double>(i) - static_cast<double>(ties.size() - 1) / 2) * 22;
                draw_tie(blocks_[at].at, apart, ties[i]);
            }
        }
    }
    void draw_tie(Point to, double apart, const EgoNetwork::Tie& tie) {
        const double x = to.x - centre_.x;
        const double y = to.y - centre_.y;
        const double length = std::hypot(x, y);
        const Point bend{centre_.x + x / 2 - y / length * apart, centre_.y + y / 2 + x / length * apart};
        const std::string_view colour = types_.at(tie.type);
        canvas_.path(fmt::format("M{} {}Q{} {} {} {}", number(centre_.x), number(centre_.y), number(bend.x),
                                 number(bend.y), number(to.x), number(to.y)),
                     line_paint(tie.certainty, colour));
        // Of the curve at a place that the middle does not cover, and its direction there.
        constexpr double t = 0.72;
        const auto on_curve = [&](double a, double b, double c) {
            return (1 - t) * (1 - t) * a + 2 * t * (1 - t) * b + t * t * c;
        };
        const auto along = [&](double a, double b, double c) { return (1 - t) * (b - a) + t * (c - b); };
        const double sign = tie.outgoing ? 1 : -1;
        draw_head(canvas_, {on_curve(centre_.x, bend.x, to.x), on_curve(centre_.y, bend.y, to.y)},
                  {sign * along(centre_.x, bend.x, to.x), sign * along(centre_.y, bend.y, to.y)}, tie.certainty,
                  colour);
    }
    void draw_centre() {
        const auto lines = fitted(network_.name, centre_width, 3, centre_font);
        double width = 0;
        for (const std::string& line : lines) width = std::max(width, width_of(line, centre_font));
        const double height = static_cast<double>(lines.size()) * centre_line + 14;
        canvas_.open("centre", network_.name, address_of(options_, {network_.centre}));
        canvas_.rectangle({centre_.x - width / 2 - 12, centre_.y - height / 2, width + 24, height},
                          {.fill = paper, .stroke = ink, .width = 1.8}, 9);
        canvas_.lines({centre_.x, centre_.y - height / 2 + 7 + centre_font.size}, lines, centre_line,
                      {.font = centre_font, .anchor = Anchor::middle});
        canvas_.close();
    }
    void draw_block(std::size_t place) {
        const Block& block = blocks_[place];
        const EgoNetwork::Neighbour& neighbour = network_.neighbours[place];
        std::vector<NodeId> targets{neighbour.node};
        targets.insert(targets.end(), neighbour.sources.begin(), neighbour.sources.end());
        std::string tooltip = neighbour.name;
        if (!neighbour.tooltip.empty()) tooltip += "\n" + neighbour.tooltip;
        canvas_.open("neighbour", tooltip, address_of(options_, targets));
        draw_symbol(canvas_, block.at, neighbour.label);
        const double x = block.at.x + (block.right ? label_gap : -label_gap);
        const double top = block.at.y - (block.height() - block_gap) / 2;
        const Anchor anchor = block.right ? Anchor::start : Anchor::end;
        canvas_.lines({x, top + name_font.size - 1}, block.name, name_line, {.font = name_font, .anchor = anchor});
        canvas_.lines({x, top + static_cast<double>(block.name.size()) * name_line + tie_font.size}, block.ties,
                      tie_line, {.font = tie_font, .colour = pale_ink, .anchor = anchor});
        canvas_.close();
    }
    [[nodiscard]] std::vector<LegendEntry> legend() const {
        std::set<std::string> labels;
        std::set<Certainty> certainties;
        for (const EgoNetwork::Neighbour& neighbour : network_.neighbours) {
            if (!neighbour.label.empty()) labels.insert(neighbour.label);
            for (const EgoNetwork::Tie& tie : neighbour.ties) certainties.insert(tie.certainty);
        }
        std::vector<LegendEntry> entries;
        for (const std::string& label : labels) {
            entries.push_back({[label](Canvas& canvas, Point at) { draw_symbol(canvas, at, label); }, label});
        }
        for (const Certainty sure : certainties) {
            if (sure == Certainty::fact) continue;
            entries.push_back({[sure](Canvas& canvas, Point at) {
                                   canvas.line({at.x - 13, at.y}, {at.x + 13, at.y}, line_paint(sure, ink));
                                   draw_head(canvas, {at.x + 6, at.y}, {1, 0}, sure, ink);
                               },
                               std::string{word(options_.wording, sure)}});
        }
        if (!network_.chords.empty()) {
            entries.push_back({[](Canvas& canvas, Point at) {
                                   canvas.line({at.x - 13, at.y}, {at.x + 13, at.y}, {.stroke = "#C3CBD4", .width = 1});
                               },
                               std::string{options_.wording.among_neighbours}});
        }
        return entries;
    }

    const EgoNetwork& network_;
    const Options& options_;
    Canvas canvas_;
    std::map<std::string, std::string_view> types_;  ///< and their colours
    std::vector<Block> blocks_;
    Point centre_;
    double radius_x_ = 0;
};

}  // namespace

std::string draw(const EgoNetwork& network, const Options& options) { return EgoDrawing{network, options}.draw(); }

}  // namespace dossier::graph::picture

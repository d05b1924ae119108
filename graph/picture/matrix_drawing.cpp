#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "graph/picture/canvas.hpp"
#include "graph/picture/furniture.hpp"
#include "graph/picture/matrix.hpp"

// A cell has four places, one for each stance, so that a mark is told by where it stands, by its shape and by its
// colour, each of which would do alone. A mark that is no fact is hollow, dashed when it is expected and dotted when it
// is intended, and struck out when it is denied.

namespace dossier::graph::picture {

namespace {

constexpr double cell_width = 48, cell_height = 34;
constexpr double row_head_width = 200, most_column_head = 170, least_column_head = 60;
constexpr Font head_font{11, false};
constexpr Font count_font{8, false};
constexpr double head_line = 13;
constexpr double radius = 4.6;  // of a mark

/// Okabe and Ito's colours, which those who see few colours tell apart.
constexpr std::array<std::string_view, stances> colours{"#0072B2", "#C44500", "#00785A", "#8A5A00"};
constexpr std::array<std::string_view, 4> shades{"#EEF2F6", "#DFE7EF", "#CCD8E4", "#B5C6D7"};

/// 1; 2 and 3; 4 to 7; more.
std::size_t shade_of(std::size_t together) {
    std::size_t shade = 0;
    for (std::size_t bound = 2; bound <= together && shade + 1 < shades.size(); bound *= 2) ++shade;
    return shade;
}

void draw_shape(Canvas& canvas, Point at, Stance stance, const Paint& paint) {
    const auto [x, y] = at;
    const double r = radius;
    const auto closed = [](std::initializer_list<Point> points) {
        std::string data;
        for (const Point& point : points) {
            data += fmt::format("{}{} {}", data.empty() ? "M" : "L", number(point.x), number(point.y));
        }
        return data + "Z";
    };
    switch (stance) {
    case Stance::supports: canvas.path(closed({{x, y - r}, {x + r, y + r * 0.8}, {x - r, y + r * 0.8}}), paint); break;
    case Stance::opposes: {
        const double arm = r * 0.45;  // of a cross
        canvas.path(closed({{x - r, y - r + arm},
                            {x - r + arm, y - r},
                            {x, y - arm},
                            {x + r - arm, y - r},
                            {x + r, y - r + arm},
                            {x + arm, y},
                            {x + r, y + r - arm},
                            {x + r - arm, y + r},
                            {x, y + arm},
                            {x - r + arm, y + r},
                            {x - r, y + r - arm},
                            {x - arm, y}}),
                    paint);
        break;
    }
    case Stance::discusses: canvas.circle(at, r * 0.9, paint); break;
    case Stance::commits: canvas.rectangle({x - r * 0.8, y - r * 0.8, r * 1.6, r * 1.6}, paint); break;
    }
}

void draw_mark(Canvas& canvas, Point at, Stance stance, Certainty certainty) {
    const std::string_view colour = colours[static_cast<std::size_t>(stance)];
    Paint paint{.fill = certainty == Certainty::fact ? colour : paper, .stroke = colour, .width = 1.2, .dash = {}};
    if (certainty == Certainty::expected) paint.dash = "3 1.6";
    if (certainty == Certainty::intended) paint.dash = "1 1.4";
    draw_shape(canvas, at, stance, paint);
    if (certainty == Certainty::negated) {
        canvas.line({at.x - 6, at.y + 6}, {at.x + 6, at.y - 6}, {.stroke = "#B00000", .width = 1.8});
    }
}

std::string_view word(const Wording& wording, Stance stance) {
    switch (stance) {
    case Stance::supports: return wording.supports;
    case Stance::opposes: return wording.opposes;
    case Stance::discusses: return wording.discusses;
    case Stance::commits: break;
    }
    return wording.commits;
}

class MatrixDrawing {
public:
    MatrixDrawing(const Matrix& matrix, const Options& options) : matrix_{matrix}, options_{options} {}

    [[nodiscard]] std::string draw() {
        const Wording& wording = options_.wording;
        const std::string title = options_.title.empty() ? std::string{wording.matrix} : options_.title;
        double head_height = least_column_head;
        for (const Matrix::Entry& entry : matrix_.columns) {
            for (const std::string& line : column_head(entry)) {
                head_height = std::max(head_height, width_of(line, head_font) + 8);
            }
        }
        const double grid_width = static_cast<double>(matrix_.columns.size()) * cell_width;
        const double grid_height = static_cast<double>(matrix_.rows.size()) * cell_height;
        const double width = std::max(row_head_width + grid_width, 480.0);
        origin_ = {margin + row_head_width, draw_heading(canvas_, {margin, margin}, width, title) + head_height};
        if (matrix_.rows.empty()) {
            const double end = draw_note(canvas_, {margin, origin_.y - head_height}, width, wording.nothing);
            return finish(title, width, end);
        }
        draw_cells(grid_width, grid_height);
        draw_heads(grid_width, grid_height);
        double end = draw_legend(canvas_, {margin, origin_.y + grid_height + 12}, width, legend());
        for (const std::string& note :
             {left_out(options_, matrix_.rows.size(), matrix_.all_rows, wording.actors),
              left_out(options_, matrix_.columns.size(), matrix_.all_columns, wording.topics)}) {
            if (!note.empty()) end = draw_note(canvas_, {margin, end}, width, note);
        }
        return finish(title, width, end);
    }

private:
    [[nodiscard]] static std::vector<std::string> column_head(const Matrix::Entry& entry) {
        return fitted(entry.name, most_column_head, 3, head_font);
    }
    [[nodiscard]] std::string finish(const std::string& title, double width, double end) const {
        const std::string description =
            fmt::format(fmt::runtime(options_.wording.matrix_description), matrix_.rows.size(), matrix_.columns.size());
        return canvas_.finish({"matrix", title, description, options_.prefix, options_.embedded}, width + 2 * margin,
                              end + margin / 2);
    }
    void draw_cells(double grid_width, double grid_height) {
        for (const Matrix::Cell& cell : matrix_.cells) {
            if (cell.together == 0) continue;
            canvas_.rectangle({left_of(cell.column), top_of(cell.row), cell_width, cell_height},
                              {.fill = shades[shade_of(cell.together)]});
        }
        const Paint grid{.stroke = rule, .width = 0.8};
        for (std::size_t row = 0; row <= matrix_.rows.size(); ++row) {
            canvas_.line({margin, top_of(row)}, {origin_.x + grid_width, top_of(row)}, grid);
        }
        for (std::size_t column = 0; column <= matrix_.columns.size(); ++column) {
            canvas_.line({left_of(column), origin_.y}, {left_of(column), origin_.y + grid_height}, grid);
        }
        for (const Matrix::Cell& cell : matrix_.cells) draw_cell(cell);
    }
    void draw_cell(const Matrix::Cell& cell) {
        for (const Matrix::Mark& mark : cell.marks) {
            const auto place = static_cast<std::size_t>(mark.stance);
            const Point at{left_of(cell.column) + 8 + static_cast<double>(place % 2) * cell_width / 2,
                           top_of(cell.row) + 9 + static_cast<double>(place / 2) * cell_height / 2};
            const std::string tooltip =
                fmt::format("{} – {}: {} ({}){}", matrix_.rows[cell.row].name, matrix_.columns[cell.column].name,
                            word(options_.wording, mark.stance), mark.count, mark.tooltip);
            canvas_.open("mark", tooltip, address_of(options_, mark.sources));
            draw_mark(canvas_, at, mark.stance, mark.certainty);
            if (mark.count > 1) {
                canvas_.text({at.x + 6.5, at.y + 3}, mark.count > 99 ? "99+" : fmt::format("{}", mark.count),
                             {.font = count_font});
            }
            canvas_.close();
        }
    }
    void draw_heads(double grid_width, double grid_height) {
        for (std::size_t row = 0; row < matrix_.rows.size(); ++row) {
            const Matrix::Entry& entry = matrix_.rows[row];
            const auto lines = fitted(entry.name, row_head_width - 10, 2, head_font);
            const double first =
                top_of(row) + cell_height / 2 + 4 - head_line / 2 * static_cast<double>(lines.size() - 1);
            canvas_.open("row", entry.name, address_of(options_, {entry.node}));
            canvas_.lines({margin, first}, lines, head_line, {.font = head_font});
            canvas_.close();
        }
        for (std::size_t column = 0; column < matrix_.columns.size(); ++column) {
            const Matrix::Entry& entry = matrix_.columns[column];
            const auto lines = column_head(entry);
            const double first =
                left_of(column) + cell_width / 2 + 4 - head_line / 2 * static_cast<double>(lines.size() - 1);
            canvas_.open("column", entry.name, address_of(options_, {entry.node}));
            canvas_.lines({first, origin_.y - 6}, lines, head_line, {.font = head_font, .upright = true});
            canvas_.close();
        }
        canvas_.rectangle({origin_.x, origin_.y, grid_width, grid_height}, {.stroke = pale_ink, .width = 1});
    }
    [[nodiscard]] std::vector<LegendEntry> legend() const {
        const Wording& wording = options_.wording;
        std::vector<LegendEntry> entries;
        for (const Stance stance : {Stance::supports, Stance::opposes, Stance::discusses, Stance::commits}) {
            entries.push_back({[stance](Canvas& canvas, Point at) { draw_mark(canvas, at, stance, Certainty::fact); },
                               std::string{word(wording, stance)}});
        }
        using Meaning = std::pair<Certainty, std::string_view>;
        for (const auto& [certainty, meaning] :
             {Meaning{Certainty::expected, wording.expected}, Meaning{Certainty::intended, wording.intended},
              Meaning{Certainty::negated, wording.negated}}) {
            const auto has_it = [wanted = certainty](const Matrix::Cell& cell) {
                return std::ranges::find(cell.marks, wanted, &Matrix::Mark::certainty) != cell.marks.end();
            };
            if (std::ranges::none_of(matrix_.cells, has_it)) continue;
            entries.push_back(
                {[sure = certainty](Canvas& canvas, Point at) { draw_mark(canvas, at, Stance::commits, sure); },
                 std::string{meaning}});
        }
        entries.push_back({[](Canvas& canvas, Point at) {
                               for (std::size_t shade = 0; shade < shades.size(); ++shade) {
                                   canvas.rectangle({at.x - 12 + 6 * static_cast<double>(shade), at.y - 6, 6, 12},
                                                    {.fill = shades[shade], .stroke = rule, .width = 0.5});
                               }
                           },
                           fmt::format("{} (1, 2+, 4+, 8+)", wording.together)});
        return entries;
    }
    [[nodiscard]] double left_of(std::size_t column) const {
        return origin_.x + static_cast<double>(column) * cell_width;
    }
    [[nodiscard]] double top_of(std::size_t row) const { return origin_.y + static_cast<double>(row) * cell_height; }

    const Matrix& matrix_;
    const Options& options_;
    Canvas canvas_;
    Point origin_;  // of the grid
};

}  // namespace

std::string draw(const Matrix& matrix, const Options& options) { return MatrixDrawing{matrix, options}.draw(); }

}  // namespace dossier::graph::picture

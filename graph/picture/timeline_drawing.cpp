#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/civil.hpp"
#include "graph/picture/canvas.hpp"
#include "graph/picture/furniture.hpp"
#include "graph/picture/timeline.hpp"

// A row for each entry: what it is on the left, when it is on the right, under an axis of months or years. A day is a
// diamond, a longer time a bar, an open end an arrow; what others are still to decide is hollow and dashed. Rows are as
// high as their texts, so that nothing is cut that matters.

namespace dossier::graph::picture {

namespace {

constexpr double text_width = 400, gap = 24, axis_width = 520;
constexpr double axis_left = margin + text_width + gap, axis_right = axis_left + axis_width;
constexpr Font name_font{11, false}, about_font{9.5, false}, section_font{12, true}, tick_font{9.5, false};
constexpr double name_line = 14, about_line = 12.5, row_gap = 9;
constexpr std::string_view commitment_colour = "#0072B2", meeting_colour = "#55606E";

/// Which days lie where.
class Axis {
public:
    explicit Axis(const Timeline& timeline) {
        for (const auto* entries : {&timeline.meetings, &timeline.dated}) {
            for (const Timeline::Entry& entry : *entries) {
                if (!entry.period) continue;
                for (const auto& day : {entry.period->first, entry.period->last}) {
                    if (!day) continue;
                    first_ = std::min(first_, *day);
                    last_ = std::max(last_, *day);
                }
            }
        }
        if (first_ > last_) return;
        const std::int64_t room = std::max<std::int64_t>((last_ - first_) / 20, 15);  // for arrows of open ends
        first_ -= room;
        last_ += room;
    }
    [[nodiscard]] bool empty() const noexcept { return first_ > last_; }
    [[nodiscard]] double at(std::int64_t day) const {
        return axis_left + axis_width * static_cast<double>(day - first_) / static_cast<double>(last_ - first_);
    }
    struct Tick {
        std::int64_t day;
        std::string label;
    };
    /// First days of months, quarters, years or more, as many as have room for their labels.
    [[nodiscard]] std::vector<Tick> ticks() const {
        constexpr double most = axis_width / 58;
        std::vector<Tick> ticks;
        for (const int step : {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000}) {
            if (static_cast<double>(last_ - first_) / 30.4 / step > most) continue;
            const CivilDate begin = to_civil(first_);
            const std::int64_t month = floor_div(begin.year * 12 + begin.month - 1, step) * step;
            for (std::int64_t at = month;; at += step) {
                const CivilDate date{floor_div(at, 12), static_cast<int>(floor_mod(at, 12)) + 1, 1};
                const std::int64_t day = to_days(date);
                if (day > last_) break;
                if (day < first_) continue;
                ticks.push_back({day, step < 12 ? fmt::format("{:04}-{:02}", date.year, date.month)
                                                : fmt::format("{:04}", date.year)});
            }
            break;
        }
        return ticks;
    }

private:
    std::int64_t first_ = std::numeric_limits<std::int64_t>::max();
    std::int64_t last_ = std::numeric_limits<std::int64_t>::min();
};

struct Row {
    std::vector<std::string> name, about;
    [[nodiscard]] double height() const {
        return static_cast<double>(name.size()) * name_line + static_cast<double>(about.size()) * about_line + row_gap;
    }
};

Row row_of(const Timeline::Entry& entry, double width) {
    return {fitted(entry.name, width, 2, name_font),
            fitted(fmt::format("{}", fmt::join(entry.about, " · ")), width, 2, about_font)};
}

void diamond(Canvas& canvas, Point at, const Paint& paint) {
    constexpr double r = 6;
    canvas.path(fmt::format("M{} {}L{} {}L{} {}L{} {}Z", number(at.x), number(at.y - r), number(at.x + r), number(at.y),
                            number(at.x), number(at.y + r), number(at.x - r), number(at.y)),
                paint);
}

Paint paint_of(bool expected, std::string_view colour) {
    return {.fill = expected ? paper : colour,
            .stroke = colour,
            .width = 1.4,
            .dash = expected ? std::string_view{"3 2"} : std::string_view{}};
}

/// A bar whose open ends are points.
void bar(Canvas& canvas, double left, double right, double y, bool open_left, bool open_right, const Paint& paint) {
    constexpr double half = 4.5, point = 9;
    const auto corner = [](char letter, double across, double down) {
        return fmt::format("{}{} {}", letter, number(across), number(down));
    };
    const double begin = open_left ? left + point : left;
    const double end = open_right ? right - point : right;
    std::string data = corner('M', begin, y - half) + corner('L', end, y - half);
    if (open_right) data += corner('L', right, y);
    data += corner('L', end, y + half) + corner('L', begin, y + half);
    if (open_left) data += corner('L', left, y);
    canvas.path(data + "Z", paint);
}

class TimelineDrawing {
public:
    TimelineDrawing(const Timeline& timeline, const Options& options)
        : timeline_{timeline}, options_{options}, axis_{timeline} {}

    [[nodiscard]] std::string draw() {
        const Wording& wording = options_.wording;
        const std::string title = options_.title.empty() ? std::string{wording.timeline} : options_.title;
        const double width = axis_right - margin;
        double y = draw_heading(canvas_, {margin, margin}, width, title);
        if (timeline_.meetings.empty() && timeline_.dated.empty() && timeline_.undated.empty()) {
            y = draw_note(canvas_, {margin, y}, width, wording.nothing);
        }
        if (!axis_.empty()) y = draw_axis(y);
        y = draw_section(y, wording.meetings, timeline_.meetings, meeting_colour);
        y = draw_section(y, wording.dated, timeline_.dated, commitment_colour);
        y = draw_section(y, wording.undated, timeline_.undated, commitment_colour);
        if (!timeline_.dated.empty()) y = draw_legend(canvas_, {margin, y + 4}, width, legend());
        const std::string note = left_out(options_, timeline_.dated.size() + timeline_.undated.size(),
                                          timeline_.all_commitments, wording.commitments);
        if (!note.empty()) y = draw_note(canvas_, {margin, y}, width, note);
        const std::string description = fmt::format(fmt::runtime(wording.timeline_description), timeline_.dated.size(),
                                                    timeline_.undated.size(), timeline_.meetings.size());
        return canvas_.finish({"timeline", title, description, options_.prefix, options_.embedded}, width + 2 * margin,
                              y + margin / 2);
    }

private:
    /// The lines of the ticks are as long as all rows with dates.
    [[nodiscard]] double draw_axis(double y) {
        double height = 0;
        for (const auto* entries : {&timeline_.meetings, &timeline_.dated}) {
            if (!entries->empty()) height += section_height;
            for (const Timeline::Entry& entry : *entries) height += row_of(entry, text_width).height();
        }
        for (const Axis::Tick& tick : axis_.ticks()) {
            const double x = axis_.at(tick.day);
            canvas_.line({x, y + 16}, {x, y + 20 + height}, {.stroke = rule, .width = 0.8});
            canvas_.text({x, y + 11}, tick.label, {.font = tick_font, .colour = pale_ink, .anchor = Anchor::middle});
        }
        return y + 20;
    }
    [[nodiscard]] double draw_section(double y, std::string_view heading, const std::vector<Timeline::Entry>& entries,
                                      std::string_view colour) {
        if (entries.empty()) return y;
        canvas_.line({margin, y + 2}, {axis_right, y + 2}, {.stroke = pale_ink, .width = 0.8});
        canvas_.text({margin, y + 18}, heading, {.font = section_font});
        y += section_height;
        for (const Timeline::Entry& entry : entries) {
            const double width = entry.period ? text_width : axis_right - margin;
            const Row row = row_of(entry, width);
            const std::string tooltip =
                entry.about.empty() ? entry.name : fmt::format("{}\n{}", entry.name, fmt::join(entry.about, "\n"));
            std::vector<NodeId> targets{entry.node};
            targets.insert(targets.end(), entry.sources.begin(), entry.sources.end());
            canvas_.open("entry", tooltip, address_of(options_, targets));
            canvas_.lines({margin, y + name_font.size}, row.name, name_line, {.font = name_font});
            canvas_.lines({margin, y + static_cast<double>(row.name.size()) * name_line + about_font.size}, row.about,
                          about_line, {.font = about_font, .colour = pale_ink});
            if (entry.period) draw_time(entry, y + (row.height() - row_gap) / 2, colour);
            canvas_.close();
            y += row.height();
            canvas_.line({margin, y - row_gap / 2}, {axis_right, y - row_gap / 2}, {.stroke = rule, .width = 0.5});
        }
        return y;
    }
    void draw_time(const Timeline::Entry& entry, double y, std::string_view colour) {
        const Paint paint = paint_of(entry.expected, colour);
        const auto [first, last] = *entry.period;
        if (first && first == last) {
            const Point at{axis_.at(*first), y};
            if (entry.at_meeting) {
                canvas_.circle(at, 5, paint);
            } else {
                diamond(canvas_, at, paint);
            }
            return;
        }
        double left = first ? axis_.at(*first) : axis_left;
        double right = last ? axis_.at(*last + 1) : axis_right;
        constexpr double least = 10;  // a week on an axis of years is still seen
        if (right - left < least) {
            const double middle = (left + right) / 2;
            left = middle - least / 2;
            right = middle + least / 2;
        }
        if (entry.at_meeting) {
            canvas_.rectangle({left, y - 4.5, right - left, 9}, paint, 4.5);
        } else {
            bar(canvas_, left, right, y, !first, !last, paint);
        }
    }
    [[nodiscard]] std::vector<LegendEntry> legend() const {
        const Wording& wording = options_.wording;
        const Paint paint = paint_of(false, commitment_colour);
        const Paint hollow = paint_of(true, commitment_colour);
        return {{[paint](Canvas& canvas, Point at) { diamond(canvas, at, paint); }, std::string{wording.day}},
                {[paint](Canvas& canvas, Point at) { bar(canvas, at.x - 11, at.x + 11, at.y, false, false, paint); },
                 std::string{wording.period}},
                {[paint](Canvas& canvas, Point at) { bar(canvas, at.x - 11, at.x + 11, at.y, false, true, paint); },
                 std::string{wording.open}},
                {[paint](Canvas& canvas, Point at) { canvas.circle(at, 5, paint); }, std::string{wording.at_meeting}},
                {[hollow](Canvas& canvas, Point at) { diamond(canvas, at, hollow); }, std::string{wording.expected}}};
    }

    static constexpr double section_height = 28;

    const Timeline& timeline_;
    const Options& options_;
    Axis axis_;
    Canvas canvas_;
};

}  // namespace

std::string draw(const Timeline& timeline, const Options& options) { return TimelineDrawing{timeline, options}.draw(); }

}  // namespace dossier::graph::picture

#include "loaders/read/printed_lines.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "loaders/read/line_marks.hpp"

namespace dossier::loaders::read {

namespace {

constexpr double edge = 0.12;         ///< of the height of a page, above and below, where furniture stands
constexpr double small_print = 0.93;  ///< of the size of the text

enum class Edge { none, upper, lower };

Edge edge_of(const PrintedLine& line, const PrintedPage& page) {
    if (line.box.bottom < edge * page.height) return Edge::upper;
    return line.box.top > (1 - edge) * page.height ? Edge::lower : Edge::none;
}

/// The line with every number as `#`: `Pagina 3 van 7` recurs as `Pagina # van #`.
std::string without_numbers(std::string_view text) {
    std::string result;
    for (const char byte : text) {
        const bool digit = byte >= '0' && byte <= '9';
        if (!digit)
            result += byte;
        else if (!result.ends_with('#'))
            result += '#';
    }
    return result;
}

bool is_page_number(const std::string& shape) {
    const std::set<std::string, std::less<>> shapes{"#",       "- # -", "– # –", "Pagina #", "Pagina # van #",
                                                    "# van #", "#/#"};
    return shapes.contains(shape);
}

using Recurring = std::map<std::pair<Edge, std::string>, std::size_t>;

/// On how many pages each line at an edge stands.
Recurring count_recurring(const std::vector<PrintedPage>& pages) {
    Recurring counts;
    for (const auto& page : pages) {
        std::set<std::pair<Edge, std::string>> on_page;
        for (const auto& line : page.lines)
            if (const auto at = edge_of(line, page); at != Edge::none)
                on_page.emplace(at, without_numbers(line.text()));
        for (const auto& one : on_page) ++counts[one];
    }
    return counts;
}

bool is_furniture(const PrintedLine& line, const PrintedPage& page, const Recurring& recurring, std::size_t pages) {
    const auto at = edge_of(line, page);
    if (at == Edge::none) return false;
    const auto text = line.text();
    const auto shape = without_numbers(text);
    if (is_page_number(shape) || is_page_furniture(text)) return true;
    const auto found = recurring.find({at, shape});
    return found != recurring.end() && found->second >= 2 && found->second * 2 >= pages;
}

bool overlaps(double begin, double end, double other_begin, double other_end) {
    return begin < other_end && other_begin < end;
}

/// Small print is a note where no text in full size stands below it in its column.
bool is_below_text(const PrintedLine& line, const PrintedPage& page, double body) {
    for (const auto& below : page.lines) {
        if (below.role == LineRole::furniture || below.box.top < line.box.bottom || below.size() < small_print * body)
            continue;
        if (overlaps(below.box.left, below.box.right, line.box.left, line.box.right)) return false;
    }
    return true;
}

void mark_notes(PrintedPage& page, double body) {
    bool in_note = false;
    for (auto& line : page.lines) {
        if (line.role == LineRole::furniture) continue;
        const bool small = line.size() < small_print * body && is_below_text(line, page, body);
        const bool begins = small && line.words.size() > 1 && is_note_number(line.words.front().text);
        in_note = small && (begins || in_note);
        if (in_note) line.role = LineRole::note;
    }
    std::ranges::stable_partition(page.lines, [](const auto& line) { return line.role != LineRole::note; });
}

/// Lines that were printed as one, and what a table is told by.
struct Group {
    Box box;
    std::vector<std::size_t> lines;
    std::size_t numbers = 0;  ///< lines that hold nothing but a number
    bool cells = true;        ///< every line is as short as a cell, and none ends a sentence
};

bool is_number(std::string_view text) {
    return text.find_first_of("0123456789") != std::string_view::npos &&
           text.find_first_not_of("0123456789.,%- ") == std::string_view::npos;
}

std::vector<Group> groups_of(const PrintedPage& page) {
    constexpr std::size_t longest_cell = 40;
    std::map<std::size_t, Group> groups;
    for (std::size_t at = 0; at < page.lines.size(); ++at) {
        const auto& line = page.lines[at];
        if (line.role != LineRole::text) continue;
        auto& group = groups[line.group];
        auto& box = group.box;
        if (group.lines.empty()) box = line.box;
        box = {std::min(box.left, line.box.left), std::min(box.top, line.box.top), std::max(box.right, line.box.right),
               std::max(box.bottom, line.box.bottom)};
        group.lines.push_back(at);
        const auto text = line.text();
        group.numbers += is_number(text) ? 1 : 0;
        group.cells = group.cells && text.size() <= longest_cell && !text.ends_with('.');
    }
    std::vector<Group> result;
    for (auto& [number, group] : groups) result.push_back(std::move(group));
    return result;
}

void mark_tables(PrintedPage& page) {
    const auto groups = groups_of(page);
    for (const auto& numbers : groups) {
        if (numbers.numbers < 2 || numbers.numbers * 2 < numbers.lines.size() || !numbers.cells) continue;
        for (const auto& beside : groups) {
            if (!beside.cells || beside.lines.size() < 2 ||
                !overlaps(numbers.box.top, numbers.box.bottom, beside.box.top, beside.box.bottom))
                continue;
            for (const auto line : beside.lines) page.lines[line].role = LineRole::table;
        }
    }
}

/// pdftotext sees a raised number at the edge of a line as a line of its own: it goes back to its line.
void join_stray_numbers(PrintedPage& page) {
    auto& lines = page.lines;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].words.size() != 1 || !is_note_number(lines[at].words.front().text)) continue;
        const auto box = lines[at].box;
        const auto joined = std::ranges::find_if(lines, [&](const PrintedLine& line) {
            const bool level =
                overlaps(box.top, box.bottom, line.box.top, line.box.bottom) && box.height() < 0.8 * line.size();
            const auto gap = std::max(line.box.left - box.right, box.left - line.box.right);
            return level && gap > -1 && gap < 1.5 * line.size();
        });
        if (joined == lines.end()) continue;
        const bool before = box.left < joined->box.left;
        auto word = lines[at].words.front();
        word.glued = !before;
        joined->words.insert(before ? joined->words.begin() : joined->words.end(), word);
        joined->box.left = std::min(joined->box.left, box.left);
        joined->box.right = std::max(joined->box.right, box.right);
        lines[at].words.clear();
    }
    std::erase_if(lines, [](const auto& line) { return line.words.empty(); });
}

/// Groups that stand side by side between two that span the page, column after column.
void order_band(std::vector<Group>::iterator begin, std::vector<Group>::iterator end, std::vector<std::size_t>& order) {
    constexpr double gutter = 6;  // points
    std::sort(begin, end, [](const Group& a, const Group& b) { return a.box.left < b.box.left; });
    for (auto column = begin; column != end;) {
        auto next = column;
        double right = column->box.right;
        while (next != end && next->box.left < right + gutter) right = std::max(right, (next++)->box.right);
        std::stable_sort(column, next, [](const Group& a, const Group& b) { return a.box.top < b.box.top; });
        for (; column != next; ++column) order.insert(order.end(), column->lines.begin(), column->lines.end());
    }
}

void order_columns(PrintedPage& page) {
    constexpr double spanning = 0.55;  // of the width of all text: wider than a column
    auto groups = groups_of(page);
    double left = page.width, right = 0;
    for (const auto& group : groups) {
        left = std::min(left, group.box.left);
        right = std::max(right, group.box.right);
    }
    std::ranges::stable_sort(groups, {}, [](const Group& group) { return group.box.top; });
    std::vector<std::size_t> order;
    for (auto band = groups.begin(); band != groups.end();) {
        auto end = std::find_if(band, groups.end(),
                                [&](const Group& group) { return group.box.width() > spanning * (right - left); });
        order_band(band, end, order);
        if (end != groups.end()) order.insert(order.end(), end->lines.begin(), end->lines.end());
        band = end == groups.end() ? end : std::next(end);
    }
    std::vector<PrintedLine> lines;
    for (auto& line : page.lines)
        if (line.role == LineRole::furniture) lines.push_back(line);
    for (const auto at : order) lines.push_back(std::move(page.lines[at]));
    page.lines = std::move(lines);
}

}  // namespace

double body_size(const std::vector<PrintedPage>& pages) {
    std::map<long, std::size_t> letters;  // by size in tenths of a point
    for (const auto& page : pages)
        for (const auto& line : page.lines) letters[std::lround(line.size() * 10)] += line.text().size();
    const auto most = std::ranges::max_element(letters, {}, [](const auto& one) { return one.second; });
    return most == letters.end() ? 0 : static_cast<double>(most->first) / 10;
}

double line_pitch(const std::vector<PrintedPage>& pages, double body) {
    std::map<long, std::size_t> steps;  // in tenths of a point
    for (const auto& page : pages) {
        for (std::size_t at = 1; at < page.lines.size(); ++at) {
            const auto step = page.lines[at].box.bottom - page.lines[at - 1].box.bottom;
            const bool text = page.lines[at].role == LineRole::text && page.lines[at].size() > small_print * body;
            if (text && step > 0.5 * body && step < 4 * body) ++steps[std::lround(step * 10)];
        }
    }
    const auto most = std::ranges::max_element(steps, {}, [](const auto& one) { return one.second; });
    return most == steps.end() ? 1.5 * body : static_cast<double>(most->first) / 10;
}

void tell_lines(std::vector<PrintedPage>& pages, double body) {
    const auto recurring = count_recurring(pages);
    for (auto& page : pages) {
        for (auto& line : page.lines)
            if (is_furniture(line, page, recurring, pages.size())) line.role = LineRole::furniture;
        join_stray_numbers(page);
        order_columns(page);
        mark_notes(page, body);
        mark_tables(page);
    }
}

bool is_note_number(std::string_view word) {
    return !word.empty() && word.size() <= 3 && word.find_first_not_of("0123456789*") == std::string_view::npos;
}

}  // namespace dossier::loaders::read

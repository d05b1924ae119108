#include "loaders/find/dates/recesses.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"

// Recesses move from year to year and a list of them has gaps, so the next one on the list need not be the next one
// that there was. Each comes once a year, in about the same weeks, and lasts two months at most: one that begins within
// 300 days is the very next of its name. Between two recesses of any name there are never nine weeks.

namespace dossier::loaders::find {

namespace {

constexpr std::chrono::days within_a_year{300};
constexpr std::chrono::days to_the_next{63};

/// The side of a recess that the words speak of, and what they say of it.
enum class Edge { whole, begin, end };
enum class Side { before, at, from, after };

struct Said {
    std::string name;  ///< zomerreces; empty for "het reces"
    Edge edge = Edge::whole;
    Side side = Side::at;
    std::optional<int> year;
    bool past = false;  ///< het afgelopen reces
};

Side side_of(std::string_view preposition) {
    if (one_of(preposition, "vóór|voor|tot|tegen|naar")) {
        return Side::before;
    }
    return preposition == "na" ? Side::after : preposition == "vanaf" ? Side::from : Side::at;
}

/// Is this the recess that is meant? The list is in order of time, and the first one that is counts.
bool is_meant(const Recess& recess, const Said& said, const std::string& date) {
    if (!said.name.empty() && recess.name != said.name &&
        std::ranges::find(recess.aliases, said.name) == recess.aliases.end()) {
        return false;
    }
    const bool by_begin = said.edge == Edge::begin ||
                          (said.edge == Edge::whole && (said.side == Side::before || said.side == Side::from));
    const std::string& decisive = by_begin ? recess.period.from : recess.period.until;
    return decisive >= date && (!said.year || recess.period.from.starts_with(std::to_string(*said.year)));
}

const Recess* meant(std::span<const Recess> recesses, const Said& said, std::string_view date) {
    const auto today = day_of(date);
    if (!today || said.past) {
        return nullptr;
    }
    const auto found =
        std::ranges::find_if(recesses, [&](const Recess& r) { return is_meant(r, said, std::string{date}); });
    if (found == recesses.end()) {
        return nullptr;
    }
    const auto ahead = *day_of(found->period.from) - *today;
    return said.year || ahead <= (said.name.empty() ? to_the_next : within_a_year) ? &*found : nullptr;
}

std::string due_of(const Recess& recess, const Said& said) {
    const std::string& from = said.edge == Edge::end ? recess.period.until : recess.period.from;
    const std::string& until = said.edge == Edge::begin ? recess.period.from : recess.period.until;
    switch (said.side) {
    case Side::before: return fmt::format("../{}", from);
    case Side::after: return fmt::format("{}/..", said.edge == Edge::begin ? from : next_day(until));
    case Side::from: return fmt::format("{}/..", from);
    case Side::at: break;
    }
    return from == until ? from : fmt::format("{}/{}", from, until);
}

}  // namespace

std::optional<TimeExpression> read_recess(const std::vector<Word>& words, std::size_t i, std::string_view date,
                                          std::span<const Recess> recesses) {
    const auto word = [&](std::size_t k) {
        return k < words.size() ? std::string_view{words[k].lower} : std::string_view{};
    };
    Said said;
    std::size_t k = i;
    const auto skip = [&](std::string_view list) {
        const bool there = one_of(word(k), list);
        k += there ? 1 : 0;
        return there;
    };
    static constexpr std::string_view articles = "het|de|dit|deze";
    skip(articles);
    if (one_of(word(k), "begin|aanvang|start|einde|eind|afloop")) {
        said.edge = one_of(word(k), "begin|aanvang|start") ? Edge::begin : Edge::end;
        ++k;
        skip("van");
        skip(articles);
    }
    said.past = skip("afgelopen|vorige|vorig");
    skip("komende|komend|aankomende|aanstaande|eerstvolgende|volgende|volgend");
    std::string name{word(k)};
    std::erase(name, '-');
    if (!name.ends_with("reces")) {
        return std::nullopt;
    }
    said.name = one_of(name, "reces|kamerreces") ? std::string{} : name;
    ++k;
    const std::size_t year_at = word(k) == "van" ? k + 1 : k;
    if (const auto year = year_of(word(year_at))) {
        said.year = year;
        k = year_at + 1;
    }
    said.side = i == 0 ? Side::at : side_of(word(i - 1));
    TimeExpression time{.first = i, .last = k, .core = i, .start = {}, .end = {}, .due = {}, .deadline = true};
    if (const Recess* recess = meant(recesses, said, date)) {
        time.due = due_of(*recess, said);
    }
    return time;
}

}  // namespace dossier::loaders::find

#include "loaders/find/dates/dates.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"
#include "loaders/find/dates/days.hpp"
#include "loaders/find/dates/recesses.hpp"

namespace dossier::loaders::find {

namespace {

std::optional<int> ordinal(std::string_view text) {
    static constexpr std::array<std::string_view, 4> words{"eerste", "tweede", "derde", "vierde"};
    const auto found = std::ranges::find(words, text);
    return found == words.end() ? std::nullopt : std::optional{static_cast<int>(found - words.begin()) + 1};
}

/// Reads one sentence; `at_` walks over its words.
class TimeReader {
public:
    TimeReader(const std::vector<Word>& words, std::string_view date, std::span<const Recess> recesses)
        : words_{words}, date_{date}, recesses_{recesses}, letter_{vantage_of(words, date)} {}

    [[nodiscard]] std::vector<TimeExpression> read() {
        std::vector<TimeExpression> times;
        std::size_t i = 0;
        while (i < words_.size()) {
            std::optional<TimeExpression> time = at(i);
            if (time && time->last > i) {
                i = time->last;
                with_preposition(*time, times.empty() ? 0 : times.back().last);
                if (letter_.year == 0 && (time->start.starts_with('-') || time->start.starts_with('0'))) {
                    time->start = time->end = time->due = {};  // the year is the letter's, which has none
                }
                times.push_back(*std::move(time));
            } else {
                ++i;
            }
        }
        return times;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view{words_[i].lower} : std::string_view{};
    }

    [[nodiscard]] std::optional<int> month(std::size_t i) const { return month_number(word(i)); }

    [[nodiscard]] std::optional<int> year(std::size_t i) const { return year_of(word(i)); }

    [[nodiscard]] std::optional<TimeExpression> at(std::size_t i) const {
        for (const auto reader :
             {&TimeReader::days, &TimeReader::month_of_year, &TimeReader::quarter, &TimeReader::short_quarter,
              &TimeReader::part_of_year, &TimeReader::season, &TimeReader::relative_year, &TimeReader::recess,
              &TimeReader::occasion, &TimeReader::term, &TimeReader::plain_year, &TimeReader::soon}) {
            if (std::optional<TimeExpression> time = (this->*reader)(i)) {
                return time;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<TimeExpression> days(std::size_t i) const { return read_days(words_, i, letter_); }

    [[nodiscard]] std::optional<TimeExpression> month_of_year(std::size_t i) const {
        // "afgelopen november", "komende maart" say the year of themselves.
        const std::string_view mark = one_of(word(i), "komende|aanstaande") ? "a.s."
                                      : one_of(word(i), "afgelopen|vorige") ? "jl."
                                                                            : "";
        const bool part = !mark.empty() || one_of(word(i), "begin|medio|eind|half");
        const std::size_t k = part ? i + 1 : i;
        const std::optional<int> number = month(k);
        // "mei" and "maart" are months only where the words around them say so.
        if (!number || (!part && !year(k + 1) && (i == 0 || words_[i - 1].word_class != WordClass::preposition))) {
            return std::nullopt;
        }
        const int in_year = year(k + 1).value_or(year_of_day(letter_, *number, 0, mark));
        const std::string value = fmt::format("{:04}-{:02}", in_year, *number);
        return TimeExpression{i, year(k + 1) ? k + 2 : k + 1, i, value, value, value, false};
    }

    [[nodiscard]] std::optional<TimeExpression> quarter(std::size_t i) const {
        const std::size_t k = word(i) == "het" || word(i) == "de" ? i + 1 : i;
        const std::optional<int> number = ordinal(word(k));
        if (!number || !one_of(word(k + 1), "kwartaal|helft")) {
            return std::nullopt;
        }
        std::size_t next = k + 2;
        if (word(next) == "van") {
            ++next;
        }
        int in_year = letter_.year;
        if (year(next)) {
            in_year = *year(next++);
        } else if (one_of(word(next), "dit|volgend") && word(next + 1) == "jaar") {
            in_year += word(next) == "volgend" ? 1 : 0;
            next += 2;
        } else {
            next = k + 2;
        }
        const bool half = word(k + 1) == "helft";
        const int width = half ? 6 : 3;
        const int first_month = (*number - 1) * width + 1;
        TimeExpression time{i,
                            next,
                            i,
                            fmt::format("{:04}-{:02}", in_year, first_month),
                            fmt::format("{:04}-{:02}", in_year, first_month + width - 1),
                            {},
                            false};
        time.due = half ? fmt::format("{}/{}", time.start, time.end) : fmt::format("{:04}-Q{}", in_year, *number);
        return time;
    }

    [[nodiscard]] std::optional<TimeExpression> part_of_year(std::size_t i) const {
        const bool course = word(i) == "de" && word(i + 1) == "loop" && word(i + 2) == "van";
        const bool article = word(i) == "het" && one_of(word(i + 1), "einde|eind|begin");
        if (!course && !article && !one_of(word(i), "begin|medio|eind|einde|halverwege|later|nog|uiterlijk")) {
            return std::nullopt;
        }
        const std::size_t k = course || (article && word(i + 2) == "van") ? i + 3
                              : article || word(i + 1) == "van"           ? i + 2
                                                                          : i + 1;
        if (!course && one_of(word(i), "later|nog|uiterlijk") && !one_of(word(k), "dit|volgend")) {
            return std::nullopt;
        }
        if (word(k) == "het" && word(k + 1) == "jaar") {
            const std::string value = std::to_string(letter_.year);
            return TimeExpression{i, k + 2, i, value, value, value, false};
        }
        if (year(k)) {
            const std::string value = std::to_string(*year(k));
            return TimeExpression{i, k + 1, i, value, value, value, false};
        }
        if (one_of(word(k), "dit|volgend") && word(k + 1) == "jaar") {
            const std::string value = std::to_string(letter_.year + (word(k) == "volgend" ? 1 : 0));
            return TimeExpression{i, k + 2, i, value, value, value, false};
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<TimeExpression> season(std::size_t i) const {
        if (!one_of(word(i), "de|het|deze|dit|komende|volgend|volgende|komend")) {
            return std::nullopt;
        }
        struct Season {
            std::string_view name, from, until;
        };
        static constexpr std::array<Season, 7> seasons{{{"voorjaar", "03-21", "06-20"},
                                                        {"lente", "03-21", "06-20"},
                                                        {"zomer", "06-21", "09-21"},
                                                        {"najaar", "09-22", "12-20"},
                                                        {"herfst", "09-22", "12-20"},
                                                        {"winter", "12-21", "03-20"},
                                                        {"jaarwisseling", "12-31", "12-31"}}};
        const auto found = std::ranges::find(seasons, word(i + 1), &Season::name);
        if (found == seasons.end()) {
            return std::nullopt;
        }
        const bool year_follows = year(i + 2).has_value();
        const bool dated = year_follows || (word(i + 2) == "van" && year(i + 3));
        const int guessed = letter_.year + (word(i).starts_with("volgend") || letter_.day > found->until ? 1 : 0);
        const int in_year = !dated ? guessed : year_follows ? *year(i + 2) : *year(i + 3);
        TimeExpression time{i, year_follows ? i + 3 : dated ? i + 4 : i + 2, i, {}, {}, {}, false};
        time.start = fmt::format("{:04}-{}", in_year, found->from);
        time.end = fmt::format("{:04}-{}", in_year + (found->name == "winter" ? 1 : 0), found->until);
        time.due = fmt::format("{}/{}", time.start, time.end);
        return time;
    }

    [[nodiscard]] std::optional<TimeExpression> relative_year(std::size_t i) const {
        if (one_of(word(i), "deze|volgende|komende") && word(i + 1) == "maand") {
            return month_from_now(i, word(i) == "deze" ? 0 : 1);
        }
        if (!one_of(word(i), "dit|volgend|komend|vorig|afgelopen") || word(i + 1) != "jaar") {
            return std::nullopt;
        }
        const int shift = word(i) == "dit" ? 0 : one_of(word(i), "volgend|komend") ? 1 : -1;
        const std::string value = std::to_string(letter_.year + shift);
        return TimeExpression{i, i + 2, i, value, value, value, false};
    }

    [[nodiscard]] TimeExpression month_from_now(std::size_t i, int steps) const {
        TimeExpression time{i, i + 2, i, {}, {}, {}, true};
        if (letter_.year > 0) {
            const int months_on = small_number(std::string_view{letter_.day}.substr(0, 2)).value_or(1) - 1 + steps;
            time.start = fmt::format("{:04}-{:02}", letter_.year + months_on / 12, months_on % 12 + 1);
            time.end = time.due = time.start;
        }
        return time;
    }

    /// "Q3", "Q3 2025": a quarter as it stands in tables and planning.
    [[nodiscard]] std::optional<TimeExpression> short_quarter(std::size_t i) const {
        const std::string_view text = word(i);
        if (text.size() != 2 || text[0] != 'q' || text[1] < '1' || text[1] > '4') {
            return std::nullopt;
        }
        const std::size_t k = word(i + 1) == "van" ? i + 2 : i + 1;
        const int in_year = year(k).value_or(letter_.year);
        const int first_month = (text[1] - '1') * 3 + 1;
        return TimeExpression{i,
                              year(k) ? k + 1 : i + 1,
                              i,
                              fmt::format("{:04}-{:02}", in_year, first_month),
                              fmt::format("{:04}-{:02}", in_year, first_month + 2),
                              fmt::format("{:04}-Q{}", in_year, text[1]),
                              false};
    }

    [[nodiscard]] std::optional<TimeExpression> recess(std::size_t i) const {
        return read_recess(words_, i, date_, recesses_);
    }

    /// Days of parliament that the calendar alone does not date.
    [[nodiscard]] std::optional<TimeExpression> occasion(std::size_t i) const {
        const std::size_t k = word(i) == "het" || word(i) == "de" ? i + 1 : i;
        if (!one_of(word(k), "prinsjesdag|kerst|begrotingsbehandeling")) {
            return std::nullopt;
        }
        return TimeExpression{i, k + 1, i, {}, {}, {}, true};
    }

    [[nodiscard]] std::optional<TimeExpression> term(std::size_t i) const {
        if (word(i) != "binnen" || i + 2 >= words_.size()) {
            return std::nullopt;
        }
        static constexpr std::string_view units = "dag|dagen|week|weken|maand|maanden|jaar|jaren|kwartaal";
        for (std::size_t k = i + 1; k < std::min(i + 4, words_.size()); ++k) {
            if (one_of(word(k), units)) {
                return TimeExpression{i, k + 1, i, {}, {}, {}, true};
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] std::optional<TimeExpression> plain_year(std::size_t i) const {
        const bool led =
            i > 0 && one_of(word(i - 1), "in|sinds|vanaf|per|tot|uit|medio|over|uiterlijk|vóór|voor|na|van");
        if (!year(i) || !led || words_[i].text.size() != 4) {
            return std::nullopt;
        }
        const std::string value{word(i)};
        return TimeExpression{i, i + 1, i, value, value, value, false};
    }

    [[nodiscard]] std::optional<TimeExpression> soon(std::size_t i) const {
        if (one_of(word(i), "onverwijld|spoedig|binnenkort|terstond")) {
            return TimeExpression{i, i + 1, i, {}, {}, {}, true};
        }
        if (word(i) == "korte" && word(i + 1) == "termijn") {
            return TimeExpression{i, i + 2, i, {}, {}, {}, true};
        }
        if (word(i) == "zo" && one_of(word(i + 1), "snel|spoedig") && word(i + 2) == "mogelijk") {
            return TimeExpression{i, i + 3, i, {}, {}, {}, true};
        }
        if (one_of(word(i), "de|het|deze") && one_of(word(i + 1), "komende|volgende") &&
            one_of(word(i + 2), "weken|maanden|jaren|week|maand|periode|tijd")) {
            return TimeExpression{i, i + 3, i, {}, {}, {}, true};
        }
        return std::nullopt;
    }

    /// Takes in the preposition before the time and what it does to it: `vóór X` ends at X, `vanaf X` begins there.
    void with_preposition(TimeExpression& time, std::size_t floor) const {
        time.core = time.first;
        std::size_t k = time.first;
        const auto reach = [&](std::string_view list) { return k > floor && one_of(word(k - 1), list); };
        if (reach("op|in|aan|rond|tijdens|gedurende|met|per|tegen|over")) {
            time.first = --k;
            if (reach("uiterlijk")) {
                time.first = --k;
                time.deadline = true;
            }
        } else if (reach("uiterlijk")) {
            time.first = --k;
            time.deadline = true;
        } else if (reach("vóór|voor|tot|na|vanaf|sinds|van|medio|direct")) {
            const std::string_view led = word(--k);
            time.first = k;
            time.deadline = !one_of(led, "sinds|van");
            if (one_of(led, "na|vanaf") && !time.start.empty()) {
                // After a season means from the day that the next one begins.
                const bool season_end = led == "na" && time.end.size() == 10 && time.end != time.start;
                time.due = fmt::format("{}/..", season_end ? next_day(time.end) : time.start);
            } else if (one_of(led, "vóór|voor|tot") && !time.start.empty()) {
                time.due = fmt::format("../{}", time.start);
            }
            if (reach("uiterlijk|nog|ruim|kort|vlak|direct|meteen|onmiddellijk")) {
                time.first = --k;
            }
        }
    }

    const std::vector<Word>& words_;
    std::string_view date_;
    std::span<const Recess> recesses_;
    Vantage letter_;
};

}  // namespace

std::vector<TimeExpression> find_times(const std::vector<Word>& words, std::string_view date,
                                       std::span<const Recess> recesses) {
    return TimeReader{words, date, recesses}.read();
}

}  // namespace dossier::loaders::find

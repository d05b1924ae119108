#include "loaders/find/dates/days.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"

namespace dossier::loaders::find {

namespace {

constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                  "mei",       "juni",     "juli",     "augustus",
                                                  "september", "oktober",  "november", "december"};
constexpr std::string_view weekdays = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag";
constexpr std::string_view ranges = "tot|t/m|en|-|–|tot en met|tot-en-met";
constexpr std::string_view to_come = "a.s.|as|a.s|aanstaande|aanstaand|eerstkomende";
constexpr std::string_view gone_by = "jl.|jl|j.l.|jongstleden|laatstleden|ll.";

/// What a letter names by the day that it was written or held on is behind it, whatever the verb: "in mijn brief van 3
/// december zal …".
constexpr std::string_view of_the_past =
    "brief|kamerbrief|verslag|verzoek|toezegging|motie|debat|commissiedebat|overleg|rapport|advies|besluit|uitspraak|"
    "vonnis|arrest|antwoord|antwoorden|beantwoording|vragen|mededeling|aanslag|verkiezingen|akkoord|verklaring";

/// Reads the days that begin at a word; `at_` walks over them.
class DayReader {
public:
    DayReader(const std::vector<Word>& words, std::size_t i, const Vantage& letter)
        : words_{words}, letter_{letter}, first_{i}, at_{i} {}

    [[nodiscard]] std::optional<TimeExpression> read() {
        skip_weekday();
        if (!first_days()) {
            return std::nullopt;
        }
        if (word(at_) == "dezer" && letter_.year > 0) {
            ++at_;
            from_.month = to_.month = small_number(std::string_view{letter_.day}.substr(0, 2)).value_or(0);
            from_.year = to_.year = letter_.year;
            return told();
        }
        const std::optional<int> month = month_number(word(at_));
        if (!month) {
            return std::nullopt;
        }
        ++at_;
        from_.month = to_.month = *month;
        from_.year = to_.year = take_year();
        over_the_month();
        const std::string_view mark = take_mark();
        if (to_.year == 0) {
            // "24 en 25 juni a.s." may have begun when the letter is sent.
            const Day& told = mark == "a.s." ? to_ : from_;
            to_.year = year_of_day(letter_, told.month, told.day, mark.empty() ? implied() : mark);
            from_.year = to_.year - (mark == "a.s." && to_.month < from_.month ? 1 : 0);
            to_.year += mark != "a.s." && to_.month < from_.month ? 1 : 0;
        } else if (from_.year == 0) {
            from_.year = to_.year - (to_.month < from_.month ? 1 : 0);
        }
        return told();
    }

private:
    struct Day {
        int year = 0, month = 0, day = 0;
    };

    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view{words_[i].lower} : std::string_view{};
    }

    [[nodiscard]] std::optional<int> day(std::size_t i) const {
        const std::optional<int> value = word(i).size() <= 2 ? small_number(word(i)) : std::nullopt;
        return value && *value >= 1 && *value <= 31 ? value : std::nullopt;
    }

    void skip_weekday() { at_ += one_of(word(at_), weekdays) ? 1 : 0; }

    /// `9-11`, `3–4` and `13/18`, written together.
    [[nodiscard]] std::optional<std::pair<int, int>> together() const {
        const std::string_view text = word(at_);
        for (const std::string_view dash : {std::string_view{"-"}, std::string_view{"–"}, std::string_view{"/"}}) {
            const std::size_t at = text.find(dash);
            if (at == std::string_view::npos || at == 0) {
                continue;
            }
            const auto from = small_number(text.substr(0, at));
            const auto to = small_number(text.substr(at + dash.size()));
            if (from && to && *from >= 1 && *from < *to && *to <= 31) {
                return std::pair{*from, *to};
            }
        }
        return std::nullopt;
    }

    /// Behind what joins two days, and past a weekday: where the second one stands.
    [[nodiscard]] std::size_t behind_joint(std::size_t i) const {
        std::size_t k = i;
        while (one_of(word(k), "en|met") || one_of(word(k), ranges)) {
            ++k;
        }
        return k > i && one_of(word(k), weekdays) ? k + 1 : k;
    }

    bool first_days() {
        if (const auto both = together()) {
            from_.day = both->first;
            to_.day = both->second;
            ++at_;
            return true;
        }
        if (!day(at_)) {
            return false;
        }
        from_.day = to_.day = *day(at_++);
        // "12, 13 en 14 mei": days on end.
        std::size_t k = at_;
        int last = from_.day;
        while (word(k) == "," && day(k + 1) == last + 1) {
            ++last;
            k += 2;
        }
        const std::size_t next = behind_joint(k);
        if (next > k && day(next) && (month_number(word(next + 1)) || word(next + 1) == "dezer")) {
            to_.day = *day(next);
            at_ = next + 1;
        }
        return true;
    }

    int take_year() {
        const std::optional<int> year = year_of(word(at_));
        at_ += year ? 1 : 0;
        return year.value_or(0);
    }

    /// "31 oktober tot en met 5 november 2010"; "en" only where the days follow each other.
    void over_the_month() {
        const std::size_t next = behind_joint(at_);
        const std::optional<int> month = month_number(word(next + 1));
        const bool joined = word(at_) == "en";
        constexpr int late = 28;
        const bool follow = from_.day >= late && day(next) == 1;
        if (next == at_ || !day(next) || !month || from_.day != to_.day || (joined && !follow)) {
            return;
        }
        to_.day = *day(next);
        to_.month = *month;
        at_ = next + 2;
        to_.year = take_year();
    }

    std::string_view take_mark() {
        const bool later = one_of(word(at_), to_come);
        if (!later && !one_of(word(at_), gone_by)) {
            return {};
        }
        ++at_;
        if (word(at_) == "." && at_ + 1 < words_.size()) {
            ++at_;
        }
        return later ? "a.s." : "jl.";
    }

    /// The mark that the noun before "van" stands for.
    [[nodiscard]] std::string_view implied() const {
        const bool of_past = first_ > 1 && word(first_ - 1) == "van" && one_of(words_[first_ - 2].lemma, of_the_past);
        return of_past ? "jl." : "";
    }

    [[nodiscard]] TimeExpression told() const {
        const auto iso = [](const Day& d) { return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day); };
        TimeExpression time{.first = first_,
                            .last = at_,
                            .core = first_,
                            .start = iso(from_),
                            .end = iso(to_),
                            .due = {},
                            .deadline = false};
        time.due = time.start == time.end ? time.start : fmt::format("{}/{}", time.start, time.end);
        return time;
    }

    const std::vector<Word>& words_;
    const Vantage& letter_;
    std::size_t first_, at_;
    Day from_, to_;
};

}  // namespace

Vantage vantage_of(const std::vector<Word>& words, std::string_view date) {
    constexpr std::size_t whole_date = 10;
    Vantage vantage;
    if (date.size() >= whole_date) {
        vantage.year = small_number(date.substr(0, 4)).value_or(0);
        vantage.day = date.substr(5, 5);
    }
    const bool done = std::ranges::any_of(words, [](const Word& w) { return w.participle(); });
    for (const Word& w : words) {
        const bool auxiliary = w.finite() && one_of(w.lemma, "hebben|zijn");
        vantage.past = vantage.past || w.tag.starts_with("WW(pv,verl") || (auxiliary && done);
        vantage.future = vantage.future || one_of(w.lower, "zal|zullen");
    }
    return vantage;
}

std::optional<int> month_number(std::string_view word) {
    const auto found = std::ranges::find(months, word);
    return found == months.end() ? std::nullopt : std::optional{static_cast<int>(found - months.begin()) + 1};
}

int year_of_day(const Vantage& letter, int month, int day_number, std::string_view mark) {
    const int own_month = letter.year > 0 ? small_number(std::string_view{letter.day}.substr(0, 2)).value_or(0) : 0;
    if (own_month == 0) {
        return letter.year;
    }
    const std::string when = fmt::format("{:02}-{:02}", month, day_number);
    const std::string own = day_number == 0 ? letter.day.substr(0, 2) + "-00" : letter.day;
    if (mark == "a.s.") {
        return letter.year + (when < own ? 1 : 0);
    }
    if (mark == "jl.") {
        return letter.year - (when > own ? 1 : 0);
    }
    // A letter of January tells of the council of December, one of December of what will be in January. Verbs of the
    // other tense in the same sentence keep the year that is nearer.
    constexpr int half = 6, most = 9;
    const int ahead = month - own_month;
    if (ahead > 0 && !letter.future && ahead >= (letter.past ? half : most)) {
        return letter.year - 1;
    }
    if (ahead < 0 && !letter.past && -ahead >= (letter.future ? half : most)) {
        return letter.year + 1;
    }
    return letter.year;
}

std::optional<TimeExpression> read_days(const std::vector<Word>& words, std::size_t i, const Vantage& letter) {
    return DayReader{words, i, letter}.read();
}

}  // namespace dossier::loaders::find

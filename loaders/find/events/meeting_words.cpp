#include "loaders/find/events/meeting_words.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"

namespace dossier::loaders::find {

/// "WASHINGTON" in a heading is "Washington" in the text, and "NAVO-TOP" is "NAVO-Top": what is short and stands before
/// a hyphen is an abbreviation.
std::string as_name(std::string_view text) {
    constexpr std::size_t longest_abbreviation = 4;
    const bool shouted = text.size() > 4 && lower_case(text.substr(1)) != text.substr(1) &&
                         std::ranges::none_of(text, [](char c) { return c >= 'a' && c <= 'z'; }) &&
                         text.find_first_of(".0123456789") == std::string_view::npos;
    if (!shouted) return std::string{text};
    const std::size_t hyphen = text.find('-');
    const bool abbreviated = hyphen != std::string_view::npos && hyphen > 1 && hyphen <= longest_abbreviation;
    const std::size_t begin = abbreviated ? hyphen + 1 : 0;
    return std::string{text.substr(0, begin + 1)} + lower_case(text.substr(std::min(begin + 1, text.size())));
}

std::pair<const Entity*, std::size_t> MeetingWords::body_at(std::size_t i, bool councils) const {
    if (i >= words_.size()) {
        return {};
    }
    for (const std::size_t n : gazetteer_.names_beginning(words_[i].lower)) {
        const Gazetteer::Name& name = gazetteer_.names()[n];
        const Entity& entity = gazetteer_.entries()[name.entry].entity;
        if (entity.kind != "Organization" && entity.kind != "Group") {
            continue;
        }
        const std::span<const Word> rest{words_.data() + i, words_.size() - i};
        bool same = name.form != Gazetteer::NameForm::nominal && name.matches(rest);
        if (!same && heading_ && name.words.size() > 1 && name.words.size() <= rest.size()) {
            same = std::ranges::equal(name.words, rest.first(name.words.size()), {}, {}, &Word::lower);
        }
        // A country's own councils advise or rule on a day; of them only its ministers are said to meet on it.
        const bool advises = !gazetteer_.entries()[name.entry].parent.empty() &&
                             lower_case(entity.name).find("minister") == std::string::npos;
        // The Raad van Europa is an organisation, whose ministers meet under another name.
        const bool council_like =
            (lower_case(entity.name).find("raad") != std::string::npos && !advises && entity.id != "coe") ||
            entity.id == "ecofin" || entity.id == "eurogroup";
        if (same && (!councils || (council_like && entity.kind == "Organization"))) {
            return {&entity, i + name.words.size()};
        }
    }
    return {};
}

const TimeExpression* MeetingWords::time_from(std::size_t i) const {
    for (const TimeExpression& time : times_) {
        if (time.first == i || (time.core == i && time.first <= i)) {
            return &time;
        }
    }
    return nullptr;
}

bool MeetingWords::time_after(std::size_t i) const {
    return time_from(i) || (one_of(word(i), "op|van|in") && time_from(i + 1));
}

std::string MeetingWords::spoken(const TimeExpression& time) const {
    static constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                             "mei",       "juni",     "juli",     "augustus",
                                                             "september", "oktober",  "november", "december"};
    if (time.start.size() != 10 || time.end.size() != 10) {
        // "13-14 oktober a.s." of a letter without a date.
        constexpr std::size_t month_size = 7;
        if (time.start.size() == month_size && std::ranges::find(months, word(time.core)) != months.end()) {
            return fmt::format("{} {}", word(time.core), time.start.substr(0, 4));
        }
        std::size_t last = time.last;
        while (last > time.core + 1 && one_of(word(last - 1), "a.s.|a.s|as|as.|jl.|jl|j.l.|.")) {
            --last;
        }
        return lower_case(printed(text_, words_, time.core, last));
    }
    const auto number = [](const std::string& date, std::size_t at) { return std::stoi(date.substr(at, 2)); };
    const auto month = [&](const std::string& date) { return months[static_cast<std::size_t>(number(date, 5) - 1)]; };
    if (time.start.substr(0, 7) != time.end.substr(0, 7)) {
        return fmt::format("{} {} tot {} {} {}", number(time.start, 8), month(time.start), number(time.end, 8),
                           month(time.end), time.end.substr(0, 4));
    }
    const std::string day = time.start == time.end ? std::to_string(number(time.start, 8))
                                                   : fmt::format("{}-{}", number(time.start, 8), number(time.end, 8));
    return fmt::format("{} {} {}", day, month(time.start), time.start.substr(0, 4));
}

void MeetingWords::take_time(Meeting& m, const TimeExpression& time) const {
    m.start = time.start;
    m.end = time.end;
    m.date_text = spoken(time);
}

void MeetingWords::take_tail(Meeting& m, std::size_t i) const {
    // "het plenaire debat voorzien voor 21 februari"
    if (one_of(word(i), "voorzien|gepland|gehouden|geagendeerd") && one_of(word(i + 1), "voor|op|in") &&
        (time_from(i + 1) || time_from(i + 2))) {
        i += time_from(i + 1) ? 1 : 2;
    }
    i += word(i) == "d.d." && time_from(i + 1) ? 1 : 0;
    for (int round = 0; round < 3; ++round) {
        if (const std::size_t end = take_bracket(m, i); end > i) {
            i = m.last = end;
            continue;
        }
        const std::size_t comma = word(i) == "," ? i + 1 : i;
        if (const TimeExpression* time = time_from(comma); time && m.start.empty() && (comma == i || heading_)) {
            take_time(m, *time);
            i = m.last = time->last;
            continue;
        }
        // "op Bali", "op Curaçao"
        const bool island = word(i) == "op" && i + 1 < words_.size() && words_[i + 1].entity.ends_with("LOC");
        const bool in = one_of(word(i), "in|te") || island || (heading_ && comma > i);
        if (!in || i + 1 >= words_.size() || !words_[i + 1].capitalised() || !m.place.empty() || time_from(i + 1)) {
            return;
        }
        std::tie(m.place, m.last) = place_at(i + 1);
        i = m.last;
    }
}

std::size_t MeetingWords::take_bracket(Meeting& m, std::size_t i) const {
    if (word(i) != "(" || !m.start.empty()) {
        return i;
    }
    std::size_t k = i + 1;
    std::string place;
    if (k < words_.size() && words_[k].capitalised() && m.place.empty()) {
        std::tie(place, k) = place_at(k);
        k += word(k) == "," ? 1 : 0;
    }
    const TimeExpression* time = time_from(k);
    const std::size_t end = time ? time->last : k + 1;
    if (word(end) != ")" || (!time && !year_of(word(k)))) {
        return i;
    }
    if (time) {
        take_time(m, *time);
    } else {
        m.start = m.end = word(k);
    }
    m.place = place.empty() ? m.place : place;
    return end + 1;
}

std::pair<std::string, std::size_t> MeetingWords::place_at(std::size_t i) const {
    std::string place = as_name(words_[i].text);
    std::size_t last = i + 1;
    const std::size_t dc = word(last) == "," ? last + 1 : last;
    if (one_of(word(dc), "d.c.|d.c")) {
        return {place + " D.C.", dc + 1};
    }
    if (goes_on(last)) {
        place.append(" ").append(as_name(words_[last].text));
        ++last;
    }
    return {place, last};
}

bool MeetingWords::goes_on(std::size_t i) const {
    constexpr std::string_view first_words = "den|new|sint|san|tel|addis|abu|buenos|rio|sharm|los|la|el|port|kaap|bad";
    return i < words_.size() && words_[i].capitalised() &&
           (one_of(word(i - 1), first_words) || words_[i].entity.starts_with("I-"));
}

std::size_t MeetingWords::begin_of_description(std::size_t i) const {
    constexpr std::size_t longest = 5;
    std::size_t first = i;
    while (first > 0 && first + longest > i) {
        const Word& before = words_[first - 1];
        const bool tells = before.word_class == WordClass::adjective || (heading_ && says_nature(before.lower)) ||
                           before.tag.starts_with("TW(rang") ||
                           (before.capitalised() && first > 1 && before.word_class != WordClass::preposition &&
                            before.word_class != WordClass::determiner && before.word_class != WordClass::pronoun);
        if (!tells || one_of(before.lower, leading_words) || one_of(before.lower, small_words)) {
            break;
        }
        --first;
    }
    return first;
}

void MeetingWords::take_head(Meeting& m, std::size_t i) const {
    for (std::size_t k = i; k-- > 0 && k + 4 > i;) {
        if (one_of(word(k), "de|het|deze|die|dit|dat|mijn|zijn|haar|hun|ons|onze")) {
            m.definite = true;
            m.near = one_of(word(k), "deze|die|dit|dat");
            return;
        }
        m.introduced = word(k) == "een";
        if (words_[k].word_class != WordClass::adjective) {
            return;
        }
    }
}

std::size_t MeetingWords::led_from(std::size_t i) const {
    std::size_t led = i;
    while (led > 0 &&
           (one_of(word(led - 1), "de|deze|die|het") || words_[led - 1].word_class == WordClass::adjective)) {
        --led;
    }
    return led;
}

bool MeetingWords::is_beside(std::size_t first) const {
    const std::size_t led = led_from(first);
    const std::string_view lead = led > 0 ? word(led - 1) : std::string_view{};
    const std::string_view noun = led > 1 ? word(led - 2) : std::string_view{};
    return (lead == "aan" && one_of(noun, "voorafgaand|voorafgaande")) ||
           (lead == "van" && one_of(noun, "vooravond|marge|marges|rand|afloop")) ||
           (lead == "naar" && one_of(noun, "aanloop|opmaat|toeloop")) || one_of(lead, "na|vóór");
}

void MeetingWords::take_attendance(Meeting& m) const {
    const std::size_t led = led_from(m.first);
    const std::string_view lead = led > 0 ? word(led - 1) : std::string_view{};
    const std::string_view verbs = lead == "aan"   ? "deel|deelnemen|deelgenomen|deelneemt|deelneem|deelnam|deelnamen"
                                   : lead == "bij" ? "aanwezig|aansluiten|aangesloten|vertegenwoordigd"
                                                   : "bijwonen|bijgewoond|bijwoont|bijwoonde|bijwoonden";
    if (!m.start.empty() || std::ranges::none_of(words_, [&](const Word& w) { return one_of(w.lower, verbs); })) {
        return;
    }
    Meeting gone_to = m;
    take_sentence(gone_to);
    m.attendance = {gone_to.start, gone_to.end, gone_to.date_text};
}

bool MeetingWords::takes_place() const {
    static constexpr std::string_view verbs =
        "plaats|bijeen|plaatsvond|plaatsvonden|plaatsvindt|plaatsvinden|plaatsgevonden|bijeenkwam|bijeenkwamen|"
        "bijeenkomt|bijeenkomen|bijeengekomen|gehouden";
    // Who calls a meeting on a day does not hold it that day.
    const bool called =
        std::ranges::any_of(words_, [](const Word& w) { return w.is("roepen") || w.is("bijeengeroepen"); });
    return !called && std::ranges::any_of(words_, [](const Word& w) { return one_of(w.lower, verbs); });
}

bool MeetingWords::is_scheduled() const {
    static constexpr std::string_view verbs = "voorzien|gepland|geagendeerd|georganiseerd|organiseert|organiseren|"
                                              "organiseerde|organiseerden|begint|begon|begonnen|start|eindigde|"
                                              "eindigt|geopend|afgesloten";
    return takes_place() || std::ranges::any_of(words_, [](const Word& w) { return one_of(w.lower, verbs); });
}

bool MeetingWords::of_a_noun(const TimeExpression& time, const Meeting& m) const {
    constexpr std::string_view no_nouns = "plaats|avond|ochtend|middag|nacht|dag|week|weekend|periode|loop";
    constexpr std::size_t near = 6;
    const std::size_t first = time.first;
    if (first > 0 && word(first) == "van" && words_[first - 1].nominal() && !words_[first - 1].capitalised() &&
        !one_of(word(first - 1), no_nouns) && (first <= m.first || first > m.last)) {
        return true;
    }
    for (std::size_t k = first; k > 0 && k + near > first; --k) {
        const Word& before = words_[k - 1];
        if (before.finite() || before.word_class == WordClass::punctuation || word(k - 1) == "plaats" ||
            (m.first < k && k <= m.last)) {
            return false;
        }
        if (sort_of(before) != Sort::none || word(k - 1).ends_with("raad")) {
            return true;
        }
    }
    return false;
}

bool MeetingWords::is_planned_for(const TimeExpression& time) const {
    return word(time.first) == "voor" &&
           std::ranges::any_of(words_, [](const Word& w) { return one_of(w.lower, "voorzien|gepland|geagendeerd"); });
}

void MeetingWords::take_sentence(Meeting& m) const {
    for (const TimeExpression& time : times_) {
        if (m.start.empty() && time.start.size() >= 7 && (!time.deadline || is_planned_for(time)) &&
            time.last <= words_.size() && !of_a_noun(time, m)) {
            take_time(m, time);
        }
    }
    for (std::size_t k = 0; k + 1 < words_.size() && m.place.empty(); ++k) {
        // "vond plaats tegen de achtergrond van de oorlog in Oekraïne": what a noun is in is no place of the meeting.
        const bool of_noun = k > 0 && words_[k - 1].nominal() && word(k - 1) != "plaats";
        if (word(k) == "in" && !of_noun && words_[k + 1].capitalised() && words_[k + 1].entity.ends_with("LOC") &&
            takes_place()) {
            m.place = place_at(k + 1).first;
        }
    }
}

}  // namespace dossier::loaders::find

#include "loaders/find/events/meeting_owners.hpp"

#include <fmt/format.h>

namespace dossier::loaders::find {

std::size_t MeetingOwners::end_of_subject(std::size_t i) const {
    constexpr std::size_t longest_subject = 7;
    std::size_t k = i;
    while (k < words_.size() && k < i + longest_subject && !time_after(k) &&
           (words_[k].nominal() || words_[k].word_class == WordClass::adjective || word(k).ends_with('-') ||
            (k > i && one_of(word(k), "en|,")) || (k > i && words_[k - 1].capitalised() && one_of(word(k), "in|de")))) {
        ++k;
    }
    if (k > i && word(k) == "(") {
        std::size_t close = k + 1;
        while (close < words_.size() && close < k + longest_subject && word(close) != ")") {
            ++close;
        }
        return word(close) == ")" && time_after(close + 1) ? k : i;
    }
    if (k > i && time_after(k)) {
        return k;
    }
    // "In het commissiedebat Leefomgeving heb ik …": a title.
    std::size_t titled = i;
    while (titled < k && (words_[titled].capitalised() || one_of(word(titled), "en|,"))) {
        ++titled;
    }
    return titled > i && words_[titled - 1].capitalised() ? titled : i;
}

std::size_t MeetingOwners::take_visit(Meeting& m, std::size_t i) const {
    constexpr std::size_t near = 4, far = 14;
    for (std::size_t k = i; k + 1 < words_.size() && k < i + far; ++k) {
        if (k > i && (words_[k].finite() || words_[k].word_class == WordClass::punctuation)) {
            break;
        }
        // "het bezoek van de Minister-President aan Kiev": whose it is may be long, where it leads is "aan".
        const bool leads = word(k) == "aan" || (k < i + near && one_of(word(k), "met|van|naar"));
        std::size_t last = k + 1;
        while (leads && last < words_.size() && words_[last].capitalised()) {
            ++last;
        }
        if (last == k + 1 || time_from(k + 1)) {
            continue;
        }
        const bool goes_to = one_of(word(k), "aan|naar");
        if (!goes_to && k + near < words_.size() && word(last) == "aan") {
            continue;
        }
        const std::string whom = printed(text_, words_, k + 1, last);
        m.called = fmt::format("{} {} {}", m.head, word(k), whom);
        (goes_to ? m.place : m.whose) = whom;
        if (k == i) {
            m.last = last;
        }
        return k == i || time_after(last) ? last : i;
    }
    return i;
}

std::size_t MeetingOwners::take_theme(Meeting& m, std::size_t i) const {
    constexpr std::size_t longest_theme = 9;
    if (!one_of(word(i), "over|inzake|rond")) {
        return i;
    }
    std::size_t end = i;
    for (std::size_t k = i + 1; k < words_.size() && k < i + longest_theme && !time_from(k); ++k) {
        const bool noun = words_[k].nominal() || words_[k].word_class == WordClass::numeral;
        const bool inner = words_[k].word_class == WordClass::adjective ||
                           words_[k].word_class == WordClass::determiner || word(k).ends_with('-') ||
                           one_of(word(k), "en|,|van|de|het");
        if (noun) {
            end = k + 1;
        } else if (!inner) {
            break;
        }
    }
    if (end > i) {
        m.called = printed(text_, words_, m.first, end);
    }
    return end;
}

std::optional<std::size_t> MeetingOwners::take_body(Meeting& m, std::size_t i) const {
    if (!one_of(word(i), "van|voor") || time_from(i)) {
        return i;
    }
    const std::size_t k = i + 1 + (one_of(word(i + 1), "de|het") ? 1 : 0);
    if (const auto [body, last] = body_at(k, false); body) {
        m.body = body->name;
        return behind_second_body(last);
    }
    if (k >= words_.size() || !words_[k].capitalised() || words_[k].word_class == WordClass::pronoun ||
        (words_[k].word_class == WordClass::adjective && (k + 1 >= words_.size() || !words_[k + 1].capitalised()))) {
        return i;
    }
    std::size_t end = k + 1;
    while (end < words_.size() &&
           (words_[end].capitalised() ||
            (one_of(word(end), "van|on|of|for|the|and") && end + 1 < words_.size() && words_[end + 1].capitalised()))) {
        ++end;
    }
    // "de bijeenkomst van het Migration Review Forum": the forum is the meeting.
    if (sort_of(words_[end - 1]) == Sort::conference) {
        return std::nullopt;
    }
    m.body = printed(text_, words_, k, end);
    return end;
}

std::size_t MeetingOwners::behind_second_body(std::size_t i) const {
    const std::size_t k = i + 1 + (one_of(word(i + 1), "de|het") ? 1 : 0);
    const auto [body, last] = word(i) == "en" ? body_at(k, false) : std::pair<const Entity*, std::size_t>{};
    return body && last < words_.size() && !words_[last].finite() ? last : i;
}

std::size_t MeetingOwners::take_those(Meeting& m, std::size_t i) const {
    constexpr std::size_t longest = 5;
    if (word(i) != "van" || time_from(i)) {
        return i;
    }
    std::size_t k = i + 1;
    while (k < words_.size() && k < i + longest &&
           (word(k).ends_with('-') || one_of(word(k), "en|de|het") || words_[k].word_class == WordClass::adjective)) {
        ++k;
    }
    if (k >= words_.size() || !words_[k].nominal()) {
        return i;
    }
    // Two groups: "van staatshoofden en regeringsleiders".
    const bool two = word(k + 1) == "en" && k + 2 < words_.size() && words_[k + 2].nominal();
    const std::size_t end = two ? k + 3 : k + 1;
    m.whose = lower_case(printed(text_, words_, k, end));
    // Groups only: "een bijeenkomst van groot belang" is nobody's.
    if ((words_[k].plural() || (heading_ && word(k).ends_with("en"))) && !time_from(k)) {
        m.called = fmt::format("{} {}", printed(text_, words_, m.first, m.last), printed(text_, words_, i, end));
    }
    return time_after(end) ? end : i;
}

std::size_t MeetingOwners::take_company(Meeting& m, std::size_t i) const {
    constexpr std::size_t longest = 14;
    const bool meets = m.sort == Sort::meal || m.sort == Sort::meeting;
    if (word(i) != "met" || !meets || time_from(i)) {
        return i;
    }
    const auto inner = [&](std::size_t k) {
        return one_of(word(k), "de|het|van|voor|der|zijn|mijn|haar|hun|onze") || word(k).ends_with('-') ||
               words_[k].word_class == WordClass::adjective ||
               (word(k) == "en" && k + 1 < words_.size() && words_[k + 1].capitalised());
    };
    std::size_t end = i;
    bool named = false;
    for (std::size_t k = i + 1; k < words_.size() && k < i + longest && !time_from(k); ++k) {
        if (words_[k].nominal() && word(k) != "plaats") {
            named = named || words_[k].capitalised();
            end = k + 1;
        } else if (!inner(k)) {
            break;
        }
    }
    if (!named) {
        return i;
    }
    m.called = fmt::format("{} {}", printed(text_, words_, m.first, m.last), printed(text_, words_, i, end));
    m.whose = lower_case(printed(text_, words_, i + 1, end));
    m.joined = true;
    return time_after(end) ? end : i;
}

std::size_t MeetingOwners::end_of_committee(std::size_t i) const {
    const std::size_t committee = word(i + 2) == "vaste" ? i + 3 : i + 2;
    const bool with = word(i) == "met" && one_of(word(i + 1), "uw|de") &&
                      one_of(word(committee), "kamer|kamercommissie|kamercommissies|commissie|commissies");
    return with ? committee + 1 : i;
}

std::size_t MeetingOwners::end_of_purpose(std::size_t i) const {
    constexpr std::size_t longest_purpose = 12;
    std::size_t k = i;
    while (one_of(word(i), "ter|over|inzake|ten|in") && k < words_.size() && k < i + longest_purpose &&
           !words_[k].finite() && !time_after(k) && words_[k].word_class != WordClass::punctuation) {
        ++k;
    }
    return k > i && k < words_.size() && time_after(k) ? k : i;
}

std::optional<std::size_t> MeetingOwners::end_of_owners(Meeting& m, std::size_t i) const {
    std::optional<std::size_t> tail = take_body(m, i);
    if (tail && *tail == i) {
        tail = take_those(m, i);
    }
    if (tail && *tail == i && m.called.empty()) {
        tail = end_of_committee(i);
    }
    if (tail && *tail == i && m.called.empty()) {
        tail = take_company(m, i);
    }
    // "het AO ter voorbereiding op de Raad van 9 maart", "de stemming in het Britse parlement van 12 maart".
    const bool purposeful = m.sort == Sort::debate || m.sort == Sort::consultation || m.sort == Sort::election;
    if (tail && *tail == i && purposeful && m.definite) {
        tail = end_of_purpose(i);
    }
    return tail;
}

}  // namespace dossier::loaders::find

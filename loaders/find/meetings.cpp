#include "loaders/find/meetings.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/councils.hpp"

namespace dossier::loaders::find {

namespace {

/// Reads the mentions of meetings in one run of words.
class MeetingReader : CouncilReader {
public:
    using CouncilReader::CouncilReader;

    [[nodiscard]] std::vector<Meeting> read() const {
        std::vector<Meeting> mentions;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (std::vector<Meeting> several = councils(i); !several.empty()) {
                i = several.back().last - 1;
                std::ranges::move(several, std::back_inserter(mentions));
                continue;
            }
            std::optional<Meeting> mention = part_of_council(i);
            if (!mention) {
                mention = council(i);
            }
            if (!mention) {
                mention = meeting(i);
            }
            if (mention) {
                mention->said = printed(text_, words_, mention->first, mention->last);
                i = mention->last - 1;
                mentions.push_back(*std::move(mention));
            }
        }
        return mentions;
    }

private:
    /// "het commissiedebat vreemdelingen- en asielbeleid van 24 april": what a debate was about stands between it and
    /// its day.
    [[nodiscard]] std::size_t end_of_subject(std::size_t i) const {
        constexpr std::size_t longest_subject = 7;
        std::size_t k = i;
        while (k < words_.size() && k < i + longest_subject && !time_after(k) &&
               (words_[k].nominal() || words_[k].word_class == WordClass::adjective || word(k).ends_with('-') ||
                (k > i && one_of(word(k), "en|,")))) {
            ++k;
        }
        return k > i && time_after(k) ? k : i;
    }

    /// "een bezoek gebracht aan Marokko", "de ontmoeting met Wang Yi": where, or with whom; what stands behind it.
    [[nodiscard]] std::size_t take_visit(Meeting& m, std::size_t i) const {
        constexpr std::size_t longest = 4;
        for (std::size_t k = i; k + 1 < words_.size() && k < i + longest; ++k) {
            if (!one_of(word(k), "aan|met|van")) {
                continue;
            }
            std::size_t last = k + 1;
            while (last < words_.size() && words_[last].capitalised()) {
                ++last;
            }
            if (last == k + 1 || (word(k) == "aan" && time_from(k + 1))) {
                continue;
            }
            const std::string whom = printed(text_, words_, k + 1, last);
            m.called = fmt::format("{} {} {}", m.head, word(k), whom);
            if (word(k) == "aan") {
                m.place = whom;
            }
            if (k == i) {
                m.last = last;
                return last;
            }
            break;
        }
        return i;
    }

    /// Where "ter voorbereiding op …", "over …" ends behind a debate, if a day follows; `i` otherwise.
    [[nodiscard]] std::size_t end_of_purpose(std::size_t i) const {
        constexpr std::size_t longest_purpose = 12;
        std::size_t k = i;
        while (one_of(word(i), "ter|over|inzake|ten") && k < words_.size() && k < i + longest_purpose &&
               !words_[k].finite() && !time_after(k) && words_[k].word_class != WordClass::punctuation) {
            ++k;
        }
        return k > i && k < words_.size() && time_after(k) ? k : i;
    }

    /// "Summit on Responsible AI in the Military Domain", "Conferentie over de Toekomst van Europa": a conference whose
    /// title goes on behind the preposition; where it ends, or right behind the noun.
    [[nodiscard]] std::size_t end_of_title(std::size_t i) const {
        constexpr std::string_view links = "on|of|for|the|and|in|over|de|het|van|voor|en|&";
        const bool titled = words_[i].capitalised() && one_of(word(i), "summit|conference|conferentie|forum") &&
                            one_of(word(i + 1), "on|for|over|inzake") && !heading_;
        std::size_t last = i + 1;
        for (std::size_t k = i + 1; titled && k < words_.size() && !time_from(k); ++k) {
            if (words_[k].capitalised()) {
                last = k + 1;
            } else if (!one_of(word(k), links)) {
                break;
            }
        }
        return last;
    }

    /// What stands before the noun and is part of the name: "Foreign Ministers Meeting", "klimaattop", "COP29".
    void take_name(Meeting& m, std::size_t i) const {
        // "Foreign Ministers Meeting": capitalised words before belong to the name.
        while (m.first > 0 && m.sort != Sort::top && words_[i].capitalised() && words_[m.first - 1].capitalised() &&
               words_[m.first - 1].word_class != WordClass::preposition &&
               words_[m.first - 1].word_class != WordClass::determiner &&
               words_[m.first - 1].word_class != WordClass::pronoun && !one_of(word(m.first - 1), leading_words) &&
               m.first + 4 > i) {
            --m.first;
        }
        if (m.first < i) {
            m.head = printed(text_, words_, m.first, i + 1);
            m.prefix = m.head;
        }
        if (const std::size_t end = end_of_title(i); end > i + 1) {
            m.sort = Sort::conference;
            m.last = end;
            m.head = printed(text_, words_, m.first, end);
            m.prefix = m.head;
        }
        // "Voorjaarstop", "klimaattop": the compound tells which.
        if (m.sort == Sort::top && m.prefix.empty() && word(i).size() > std::string_view{"summit"}.size()) {
            m.prefix = m.head;
        }
        // COP29 is not COP28, and "presidentsverkiezingen" are no others.
        if (is_numbered_conference(words_[i]) || (m.sort == Sort::election && word(i) != "verkiezingen")) {
            m.prefix = m.head;
        }
        while (m.sort == Sort::meal && m.first > 0 && words_[m.first - 1].word_class == WordClass::adjective &&
               words_[m.first - 1].lower != "volgende") {
            --m.first;
            m.head = printed(text_, words_, m.first, i + 1);
        }
    }

    /// Past those whose meeting it is, with whom or for what, up to its date: "van de Eurogroep", "van milieu- en
    /// klimaatministers", "met uw Kamer", "ter voorbereiding op de Raad"; nothing where they are the meeting.
    [[nodiscard]] std::optional<std::size_t> end_of_owners(Meeting& m, std::size_t named) const {
        std::size_t tail = named;
        if (one_of(word(tail), "van|voor") && !time_from(tail)) {
            std::size_t k = tail + 1;
            k += one_of(word(k), "de|het") ? 1 : 0;
            if (const auto [body, last] = body_at(k, false); body) {
                m.body = body->name;
                tail = last;
            } else if (k < words_.size() && words_[k].capitalised() && words_[k].word_class != WordClass::pronoun &&
                       words_[k].word_class != WordClass::adjective) {
                std::size_t end = k + 1;
                while (end < words_.size() &&
                       (words_[end].capitalised() ||
                        (word(end) == "van" && end + 1 < words_.size() && words_[end + 1].capitalised()))) {
                    ++end;
                }
                // "de bijeenkomst van het Migration Review Forum": the forum is the meeting.
                if (sort_of(words_[end - 1]) == Sort::conference) {
                    return std::nullopt;
                }
                m.body = printed(text_, words_, k, end);
                tail = end;
            }
        }
        // "bijeenkomst van milieu- en klimaatministers op 29 april": who met is no part of the name, and the date
        // follows.
        if (tail == named && word(tail) == "van") {
            std::size_t k = tail + 1;
            while (k < words_.size() && k < tail + 5 &&
                   (word(k).ends_with('-') || one_of(word(k), "en|de|het") ||
                    words_[k].word_class == WordClass::adjective)) {
                ++k;
            }
            if (k + 1 < words_.size() && words_[k].nominal() && time_after(k + 1)) {
                tail = k + 1;
            }
        }
        // "het debat met uw Kamer van 8 september": nor is with whom.
        const std::size_t committee = word(tail + 2) == "vaste" ? tail + 3 : tail + 2;
        if (tail == named && word(tail) == "met" && one_of(word(tail + 1), "uw|de") &&
            one_of(word(committee), "kamer|kamercommissie|kamercommissies|commissie|commissies")) {
            tail = committee + 1;
        }
        // "het AO ter voorbereiding op de Raad van 9 maart": what it was for, up to its day.
        if (tail == named && (m.sort == Sort::debate || m.sort == Sort::consultation) && m.definite) {
            tail = end_of_purpose(tail);
        }
        return tail;
    }

    [[nodiscard]] std::optional<Meeting> meeting(std::size_t i) const {
        Meeting m;
        m.sort = sort_of(words_[i]);
        if (m.sort == Sort::none || m.sort == Sort::council) {
            return std::nullopt;
        }
        m.first = i;
        m.last = i + 1;
        m.head = as_name(words_[i].text);
        const std::size_t hyphen = words_[i].text.rfind('-');
        if (hyphen != std::string::npos) {
            m.prefix = words_[i].text.substr(0, hyphen);
        }
        take_name(m, i);
        take_head(m, m.first);
        const std::size_t described = begin_of_description(m.first);
        if (described < m.first && !heading_) {
            m.described = printed(text_, words_, described, i + 1);
        }
        // "de tweede werksessie" is not the first one.
        if (m.sort == Sort::meeting && m.prefix.empty() && described < i && word(i).ends_with("sessie") &&
            words_[described].tag.starts_with("TW(rang")) {
            m.head = m.prefix = lower_case(m.described);
            m.first = described;
        }
        std::size_t tail = std::max(i + 1, m.last);
        // "het AO IMVO van 14 november": a short form and what it was about.
        while (one_of(words_[i].text, "AO|CD|WGO") && tail < words_.size() && words_[tail].capitalised()) {
            m.last = ++tail;
            m.head = printed(text_, words_, m.first, tail);
        }
        if (m.sort == Sort::debate) {
            tail = m.last = std::max(tail, end_of_subject(tail));
            m.head = printed(text_, words_, m.first, tail);
            // A commissiedebat is not the tweeminutendebat behind it.
            m.prefix = words_[i].is("debat") ? m.prefix : words_[i].lower;
        }
        const std::size_t named = tail;
        const std::optional<std::size_t> owned = end_of_owners(m, tail);
        if (!owned) {
            return std::nullopt;
        }
        tail = *owned;
        // "de Voorjaarsvergadering 2019"
        const bool year = word(tail).size() == 4 &&
                          word(tail).find_first_not_of("0123456789") == std::string_view::npos &&
                          (word(tail).starts_with("19") || word(tail).starts_with("20"));
        if (year && tail == named && m.start.empty()) {
            m.head = m.prefix = printed(text_, words_, m.first, tail + 1);
            m.start = m.end = word(tail);
            m.last = ++tail;
        }
        if (m.sort == Sort::visit) {
            tail = take_visit(m, tail);
        }
        // "Foreign Ministers Meeting (FMM) van 3 december"
        if (word(tail) == "(" && word(tail + 2) == ")" && words_[tail + 1].capitalised()) {
            m.shortened = words_[tail + 1].text;
            tail += 3;
        }
        const std::size_t before = m.last;
        if (tail > named) {
            m.called = printed(text_, words_, m.first, tail);
        }
        take_tail(m, tail);
        if (tail > named) {
            // The body between the head and the date is a mention of its own.
            m.last = before;
        }
        // "de klimaattop, die op 23 september plaatsvindt in New York"
        const std::size_t behind = word(tail) == "," ? tail + 1 : tail;
        const bool told = one_of(word(behind), "die|dat") && takes_place();
        const bool brought_up = (!m.definite || takes_place()) && m.sort != Sort::top;
        if (m.start.empty() && (brought_up || told)) {
            take_sentence(m);
        }
        return m;
    }
};

}  // namespace

std::vector<Meeting> find_meetings(const Gazetteer& gazetteer, std::string_view text, const std::vector<Word>& words,
                                   const std::vector<TimeExpression>& times, bool heading) {
    return MeetingReader{gazetteer, text, words, times, heading}.read();
}

}  // namespace dossier::loaders::find

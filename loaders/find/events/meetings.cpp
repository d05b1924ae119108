#include "loaders/find/events/meetings.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"
#include "loaders/find/events/councils.hpp"
#include "loaders/find/events/meeting_owners.hpp"

namespace dossier::loaders::find {

namespace {

/// Reads the mentions of meetings in one run of words.
class MeetingReader : MeetingOwners {
public:
    MeetingReader(const Gazetteer& gazetteer, std::string_view text, const std::vector<Word>& words,
                  const std::vector<TimeExpression>& times, bool heading)
        : MeetingOwners{gazetteer, text, words, times, heading}, councils_{gazetteer, text, words, times, heading} {}

    [[nodiscard]] std::vector<Meeting> read() const {
        std::vector<Meeting> mentions;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::vector<Meeting> several = councils_.councils(i);
            if (several.empty()) {
                several = summits(i);
            }
            if (!several.empty()) {
                i = several.back().last - 1;
                std::ranges::move(several, std::back_inserter(mentions));
                continue;
            }
            std::optional<Meeting> mention = councils_.part_of_council(i);
            if (!mention) {
                mention = councils_.council(i);
            }
            if (!mention) {
                mention = meeting(i);
            }
            if (mention) {
                mention->said = printed(text_, words_, mention->first, mention->last);
                mention->apposed = !mentions.empty() && is_apposed(mentions.back(), *mention);
                i = mention->sort == Sort::council ? mention->last - 1 : behind_owner(*mention) - 1;
                mentions.push_back(*std::move(mention));
            }
        }
        return mentions;
    }

private:
    /// "de zitting van de Algemene Vergadering": whose meeting it is meets, and is no meeting of its own; where that
    /// ends, or the mention.
    [[nodiscard]] std::size_t behind_owner(const Meeting& m) const {
        std::size_t end = m.last;
        const std::size_t k = m.last + (one_of(word(m.last + 1), "de|het") ? 2 : 1);
        if (word(m.last) == "van" && k < words_.size() && !m.body.empty()) {
            const auto [body, last] = body_at(k, false);
            const bool meets = body && sort_of(words_[last - 1]) != Sort::none;
            const bool vergadering = body && lower_case(body->name).find("vergadering") != std::string::npos;
            const bool session = body && one_of(lower_case(m.head), "zitting|sessie");
            end = meets || vergadering || session ? last : end;
        }
        return end;
    }

    /// "COP28, de jaarlijkse mondiale klimaattop, …", "de klimaatconferentie in Glasgow (COP26)": one conference by its
    /// number and by what it is, or another name in brackets right behind.
    [[nodiscard]] bool is_apposed(const Meeting& before, const Meeting& m) const {
        const std::size_t first = std::min(m.first, begin_of_description(m.first));
        const std::size_t led = first > 0 && one_of(word(first - 1), "de|het") ? first - 1 : first;
        const auto numbered = [&](const Meeting& one) { return one.numbered; };
        const bool both_ways = numbered(before) != numbered(m) &&
                               (before.sort == Sort::top || before.sort == Sort::conference || m.numbered) &&
                               (m.sort == Sort::top || m.sort == Sort::conference);
        const bool bracket = led == before.last + 1 && word(before.last) == "(";
        const bool comma = led == before.last + 1 && word(before.last) == ",";
        const bool same_sort =
            before.sort == m.sort && (m.start.empty() || before.start.empty() || before.start.starts_with(m.start));
        return (bracket && (both_ways || same_sort)) || (comma && both_ways);
    }

    /// "de NAVO-toppen in Wales (2014) en Warschau (2016)": one at each place.
    [[nodiscard]] std::vector<Meeting> summits(std::size_t i) const {
        std::vector<Meeting> found;
        const bool several = words_[i].lower.ends_with("toppen") && word(i + 1) == "in";
        if (!several || (sort_of(words_[i]) != Sort::top && !is_small_top(i))) {
            return found;
        }
        std::size_t k = i + 2;
        while (k < words_.size() && words_[k].capitalised() && !time_from(k)) {
            Meeting m;
            m.sort = Sort::top;
            m.first = found.empty() ? i : k;
            const std::size_t hyphen = words_[i].text.rfind('-');
            m.prefix = hyphen == std::string::npos ? std::string{} : words_[i].text.substr(0, hyphen);
            m.head = m.prefix.empty() ? "top" : m.prefix + "-top";
            m.likely = m.prefix.empty() ? holder_of_tops() : std::string{};
            std::tie(m.place, m.last) = place_at(k);
            take_tail(m, m.last);
            k = m.last;
            m.said = printed(text_, words_, m.first, m.last);
            found.push_back(std::move(m));
            k += one_of(word(k), "en|,") ? 1 : 0;
            k += word(k) == "in" ? 1 : 0;
        }
        return found;
    }

    /// "Summit on Responsible AI in the Military Domain", "Conferentie over de Toekomst van Europa", "Top EU-Westelijke
    /// Balkan": a conference whose title goes on behind the noun; where it ends, or right behind the noun.
    [[nodiscard]] std::size_t end_of_title(std::size_t i) const {
        constexpr std::string_view links = "on|of|for|the|and|in|over|de|het|van|voor|en|&";
        const bool titled = words_[i].capitalised() && one_of(word(i), "summit|conference|conferentie|forum") &&
                            one_of(word(i + 1), "on|for|over|inzake") && !heading_;
        const bool parties = words_[i].capitalised() && word(i) == "top" && word(i + 1).find('-') != std::string::npos;
        // "de oefening Defender Europe"
        const bool exercise =
            word(i) == "oefening" && i + 1 < words_.size() && words_[i + 1].word_class == WordClass::name;
        std::size_t last = i + 1;
        for (std::size_t k = i + 1; (titled || parties || exercise) && k < words_.size() && !time_from(k); ++k) {
            if (words_[k].capitalised()) {
                last = k + 1;
            } else if (!titled || !one_of(word(k), links)) {
                break;
            }
        }
        return last;
    }

    /// May the word before be part of the name of the meeting at `i`: "Foreign Ministers Meeting", "EU Syrië
    /// conferentie"?
    [[nodiscard]] bool names_it(std::size_t before, const Meeting& m, std::size_t i) const {
        constexpr std::size_t longest_name = 4;
        const Word& w = words_[before];
        const bool part = w.capitalised() && !one_of(w.lower, small_words) && w.word_class != WordClass::preposition &&
                          w.word_class != WordClass::determiner && w.word_class != WordClass::pronoun &&
                          !one_of(w.lower, leading_words) && before + longest_name > i;
        if (m.sort == Sort::top && !one_of(word(i), "summit")) {
            return false;
        }
        // In small letters the noun of a conference takes the names before it along; of other meetings they are whose.
        const bool named = w.word_class == WordClass::name && before > 0 && m.sort == Sort::conference;
        return part && (words_[i].capitalised() || named);
    }

    /// What stands before the noun and is part of the name: "Foreign Ministers Meeting", "klimaattop", "COP29".
    void take_name(Meeting& m, std::size_t i) const {
        while (m.first > 0 && names_it(m.first - 1, m, i)) {
            --m.first;
        }
        if (m.first < i) {
            m.head = printed(text_, words_, m.first, i + 1);
            m.prefix = m.head;
        }
        if (const std::size_t end = end_of_title(i); end > i + 1) {
            m.sort = one_of(word(i), "top|oefening") ? m.sort : Sort::conference;
            m.last = end;
            m.head = printed(text_, words_, m.first, end);
            m.prefix = m.head;
        }
        // "Voorjaarstop", "klimaattop": the compound tells which.
        if (m.sort == Sort::top && m.prefix.empty() && word(i).size() > std::string_view{"summit"}.size()) {
            m.prefix = m.head;
        }
        take_number(m, i);
        // "presidentsverkiezingen" are no others.
        if (m.sort == Sort::election && word(i) != "verkiezingen") {
            m.prefix = m.head;
        }
        while (m.sort == Sort::meal && m.first > 0 && words_[m.first - 1].word_class == WordClass::adjective &&
               words_[m.first - 1].lower != "volgende") {
            --m.first;
            m.head = printed(text_, words_, m.first, i + 1);
        }
    }

    /// COP29 is not COP28, and neither is "de 29e COP" or "COP 29".
    void take_number(Meeting& m, std::size_t i) const {
        constexpr std::string_view digits = "0123456789";
        m.numbered = is_numbered_conference(words_[i]);
        if (words_[i].text == "COP") {
            const std::string_view behind = word(i + 1), before = i > 0 ? word(i - 1) : std::string_view{};
            const std::size_t ordinal = before.find_first_not_of(digits);
            if (behind.size() <= 2 && small_number(behind)) {
                m.head = fmt::format("COP{}", behind);
                m.last = i + 2;
                m.numbered = true;
            } else if (ordinal != 0 && ordinal != std::string_view::npos &&
                       one_of(before.substr(ordinal), "e|de|ste")) {
                m.head = fmt::format("COP{}", before.substr(0, ordinal));
                m.numbered = true;
            }
        }
        if (m.numbered) {
            m.prefix = m.head;
        }
    }

    /// Is the small "top" at `i` a meeting, by what stands around it: "de top in Vilnius", "een trilaterale top
    /// tussen", "tijdens de top"? It is also the upper end of anything.
    [[nodiscard]] bool is_small_top(std::size_t i) const {
        if (!one_of(word(i), "top|toppen") || words_[i].capitalised() || !words_[i].tag.starts_with("N(")) {
            return false;
        }
        const bool placed = one_of(word(i + 1), "in|te") && i + 2 < words_.size() && words_[i + 2].capitalised();
        const bool parties =
            word(i + 1) == "tussen" ||
            (word(i + 1) == "van" && one_of(word(i + 2), "staatshoofden|regeringsleiders|wereldleiders"));
        const bool named = i > 0 && words_[i - 1].word_class == WordClass::name && words_[i - 1].capitalised();
        const bool during = i > 1 && one_of(word(i - 1), "de|deze|die") && one_of(word(i - 2), "tijdens|gedurende");
        return placed || parties || named || during || time_after(i + 1);
    }

    /// "in overleg met", "op bezoek", "ter stemming": a noun without an article says what is done, no meeting.
    [[nodiscard]] bool only_does(const Meeting& m, std::size_t i) const {
        const bool may = m.sort == Sort::consultation || m.sort == Sort::visit || m.sort == Sort::election ||
                         m.sort == Sort::exercise;
        std::size_t led = i;
        while (led > 0 && words_[led - 1].word_class == WordClass::adjective) {
            --led;
        }
        return may && !heading_ && !words_[i].capitalised() && led > 0 && !words_[i].plural() &&
               words_[led - 1].word_class == WordClass::preposition && !time_after(i + 1);
    }

    /// "de tweede werksessie" is not the first one.
    void take_ordinal(Meeting& m, std::size_t described, std::size_t i) const {
        if (m.sort == Sort::meeting && m.prefix.empty() && described < i && word(i).ends_with("sessie") &&
            words_[described].tag.starts_with("TW(rang")) {
            m.head = m.prefix = lower_case(m.described);
            m.first = described;
        }
    }

    /// What a debate is about, as part of its name; where it ends.
    [[nodiscard]] std::size_t take_subject(Meeting& m, std::size_t i, std::size_t tail) const {
        // "het AO IMVO van 14 november": a short form and what it was about.
        while (one_of(words_[i].text, "AO|CD|WGO") && tail < words_.size() && words_[tail].capitalised()) {
            m.last = ++tail;
            m.head = printed(text_, words_, m.first, tail);
        }
        const bool general = word(i) == "overleg" && i > 0 && one_of(word(i - 1), "algemeen|schriftelijk");
        if (m.sort != Sort::debate && !general && words_[i].text != "AO") {
            return tail;
        }
        // "Algemeen Overleg (AO) Internationaal Maatschappelijk Verantwoord Ondernemen"
        if (general && word(tail) == "(" && word(tail + 2) == ")" && words_[tail + 1].capitalised()) {
            m.shortened = words_[tail + 1].text;
            tail += 3;
        }
        const std::size_t end = end_of_subject(tail);
        if (end > tail && general) {
            m.described = m.described.empty() ? std::string{} : printed(text_, words_, begin_of_description(i), end);
        }
        if (end > tail || m.sort == Sort::debate) {
            tail = m.last = std::max(tail, end);
            m.head = printed(text_, words_, m.first, tail);
        }
        // A commissiedebat is not the tweeminutendebat behind it.
        if (m.sort == Sort::debate) {
            m.prefix = words_[i].is("debat") ? m.prefix : words_[i].lower;
        }
        return tail;
    }

    /// "de Voorjaarsvergadering 2019", "Foreign Ministers Meeting (FMM)": what stands right behind the name.
    [[nodiscard]] std::size_t take_marks(Meeting& m, std::size_t tail, std::size_t named) const {
        if (year_of(word(tail)) && tail == named && m.start.empty()) {
            m.head = m.prefix = printed(text_, words_, m.first, tail + 1);
            m.start = m.end = word(tail);
            m.last = ++tail;
        }
        if (tail == named && m.sort != Sort::debate && m.sort != Sort::top && m.sort != Sort::visit) {
            const std::size_t theme = take_theme(m, tail);
            tail = time_after(theme) ? theme : tail;
        }
        if (word(tail) == "(" && word(tail + 2) == ")" && words_[tail + 1].capitalised() && !time_from(tail + 1)) {
            m.shortened = words_[tail + 1].text;
            tail += 3;
        }
        return tail;
    }

    [[nodiscard]] Meeting begun(std::size_t i, Sort sort) const {
        Meeting m;
        m.sort = sort;
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
        if (described < m.first && (!heading_ || says_nature(word(described)))) {
            m.described = printed(text_, words_, described, i + 1);
        }
        take_ordinal(m, described, i);
        if (m.sort == Sort::top && m.prefix.empty() && m.head.size() <= std::string_view{"toppen"}.size()) {
            m.likely = holder_of_tops();
        }
        // "de trilaterale top tussen Rusland, Turkije en Iran" is theirs.
        if (m.sort == Sort::top && m.prefix.empty() && word(i + 1) == "tussen") {
            m.head = m.prefix = m.described.empty() ? m.head : m.described;
        }
        return m;
    }

    /// "De NAVO heeft op de top in Wales": the one organisation of the sentence that holds tops, as `NAVO-top`; empty
    /// if there is none, or more than one.
    [[nodiscard]] std::string holder_of_tops() const {
        std::string holder;
        for (const Word& w : words_) {
            const std::string name = w.text.substr(0, w.text.find('-'));
            if (one_of(name, "NAVO|EU|VN|G7|G20") && name != holder) {
                if (!holder.empty()) {
                    return {};
                }
                holder = name;
            }
        }
        return holder.empty() ? holder : holder + "-top";
    }

    /// No other meeting is named, whose day the sentence may tell.
    [[nodiscard]] bool is_alone() const {
        std::size_t meetings = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const bool council = word(i).ends_with("raad") && !(word(i + 1) == "van" && word(i + 2) == "europa");
            meetings += sort_of(words_[i]) != Sort::none || council || word(i) == "top" ? 1 : 0;
        }
        return meetings == 1;
    }

    [[nodiscard]] std::optional<Meeting> meeting(std::size_t i) const {
        const Sort sort = is_small_top(i) ? Sort::top : sort_of(words_[i]);
        if (sort == Sort::none || sort == Sort::council) {
            return std::nullopt;
        }
        Meeting m = begun(i, sort);
        if (only_does(m, i)) {
            return std::nullopt;
        }
        const std::size_t named = take_subject(m, i, std::max(i + 1, m.last));
        const std::size_t mine = sort == Sort::visit ? take_visit(m, named) : named;
        const std::optional<std::size_t> owned = mine > named ? mine : end_of_owners(m, named);
        if (!owned) {
            return std::nullopt;
        }
        std::size_t tail = take_marks(m, *owned, named);
        const std::size_t before = m.last;
        // "de vergadering van het Agentschap (IEA)": a short form behind the name is no part of it.
        if (*owned > named && m.called.empty()) {
            m.called = printed(text_, words_, m.first, *owned);
        }
        take_tail(m, tail);
        if (tail > named) {
            // The body between the head and the date is a mention of its own.
            m.last = before;
        }
        // "de klimaattop, die op 23 september plaatsvindt in New York"
        const std::size_t behind = word(tail) == "," ? tail + 1 : tail;
        const bool told = one_of(word(behind), "die|dat") && takes_place();
        const bool brought_up = m.sort == Sort::top ? takes_place() && is_alone() : !m.definite || is_scheduled();
        m.held = takes_place();
        if (m.start.empty() && (told || (brought_up && !is_beside(m.first)))) {
            take_sentence(m);
        }
        take_attendance(m);
        return m;
    }

    CouncilReader councils_;
};

}  // namespace

std::vector<Meeting> find_meetings(const Gazetteer& gazetteer, std::string_view text, const std::vector<Word>& words,
                                   const std::vector<TimeExpression>& times, bool heading) {
    return MeetingReader{gazetteer, text, words, times, heading}.read();
}

}  // namespace dossier::loaders::find

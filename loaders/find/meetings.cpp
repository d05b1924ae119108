#include "loaders/find/meetings.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

namespace dossier::loaders::find {

namespace {

/// How a council or a group of ministers meets outside its calendar.
constexpr std::string_view manners =
    "informele|telefonische|extra|ingelaste|buitengewone|virtuele|digitale|gezamenlijke|geïmproviseerde|spoedeisende";

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

/// Reads the mentions of meetings in one run of words.
class MeetingReader {
public:
    MeetingReader(const Gazetteer& gazetteer, std::string_view text, const std::vector<Word>& words,
                  const std::vector<TimeExpression>& times, bool heading)
        : gazetteer_{gazetteer}, text_{text}, words_{words}, times_{times}, heading_{heading} {}

    [[nodiscard]] std::vector<Meeting> read() const {
        std::vector<Meeting> mentions;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            std::optional<Meeting> mention = council(i);
            if (!mention) {
                mention = meeting(i);
            }
            if (mention) {
                i = mention->last - 1;
                mentions.push_back(*std::move(mention));
            }
        }
        return mentions;
    }

private:
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view{words_[i].lower} : std::string_view{};
    }

    /// The gazetteer's organisation that begins at `i`, in any case of letters where it is a heading.
    [[nodiscard]] std::pair<const Entity*, std::size_t> body_at(std::size_t i, bool councils) const {
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
            const bool council_like = (lower_case(entity.name).find("raad") != std::string::npos && !advises) ||
                                      entity.id == "ecofin" || entity.id == "eurogroup";
            if (same && (!councils || (council_like && entity.kind == "Organization"))) {
                return {&entity, i + name.words.size()};
            }
        }
        return {};
    }

    [[nodiscard]] const TimeExpression* time_from(std::size_t i) const {
        for (const TimeExpression& time : times_) {
            if (time.first == i || (time.core == i && time.first <= i)) {
                return &time;
            }
        }
        return nullptr;
    }

    /// Does a date stand at `i`, with or without the preposition that leads to it?
    [[nodiscard]] bool time_after(std::size_t i) const {
        return time_from(i) || (one_of(word(i), "op|van|in") && time_from(i + 1));
    }

    /// The date in full, so that meetings of the same body keep apart: "11 juli 2024".
    [[nodiscard]] std::string spoken(const TimeExpression& time) const {
        static constexpr std::array<std::string_view, 12> months{"januari",   "februari", "maart",    "april",
                                                                 "mei",       "juni",     "juli",     "augustus",
                                                                 "september", "oktober",  "november", "december"};
        if (time.start.size() != 10 || time.end.size() != 10) {
            return lower_case(printed(text_, words_, time.core, time.last));
        }
        const auto number = [](const std::string& date, std::size_t at) { return std::stoi(date.substr(at, 2)); };
        const std::string day = time.start == time.end
                                    ? std::to_string(number(time.start, 8))
                                    : fmt::format("{}-{}", number(time.start, 8), number(time.end, 8));
        return fmt::format("{} {} {}", day, months[static_cast<std::size_t>(number(time.start, 5) - 1)],
                           time.start.substr(0, 4));
    }

    void take_time(Meeting& m, const TimeExpression& time) const {
        m.start = time.start;
        m.end = time.end;
        m.date_text = spoken(time);
    }

    /// Dates and places right behind the name, in any order: "in Vilnius in 2023", "van 20 mei 2025 in Brussel".
    void take_tail(Meeting& m, std::size_t i) const {
        for (int round = 0; round < 3; ++round) {
            const std::size_t comma = word(i) == "," ? i + 1 : i;
            if (const TimeExpression* time = time_from(comma); time && m.start.empty() && (comma == i || heading_)) {
                take_time(m, *time);
                i = m.last = time->last;
                continue;
            }
            const bool in = one_of(word(i), "in|te") || (heading_ && comma > i);
            if (!in || i + 1 >= words_.size() || !words_[i + 1].capitalised() || !m.place.empty() || time_from(i + 1)) {
                return;
            }
            std::size_t last = i + 2;
            m.place = as_name(words_[i + 1].text);
            const std::size_t dc = word(last) == "," ? last + 1 : last;
            if (dc < words_.size() && one_of(words_[dc].lower, "d.c.|d.c")) {
                m.place += " D.C.";
                last = dc + 1;
            } else if (last < words_.size() && words_[last].capitalised() && !heading_) {
                m.place += " " + words_[last].text;
                ++last;
            }
            i = m.last = last;
        }
    }

    void take_head(Meeting& m, std::size_t i) const {
        for (std::size_t k = i; k-- > 0 && k + 4 > i;) {
            if (one_of(word(k), "de|het|deze|die|dit|dat")) {
                m.definite = true;
                m.near = one_of(word(k), "deze|die|dit|dat");
                return;
            }
            if (words_[k].word_class != WordClass::adjective) {
                return;
            }
        }
    }

    [[nodiscard]] bool takes_place() const {
        static constexpr std::string_view verbs =
            "plaats|bijeen|plaatsvond|plaatsvonden|plaatsvindt|plaatsvinden|plaatsgevonden|bijeenkwam|bijeenkwamen|"
            "bijeenkomt|bijeenkomen|bijeengekomen|gehouden";
        // Who calls a meeting on a day does not hold it that day.
        const bool called =
            std::ranges::any_of(words_, [](const Word& w) { return w.is("roepen") || w.is("bijeengeroepen"); });
        return !called && std::ranges::any_of(words_, [](const Word& w) { return one_of(w.lower, verbs); });
    }

    /// A council by its name counts as a meeting where a date or "vindt plaats" says so.
    [[nodiscard]] std::optional<Meeting> council(std::size_t i) const {
        auto [body, last] = body_at(i, true);
        std::string name = body ? body->name : std::string{};
        if (!body && word(i) == "ministeriële" && word(i + 1) == "raad") {
            name = "Ministeriële Raad";
            last = i + 2;
            if (i > 0 && words_[i - 1].capitalised() && body_at(i - 1, false).first) {
                name = fmt::format("{} {}", body_at(i - 1, false).first->name, name);
            } else if (word(last) == "van" && body_at(last + 2, false).first) {
                last = body_at(last + 2, false).second;
            }
        }
        const bool bare =
            !body && name.empty() && i < words_.size() && words_[i].text == "Raad" &&
            (i == 0 || !words_[i - 1].capitalised() || i == 1) &&
            (i + 1 >= words_.size() || !one_of(word(i + 1), "van") || time_from(i + 2) || time_from(i + 1));
        if (name.empty() && !bare) {
            return std::nullopt;
        }
        // "de Raad Buitenlandse Zaken (RBZ) Handel": the short form stands before the formation.
        if (body && word(last) == "(" && word(last + 2) == ")" && last + 3 < words_.size() &&
            words_[last + 3].capitalised()) {
            const std::string longer = fmt::format("{} {}", name, words_[last + 3].text);
            const auto formation = std::ranges::find_if(gazetteer_.entries(), [&](const Gazetteer::Entry& e) {
                return e.entity.name == longer && e.entity.kind == "Organization";
            });
            if (formation != gazetteer_.entries().end()) {
                name = longer;
                last += 4;
            }
        }
        Meeting m;
        m.sort = Sort::council;
        m.first = i;
        m.last = bare ? i + 1 : last;
        m.head = name.empty() ? "Raad" : name;
        m.body = name;
        // "de telefonische Eurogroep" can only be a meeting of it.
        if (body && i > 0 && one_of(word(i - 1), manners)) {
            m.first = i - 1;
            m.head = fmt::format("{} {}", word(i - 1), name);
            m.prefix = word(i - 1);
        }
        take_head(m, i);
        std::size_t tail = m.last;
        // "(RBZ)", "(hierna: Raad)" stand between the name and its date.
        constexpr std::size_t longest_bracket = 6;
        for (std::size_t k = tail + 1; word(tail) == "(" && k < tail + longest_bracket; ++k) {
            if (word(k) == ")") {
                tail = k + 1;
                break;
            }
        }
        // "de Eurogroep in inclusieve samenstelling van 4 december": how it met is no part of the name.
        if (word(tail) == "in" && word(tail + 2) == "samenstelling") {
            tail += 3;
        }
        const bool relative = one_of(word(tail), "die|dat") || (word(tail) == "," && one_of(word(tail + 1), "die|dat"));
        const std::size_t before = m.last;
        take_tail(m, tail);
        if (m.start.empty() && m.place.empty()) {
            m.last = before;
            std::size_t led = i;
            while (led > 0 &&
                   (one_of(word(led - 1), "de|deze|die") || words_[led - 1].word_class == WordClass::adjective)) {
                --led;
            }
            // What one does during or after is the meeting; it is one that the letter has dated.
            const bool beside = led > 1 && word(led - 1) == "van" && one_of(word(led - 2), "marge|marges|rand");
            if (body && led > 0 && (beside || one_of(word(led - 1), "tijdens|na|op|aan|bij|vóór"))) {
                return m;
            }
            if (!m.prefix.empty()) {
                if (takes_place()) {
                    take_sentence(m);
                }
                return m;
            }
            const bool owned = (i > 0 && one_of(word(i - 1), "van")) || (i > 1 && word(i - 2) == "van");
            if (!takes_place() || (owned && !relative)) {
                // The Ministeriële Raad is a meeting by its very name.
                return bare || word(i) != "ministeriële" ? std::nullopt : std::optional{m};
            }
            take_sentence(m);
        }
        if (bare && m.start.size() != 10) {
            return std::nullopt;
        }
        return m;
    }

    /// What the sentence says of time and place where the meeting is brought up in it.
    void take_sentence(Meeting& m) const {
        for (const TimeExpression& time : times_) {
            if (m.start.empty() && time.start.size() >= 7 && !time.deadline && time.last <= words_.size()) {
                take_time(m, time);
            }
        }
        for (std::size_t k = 0; k + 1 < words_.size() && m.place.empty(); ++k) {
            if (word(k) == "in" && words_[k + 1].capitalised() && words_[k + 1].entity.ends_with("LOC") &&
                takes_place()) {
                m.place = words_[k + 1].text;
            }
        }
    }

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
        // "Foreign Ministers Meeting": capitalised words before belong to the name.
        while (m.first > 0 && m.sort != Sort::top && words_[i].capitalised() && words_[m.first - 1].capitalised() &&
               words_[m.first - 1].word_class != WordClass::preposition && m.first + 4 > i) {
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
        // COP29 is not COP28, and "presidentsverkiezingen" are no others.
        if (is_numbered_conference(words_[i]) || (m.sort == Sort::election && word(i) != "verkiezingen")) {
            m.prefix = m.head;
        }
        while (m.sort == Sort::meal && m.first > 0 && words_[m.first - 1].word_class == WordClass::adjective &&
               words_[m.first - 1].lower != "volgende") {
            --m.first;
            m.head = printed(text_, words_, m.first, i + 1);
        }
        take_head(m, m.first);
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
        if (one_of(word(tail), "van|voor") && !time_from(tail)) {
            std::size_t k = tail + 1;
            k += one_of(word(k), "de|het") ? 1 : 0;
            if (const auto [body, last] = body_at(k, false); body) {
                m.body = body->name;
                tail = last;
            } else if (k < words_.size() && words_[k].capitalised() &&
                       (words_[k].nominal() || words_[k].lower.find('-') != std::string::npos)) {
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
        if (tail == named && word(tail) == "met" && one_of(word(tail + 1), "uw|de") && word(tail + 2) == "kamer") {
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

    const Gazetteer& gazetteer_;
    std::string_view text_;
    const std::vector<Word>& words_;
    const std::vector<TimeExpression>& times_;
    bool heading_;
};

}  // namespace

std::vector<Meeting> find_meetings(const Gazetteer& gazetteer, std::string_view text, const std::vector<Word>& words,
                                   const std::vector<TimeExpression>& times, bool heading) {
    return MeetingReader{gazetteer, text, words, times, heading}.read();
}

}  // namespace dossier::loaders::find

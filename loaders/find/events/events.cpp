#include "loaders/find/events/events.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"
#include "loaders/find/events/event_names.hpp"
#include "loaders/find/events/heading_words.hpp"
#include "loaders/find/events/meeting_match.hpp"
#include "loaders/find/events/meetings.hpp"

namespace dossier::loaders::find {

namespace {

struct Known {
    Meeting from;
    std::size_t entity = 0;
    std::size_t last_seen = 0;
};

/// Ties mentions to events over the whole letter.
class EventBook {
public:
    explicit EventBook(Letter& letter) : letter_{letter} {}

    /// `same_as`  the entity of the meeting that this is another name of
    std::optional<std::size_t> resolve(Meeting m, std::size_t sentence,
                                       std::optional<std::size_t> same_as = std::nullopt) {
        Known* found = same_as ? by_entity(*same_as) : match(m);
        if (!m.attendance.start.empty() && !(found && was_on(found->from, m.attendance))) {
            m.start = m.attendance.start;
            m.end = m.attendance.end;
            m.date_text = m.attendance.text;
            found = match(m);
        }
        if (!found && worth_keeping(m)) {
            found = &create(m);
        }
        if (!found) {
            return std::nullopt;
        }
        refine(*found, m);
        found->last_seen = sentence + 1;
        return found->entity;
    }

    /// "In Washington zullen …": the place stands for the summit held there.
    [[nodiscard]] std::optional<std::size_t> at_place(std::string_view place) const {
        for (const Known& known : known_) {
            if (known.from.sort == Sort::top && !known.from.place.empty() && city(known.from.place) == place) {
                return known.entity;
            }
        }
        return std::nullopt;
    }

    /// "Deze FMM": the short form that stood in brackets behind the meeting's name.
    [[nodiscard]] std::optional<std::size_t> by_short_name(std::string_view name) const {
        const auto known =
            std::ranges::find_if(known_, [&](const Known& k) { return !name.empty() && k.from.shortened == name; });
        return known == known_.end() ? std::nullopt : std::optional{known->entity};
    }

    /// "Na de RBZ vond de Syriëconferentie plaats": on the days of the meeting that it followed or was part of.
    void held_with(std::size_t entity, std::size_t host) {
        Known* known = by_entity(entity);
        const Known* other = by_entity(host);
        if (known && other && known->from.start.empty()) {
            known->from.start = letter_.entity(entity).start = other->from.start;
            known->from.end = letter_.entity(entity).end = other->from.end;
        }
    }

    /// What a section is on says nothing of the next one's day.
    void turn_page() { today_.clear(); }

    /// "Op donderdagmiddag …", said of a letter's own meeting of several days: which of them, until another is named.
    void turn_to(std::string_view weekday) {
        named_today_ = !weekday.empty();
        if (named_today_ && !known_.empty()) {
            today_ = weekday_within(weekday, known_.front().from.start, known_.front().from.end);
        }
    }

private:
    [[nodiscard]] Known* by_entity(std::size_t entity) {
        const auto known = std::ranges::find(known_, entity, &Known::entity);
        return known == known_.end() ? nullptr : &*known;
    }

    Known* match(const Meeting& m) {
        // "een bezoek aan een moskee", "een conferentie": what is brought up without saying which is none of before.
        const bool brought_up = !m.definite && bare(m) && m.prefix.empty() &&
                                (m.sort == Sort::visit || m.sort == Sort::exercise || m.sort == Sort::ceremony ||
                                 m.head.ends_with("en") || told_of(m));
        if (brought_up) {
            return nullptr;
        }
        const bool own_body = m.introduced && m.sort == Sort::meeting && !m.body.empty();
        Known* best = nullptr;
        for (Known& known : known_) {
            // "een bijeenkomst van de contactgroep" is no meeting of others that was spoken of.
            if (own_body && known.from.body != m.body) {
                continue;
            }
            const bool any = m.sort == Sort::meeting && bare(m) && m.prefix.empty() && !known.from.part &&
                             (m.near || is_meeting(known.from.sort)) && !known.from.head.ends_with("dialoog") &&
                             (m.whose.empty() || m.near || known.from.whose == m.whose) &&
                             !one_of(lower_case(m.head), "sessie|briefing|conclaaf");
            // "de videoconferentie van de Eurogroep van 16 maart" is "de Eurogroep van 16 maart".
            const bool same =
                !m.body.empty() && known.from.body == m.body && m.start.size() == 10 && known.from.start == m.start;
            const bool by_number = m.numbered && known.from.shortened == m.head;
            if (!same && !by_number && !part_of_meeting(known.from, m) &&
                ((known.from.sort != m.sort && !any && !same_subject(known.from, m)) || !fits_meeting(known.from, m))) {
                continue;
            }
            // A bare "de Top" is the letter's own meeting, which its heading names first; "die Top" the latest.
            const bool later = known.last_seen > (best ? best->last_seen : 0);
            // "tijdens het visserijdeel": a name that is its own goes before a meeting that has none.
            const bool by_name = !m.prefix.empty() && known.from.prefix == m.prefix;
            if (!best || ((m.near || !bare(m) || any || by_name) && later)) {
                best = &known;
            }
        }
        return best;
    }

    /// Was it held while somebody was there?
    [[nodiscard]] static bool was_on(const Meeting& known, const MeetingDays& days) {
        return !known.start.empty() && days.start.substr(0, known.start.size()) >= known.start &&
               days.end.substr(0, known.end.size()) <= known.end;
    }

    /// What "de bijeenkomst" may be: no meal and nothing that people do not sit together for.
    [[nodiscard]] static bool is_meeting(Sort sort) {
        return sort != Sort::meal && sort != Sort::election && sort != Sort::exercise;
    }

    /// "Een eerste trilaterale bijeenkomst heeft plaatsgevonden": one that was not spoken of before, by what it was
    /// like.
    [[nodiscard]] static bool told_of(const Meeting& m) {
        return m.sort == Sort::meeting && m.held && !m.definite && !m.described.empty() && m.described != m.head &&
               !m.head.ends_with("en");
    }

    [[nodiscard]] static bool worth_keeping(const Meeting& m) {
        if (m.sort == Sort::meal || m.sort == Sort::ceremony || told_of(m)) {
            return true;
        }
        // "de telefonische vergadering met het fonds": which one is known by those who met.
        if (m.sort == Sort::meeting && m.definite && !m.whose.empty() && !m.called.empty()) {
            return true;
        }
        // Elections come up everywhere; those on a day happen.
        if (m.sort == Sort::election || m.sort == Sort::exercise) {
            return !m.start.empty();
        }
        // "Ontmoetingen zijn belangrijk" names none.
        if (m.sort == Sort::consultation && m.start.empty() && !m.definite) {
            return false;
        }
        // "de mensenrechtendialoog": the compound tells which.
        if (m.sort == Sort::consultation && m.definite && m.head.ends_with("dialoog")) {
            return true;
        }
        // "het tweeminutendebat over …": which one is known by its subject where the letter does not say the day.
        if (m.sort == Sort::debate && m.definite && m.head.size() > std::string_view{"debat"}.size()) {
            return true;
        }
        return !m.start.empty() || !m.place.empty() || m.attended || (m.sort == Sort::meeting && !m.prefix.empty()) ||
               (!m.body.empty() && m.sort != Sort::council) ||
               (m.sort == Sort::council && m.body.starts_with("Minist")) ||
               (m.sort == Sort::top && !m.prefix.empty()) || (m.sort == Sort::council && !m.prefix.empty()) ||
               (m.sort == Sort::conference && !m.prefix.empty()) || (m.sort == Sort::conference && m.head.size() > 11);
    }

    Known& create(const Meeting& m) {
        Meeting full = m;
        if (full.sort == Sort::top && full.prefix.empty() && !known_.empty() && known_.front().from.sort == Sort::top) {
            full.prefix = known_.front().from.prefix;
        }
        const bool session = full.sort == Sort::meeting && full.prefix == full.head && full.head.ends_with("sessie");
        const bool within = full.sort == Sort::meal || full.sort == Sort::ceremony || session;
        if (full.start.empty() && !today_.empty() && (within || (named_today_ && full.sort == Sort::meeting))) {
            full.start = full.end = today_;
        } else if (full.start.empty() && within && !known_.empty()) {
            // A dinner or a session belongs to the meeting that the letter is on: the latest day within it, else its
            // own days; where it has none, to the meeting spoken of.
            const Known* host = &known_.front();
            for (const Known& known : known_) {
                const bool within =
                    host->from.start.empty() || was_on(known_.front().from, {known.from.start, known.from.end, {}});
                host = known.last_seen > host->last_seen && known.from.start.size() == 10 && within ? &known : host;
            }
            full.start = host->from.start;
            full.end = host->from.end;
            full.place = known_.front().from.place;
        }
        const std::vector<std::string> parts = names_as_part(full);
        Entity event = make_entity(EntityClass::event, {}, name_among_others(full), std::string{kind_of(full.sort)});
        event.id = fmt::format("event/{}", slug(fmt::format("{} {}", event.name, full.start)));
        event.aliases = parts;
        known_.push_back({full, letter_.add(event), 0});
        return known_.back();
    }

    /// "onderwijsdeel van de OJCS-Raad": a part with the council that the letter names first, by each of its names.
    [[nodiscard]] std::vector<std::string> names_as_part(const Meeting& m) const {
        std::vector<std::string> names;
        const auto host = std::ranges::find(known_, Sort::council, [](const Known& k) { return k.from.sort; });
        if (!m.part || !m.body.empty() || host == known_.end()) {
            return names;
        }
        const Entity& council = letter_.entity(host->entity);
        names.push_back(fmt::format("{} van de {}", m.head, host->from.head));
        for (const std::string& alias : council.aliases) {
            const bool dated = alias.find_first_of("0123456789") != std::string::npos ||
                               alias.find(" van ") != std::string::npos || alias.find(" in ") != std::string::npos;
            if (!dated && alias != host->from.head) {
                names.push_back(fmt::format("{} van de {}", m.head, alias));
            }
        }
        return names;
    }

    /// Its name; with its day where the letter has another one of that name.
    [[nodiscard]] std::string name_among_others(const Meeting& m) const {
        std::string name = name_of(m);
        const bool twice = std::ranges::any_of(letter_.entities(), [&](const Entity& other) {
            return other.entity_class == EntityClass::event && other.name == name && other.start != m.start;
        });
        return twice && !m.date_text.empty() && !name.ends_with(m.date_text)
                   ? fmt::format("{} van {}", name, m.date_text)
                   : name;
    }

    /// "de bijeenkomst van de Raad …" turns out to be a council, which goes by its own name.
    void become(Known& known, const Meeting& council) {
        Entity& event = letter_.entity(known.entity);
        event.aliases.push_back(std::exchange(event.name, name_of(council)));
        event.id = fmt::format("event/{}", slug(fmt::format("{} {}", event.name, council.start)));
        event.kind = kind_of(council.sort);
        known.from.sort = council.sort;
    }

    void refine(Known& known, const Meeting& m) {
        Meeting& from = known.from;
        if (from.sort == Sort::meeting && m.sort == Sort::council && !m.body.empty()) {
            become(known, m);
        }
        if (m.start.size() > from.start.size()) {
            from.start = m.start;
            from.end = m.end;
        }
        if (m.place.size() > from.place.size()) {
            from.place = m.place;
        }
        if (from.prefix.empty()) {
            from.prefix = m.prefix;
        }
        if (from.shortened.empty()) {
            from.shortened = m.apposed && m.numbered ? m.head : m.shortened;
        }
        if (from.whose.empty()) {
            from.whose = m.whose;
        }
        if (from.body.empty() && from.sort == Sort::meeting) {
            from.body = m.body;
        }
        Entity& event = letter_.entity(known.entity);
        event.start = from.start;
        event.end = from.end;
        event.place = from.place;
        for (const std::string& alias : {m.head, m.called, m.described, m.shortened, m.said, told_by(m)}) {
            // A bare "bijeenkomst" may be any.
            const bool general =
                alias == m.head && m.head != m.prefix && (m.sort == Sort::meeting || m.sort == Sort::meal);
            if (!general) {
                also(event, alias);
            }
        }
        for (const std::string& name : {m.head, m.called, m.shortened, m.described}) {
            for (const std::string& day :
                 m.date_text.empty() || name.empty() ? std::vector<std::string>{} : day_forms(m.date_text)) {
                also(event, fmt::format("{} van {}", name, day));
            }
        }
        if (!m.place.empty()) {
            also_at(event, m);
        }
    }

    /// "top in Vilnius", "NAVO-top Vilnius", "OVSE Ministeriële Raad Tallinn", "informele bijeenkomst te Praag".
    static void also_at(Entity& event, const Meeting& m) {
        also(event, fmt::format("{} in {}", m.head, city(m.place)));
        if (m.sort == Sort::top || m.body.starts_with("Minist") || m.body.find("Ministeriële") != std::string::npos) {
            also(event, fmt::format("{} {}", m.head, city(m.place)));
        }
        if (!m.likely.empty()) {
            also(event, fmt::format("{} in {}", m.likely, city(m.place)));
            also(event, fmt::format("{} {}", m.likely, city(m.place)));
        }
        const bool undated = event.name.find_first_of("0123456789") == std::string::npos;
        if (m.sort == Sort::meeting && undated && event.name.find(' ') != std::string::npos) {
            also(event, fmt::format("{} in {}", event.name, city(m.place)));
            also(event, fmt::format("{} te {}", event.name, city(m.place)));
        }
    }

    /// One more name of the event; of a long document the first few dozen tell how it speaks.
    static void also(Entity& event, const std::string& name) {
        constexpr std::size_t most_names = 40;
        if (!name.empty() && name != event.name && event.aliases.size() < most_names &&
            std::ranges::find(event.aliases, name) == event.aliases.end()) {
            event.aliases.push_back(name);
        }
    }

    Letter& letter_;
    std::vector<Known> known_;
    std::string today_;         ///< the day of the letter's own meeting that it is at, ISO; empty if it names none
    bool named_today_ = false;  ///< by the sentence that is read
};

/// "donderdag" of "Op donderdagmiddag", where no date tells more; else empty.
std::string_view weekday_of(const SentenceWork& sentence) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const bool dated = std::ranges::any_of(
            sentence.times, [&](const TimeExpression& t) { return t.first <= i && i < t.last && !t.start.empty(); });
        const std::string_view day = weekday_in(sentence.word(i));
        if (!day.empty() && !dated) {
            return day;
        }
    }
    return {};
}

void read_headings(Letter& letter, EventBook& book) {
    const HeadingLetters letters{letter};
    for (const read::Section& section : letter.document().sections) {
        const std::string title = letters.in_running_letters(section.title);
        const std::vector<Word> words = plain_words(title);
        const std::vector<TimeExpression> times = find_times(words, letter.date(), letter.recesses());
        for (const Meeting& m : find_meetings(letter.gazetteer(), title, words, times, true)) {
            // "Bijeenkomsten in het najaar" names none.
            if (!m.start.empty() && !m.head.ends_with("komsten")) {
                (void)book.resolve(m, 0);
            }
        }
    }
}

/// "Na de RBZ vond …", "en marge van de Raad": is the meeting at `first` what another one is held after or beside?
bool is_host(const SentenceWork& sentence, std::size_t first) {
    const std::size_t led = first > 1 && one_of(sentence.word(first - 1), "de|het") ? first - 1 : first;
    const std::string_view lead = led > 0 ? sentence.word(led - 1) : std::string_view{};
    return one_of(lead, "na|tijdens|gedurende") ||
           (lead == "van" && led > 1 && one_of(sentence.word(led - 2), "marge|marges|rand"));
}

void read_sentence(Letter& letter, EventBook& book, std::size_t s) {
    SentenceWork& sentence = letter.sentences()[s];
    std::optional<std::size_t> before;
    bool beside = false;
    book.turn_to(weekday_of(sentence));
    for (const Meeting& m : find_meetings(letter.gazetteer(), sentence.text(), sentence.words, sentence.times, false)) {
        const auto entity = book.resolve(m, s, m.apposed ? before : std::nullopt);
        if (entity) {
            letter.hit(sentence, m.first, m.last, *entity, m.definite && m.start.empty() ? "nominal" : "name");
        }
        if (entity && before && beside && m.held) {
            book.held_with(*entity, *before);
        }
        beside = is_host(sentence, m.first);
        before = entity;
    }
}

/// "Deze FMM", "in Washington": a short form, or the place, for the meeting.
void read_short_names(Letter& letter, const EventBook& book, SentenceWork& sentence) {
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        const Word& word = sentence.words[i];
        if (!word.capitalised() || sentence.taken(i, i + 1)) {
            continue;
        }
        if (const auto entity = book.by_short_name(word.text)) {
            letter.hit(sentence, i, i + 1, *entity, "alias");
        } else if (i > 0 && sentence.word(i - 1) == "in") {
            const bool two = i + 1 < sentence.words.size() && sentence.words[i + 1].capitalised();
            const std::string whole = sentence.printed(i, two ? i + 2 : i + 1);
            const std::size_t last = two && book.at_place(whole) ? i + 2 : i + 1;
            if (const auto top = book.at_place(sentence.printed(i, last))) {
                letter.hit(sentence, i, last, *top, "nominal");
            }
        }
    }
}

}  // namespace

void find_events(Letter& letter) {
    EventBook book{letter};
    read_headings(letter, book);
    for (std::size_t s = 0; s < letter.sentences().size(); ++s) {
        if (s > 0 && letter.sentences()[s].source->section != letter.sentences()[s - 1].source->section) {
            book.turn_page();
        }
        read_sentence(letter, book, s);
    }
    for (SentenceWork& sentence : letter.sentences()) {
        read_short_names(letter, book, sentence);
    }
}

}  // namespace dossier::loaders::find

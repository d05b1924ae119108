#include "loaders/find/events.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "loaders/find/meetings.hpp"

namespace dossier::loaders::find {

namespace {

struct Known {
    Meeting from;
    std::size_t entity = 0;
    std::size_t last_seen = 0;
};

/// A lunch is no breakfast: which meal the head names, "werklunch" and "informele lunch" alike.
std::string meal_of(std::string_view head) {
    const std::string name = lower_case(head);
    return first_of("ontbijt|lunch|diner", [&](std::string_view meal) { return name.find(meal) != std::string::npos; });
}

/// "Washington" of "Washington D.C."
std::string_view city(std::string_view place) { return place.substr(0, place.find(" D.C.")); }

/// A day or two as letters write them: "13-14 oktober 2025", "13 en 14 oktober 2025", and without the year.
std::vector<std::string> day_forms(const std::string& date) {
    std::vector<std::string> forms{date};
    if (const std::size_t days = date.find('-'); days != std::string::npos) {
        forms.push_back(date);
        forms.back().replace(days, 1, " en ");
    }
    const std::size_t year = date.rfind(' ');
    if (year != std::string::npos && date.size() - year == 5 && date[year + 1] == '2') {
        for (std::size_t n = forms.size(); n-- > 0;) {
            forms.push_back(forms[n].substr(0, forms[n].rfind(' ')));
        }
    }
    return forms;
}

bool compatible(std::string_view a, std::string_view b) {
    return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

/// Ties mentions to events over the whole letter.
class EventBook {
public:
    explicit EventBook(Letter& letter) : letter_{letter} {}

    std::optional<std::size_t> resolve(const Meeting& m, std::size_t sentence) {
        Known* found = match(m);
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

private:
    [[nodiscard]] static bool bare(const Meeting& m) { return m.body.empty() && m.place.empty() && m.start.empty(); }

    Known* match(const Meeting& m) {
        Known* best = nullptr;
        for (Known& known : known_) {
            const bool any = m.sort == Sort::meeting && bare(m) && m.prefix.empty() &&
                             !one_of(lower_case(m.head), "sessie|briefing|conclaaf");
            // "de videoconferentie van de Eurogroep van 16 maart" is "de Eurogroep van 16 maart".
            const bool same =
                !m.body.empty() && known.from.body == m.body && m.start.size() == 10 && known.from.start == m.start;
            if (!same && !part(known.from, m) && ((known.from.sort != m.sort && !any) || !fits(known.from, m))) {
                continue;
            }
            // A bare "de Top" is the letter's own meeting, which its heading names first; "die Top" the latest.
            const bool later = known.last_seen > (best ? best->last_seen : 0);
            if (!best || ((m.near || !bare(m) || any) && later)) {
                best = &known;
            }
        }
        return best;
    }

    /// "de JBZ-Raad op 10 juni" is a day of the one "op 9 en 10 juni", and "de bijeenkomst van de Raad …, die op 4 en
    /// 5 maart" was held the council of these days.
    [[nodiscard]] static bool part(const Meeting& known, const Meeting& m) {
        const bool within = known.sort == m.sort && known.start.size() == 10 && known.end.size() == 10 &&
                            m.start.size() == 10 && known.start <= m.start && m.end <= known.end;
        const bool dated = known.sort == Sort::meeting && m.sort == Sort::council && known.start.empty();
        return !m.body.empty() && known.body == m.body && (within || dated);
    }

    [[nodiscard]] static bool fits(const Meeting& known, const Meeting& m) {
        const std::string_view place_a = std::string_view{known.place}.substr(0, known.place.find(' '));
        const std::string_view place_b = std::string_view{m.place}.substr(0, m.place.find(' '));
        const bool body = known.body.empty() || m.body.empty() || known.body == m.body ||
                          known.body.ends_with(m.body) || m.body.ends_with(known.body);
        const bool prefix = known.prefix.empty() || m.prefix.empty() || known.prefix == m.prefix;
        // A body that only one of the two names keeps "het diner van de ministers" apart from another dinner.
        const bool meal = m.sort == Sort::meal && !m.body.empty();
        if (m.sort == Sort::meal && meal_of(known.head) != meal_of(m.head)) {
            return false;
        }
        const bool strict = m.sort == Sort::top || m.sort == Sort::council || bare(m) || known.body == m.body ||
                            (known.body.empty() && !meal);
        return compatible(place_a, place_b) && compatible(known.start, m.start) && body && prefix && strict;
    }

    [[nodiscard]] static bool worth_keeping(const Meeting& m) {
        if (m.sort == Sort::meal || m.sort == Sort::ceremony) {
            return true;
        }
        // Elections come up everywhere; those on a day happen.
        if (m.sort == Sort::election) {
            return !m.start.empty();
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
        if (full.start.empty() && (full.sort == Sort::meal || full.sort == Sort::ceremony || session) &&
            !known_.empty()) {
            // A dinner or a session belongs to the meeting spoken of: the latest day within it, else its own days.
            const Known* host = &known_.front();
            for (const Known& known : known_) {
                host = known.last_seen > host->last_seen && known.from.start.size() == 10 ? &known : host;
            }
            full.start = host->from.start;
            full.end = host->from.end;
            full.place = known_.front().from.place;
        }
        Entity event = make_entity(EntityClass::event, {}, name_of(full), std::string{kind_of(full.sort)});
        event.id = fmt::format("event/{}", slug(fmt::format("{} {}", event.name, full.start)));
        known_.push_back({full, letter_.add(event), 0});
        return known_.back();
    }

    [[nodiscard]] static std::string name_of(const Meeting& m) {
        if (m.sort == Sort::top) {
            const std::string head = m.prefix.empty() || m.prefix == m.head || m.head.find('-') != std::string::npos
                                         ? m.head
                                         : fmt::format("{}-{}", m.prefix, m.head);
            return m.place.empty() ? head : fmt::format("{} {}", head, city(m.place));
        }
        if (m.sort == Sort::council) {
            return m.date_text.empty() ? m.head : fmt::format("{} van {}", m.head, m.date_text);
        }
        std::string name = m.called.empty() ? m.head : m.called;
        if (!m.date_text.empty() && (m.sort == Sort::meeting || m.sort == Sort::debate || m.sort == Sort::election)) {
            name += fmt::format(" van {}", m.date_text);
        }
        return name;
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
            from.shortened = m.shortened;
        }
        if (from.body.empty() && from.sort == Sort::meeting) {
            from.body = m.body;
        }
        Entity& event = letter_.entity(known.entity);
        event.start = from.start;
        event.end = from.end;
        event.place = from.place;
        for (const std::string& alias : {m.head, m.called, m.described, m.shortened, m.said}) {
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
            also(event, fmt::format("{} in {}", m.head, city(m.place)));
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
};

}  // namespace

void find_events(Letter& letter) {
    EventBook book{letter};
    for (const read::Section& section : letter.document().sections) {
        const std::vector<Word> words = plain_words(section.title);
        const std::vector<TimeExpression> times = find_times(words, letter.date(), letter.recesses());
        for (const Meeting& m : find_meetings(letter.gazetteer(), section.title, words, times, true)) {
            if (!m.start.empty()) {
                (void)book.resolve(m, 0);
            }
        }
    }
    for (std::size_t s = 0; s < letter.sentences().size(); ++s) {
        SentenceWork& sentence = letter.sentences()[s];
        for (const Meeting& m :
             find_meetings(letter.gazetteer(), sentence.text(), sentence.words, sentence.times, false)) {
            if (const auto entity = book.resolve(m, s)) {
                letter.hit(sentence, m.first, m.last, *entity, m.definite && m.start.empty() ? "nominal" : "name");
            }
        }
    }
    for (SentenceWork& sentence : letter.sentences()) {
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
}

}  // namespace dossier::loaders::find

#include "loaders/find/events/meeting_match.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace dossier::loaders::find {

namespace {

/// A lunch is no breakfast: which meal the head names, "werklunch" and "informele lunch" alike.
std::string meal_of(std::string_view head) {
    const std::string name = lower_case(head);
    return first_of("ontbijt|lunch|diner", [&](std::string_view meal) { return name.find(meal) != std::string::npos; });
}

bool compatible(std::string_view a, std::string_view b) {
    return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
}

/// A compound that tells which, or a name of several words: "donorconferentie", "Munich Security Conference".
std::string own_name(const Meeting& m) {
    const bool several = m.prefix == m.head && m.head.find(' ') != std::string::npos;
    return lower_case(several ? std::string_view{m.head} : telling_noun(m.head));
}

/// "klimaat" of klimaattop and klimaatconferentie, of meetings that are called either way.
std::string subject_of(const Meeting& m) {
    if (m.sort != Sort::top && m.sort != Sort::conference) {
        return {};
    }
    const std::string name = own_name(m);
    const std::string ending = first_of("conferentie|top", [&](std::string_view noun) { return name.ends_with(noun); });
    return ending.empty() ? std::string{} : name.substr(0, name.size() - ending.size());
}

/// Bezoek is no ontmoeting, "werkbezoek" is a bezoek.
std::string last_letters(std::string_view head) {
    constexpr std::size_t few = 5;
    return lower_case(head.substr(head.size() - std::min(few, head.size())));
}

/// Do the names themselves keep the two apart: "klimaatconferentie" and "donorconferentie", COP28 and MC12, the
/// meeting of energy ministers and that of Parliament?
bool told_apart(const Meeting& known, const Meeting& m) {
    if (m.head == "COP") {
        return !(known.numbered && known.head.starts_with("COP")) && !known.shortened.starts_with("COP");
    }
    const bool gathering = m.sort == Sort::meeting || m.sort == Sort::conference || m.sort == Sort::top;
    const std::string a = gathering ? own_name(known) : std::string{};
    const std::string b = gathering ? own_name(m) : std::string{};
    const bool nouns = !a.empty() && !b.empty() && !a.ends_with(b) && !b.ends_with(a) && !same_subject(known, m);
    // "de top in Vilnius" is no EU-Afrikatop of which no place was told.
    const bool elsewhere = gathering && a.empty() != b.empty() && known.place.empty() != m.place.empty() &&
                           known.prefix != m.prefix && (a.empty() ? m : known).place.empty();
    const bool kinds =
        (m.sort == Sort::visit || m.sort == Sort::ceremony) && last_letters(known.head) != last_letters(m.head);
    const bool others = m.sort == Sort::visit ? known.whose != m.whose && !m.whose.empty()
                                              : !known.whose.empty() && !m.whose.empty() && known.whose != m.whose;
    const bool whose =
        (others && known.start != m.start) || (m.joined && m.sort == Sort::meeting && known.whose != m.whose);
    // "de NAVO-bijeenkomst" is no meeting of Parliament, and "de zitting van de Commissie" no NAVO-bijeenkomst.
    const bool same_party =
        (!m.prefix.empty() && m.prefix == known.body) || (!known.prefix.empty() && known.prefix == m.body);
    // A debate that has a title is no other debate, nor one whose subject was told.
    const auto titled = [](const Meeting& one) { return one.head.find(' ') != std::string::npos; };
    const bool titles = m.sort == Sort::debate && titled(m) && known.head != m.head && m.start != known.start &&
                        (titled(known) || known.called.size() > known.head.size());
    // What the second session was may be told: a meeting of the Council.
    const bool session = known.head.ends_with("sessie") || m.head.ends_with("sessie");
    const bool parties = !session && (m.sort == Sort::meeting || m.sort == Sort::conference) &&
                         m.body.empty() != known.body.empty() && m.prefix.empty() != known.prefix.empty() &&
                         !same_party && m.start != known.start;
    return nouns || elsewhere || kinds || whose || titles || parties || (m.numbered && known.prefix != m.prefix);
}

}  // namespace

bool bare(const Meeting& m) { return m.body.empty() && m.place.empty() && m.start.empty(); }

bool same_subject(const Meeting& known, const Meeting& m) {
    const std::string subject = subject_of(m);
    return !subject.empty() && subject == subject_of(known);
}

bool part_of_meeting(const Meeting& known, const Meeting& m) {
    const bool within = known.sort == m.sort && known.start.size() == 10 && known.end.size() == 10 &&
                        m.start.size() == 10 && known.start <= m.start && m.end <= known.end;
    const bool dated = known.sort == Sort::meeting && m.sort == Sort::council && known.start.empty();
    return !m.body.empty() && known.body == m.body && (within || dated);
}

bool fits_meeting(const Meeting& known, const Meeting& m) {
    if (m.numbered && known.shortened == m.head) {
        return compatible(known.start, m.start);
    }
    if (m.sort != Sort::meal && told_apart(known, m)) {
        return false;
    }
    const std::string_view place_a = std::string_view{known.place}.substr(0, known.place.find(' '));
    const std::string_view place_b = std::string_view{m.place}.substr(0, m.place.find(' '));
    const bool body = known.body.empty() || m.body.empty() || known.body == m.body || known.body.ends_with(m.body) ||
                      m.body.ends_with(known.body);
    // "NAVO Foreign Ministers Meeting" is the Foreign Ministers Meeting, COP28 no COP8.
    const bool longer = !m.numbered && !known.numbered &&
                        (known.prefix.ends_with(" " + m.prefix) || m.prefix.ends_with(" " + known.prefix));
    // "deze biodiversiteitstop" is the VN-biodiversiteitstop.
    const bool compound = (known.prefix == known.head || m.prefix == m.head) && !m.numbered && !own_name(m).empty() &&
                          own_name(known) == own_name(m);
    const bool prefix = known.prefix.empty() || m.prefix.empty() || known.prefix == m.prefix || longer || compound ||
                        same_subject(known, m);
    // A body that only one of the two names keeps "het diner van de ministers" apart from another dinner.
    const bool meal = m.sort == Sort::meal && !m.body.empty();
    if (m.sort == Sort::meal && meal_of(known.head) != meal_of(m.head)) {
        return false;
    }
    const bool strict = m.sort == Sort::top || m.sort == Sort::council || bare(m) || known.body == m.body ||
                        (known.body.empty() && !meal);
    return compatible(place_a, place_b) && compatible(known.start, m.start) && body && prefix && strict;
}

}  // namespace dossier::loaders::find

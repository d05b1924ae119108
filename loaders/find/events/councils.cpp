#include "loaders/find/events/councils.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace dossier::loaders::find {

namespace {

/// How a council or a group of ministers meets outside its calendar.
constexpr std::string_view manners = "informele|telefonische|extra|ingelaste|buitengewone|virtuele|digitale|"
                                     "gezamenlijke|geïmproviseerde|spoedeisende|formele|reguliere|"
                                     "eerstvolgende";

/// Councils of a country, a town or a firm, which advise, rule or govern.
constexpr std::string_view own_councils =
    "gemeenteraad|onderwijsraad|gezondheidsraad|ministerraad|ondernemingsraad|kiesraad|veiligheidsraad|adviesraad|"
    "jeugdraad|ouderraad|bestuursraad|staatsraad|deelraad|eilandsraad|mensenrechtenraad|rijksministerraad|"
    "cliëntenraad|medezeggenschapsraad|patiëntenraad|wijkraad|ziekenfondsraad|nationale-veiligheidsraad";

/// The word in the singular: "Raden", "JBZ-Raden", "Landbouwraden".
Word one_council(Word word) {
    if (word.lower.ends_with("raden")) {
        word.lower.replace(word.lower.size() - 3, 3, "ad");
        word.text.replace(word.text.size() - 3, 3, "ad");
    }
    return word;
}

}  // namespace

std::size_t CouncilReader::end_of_open_name(std::size_t i) const {
    const auto capital = [&](std::size_t k) { return k < words_.size() && words_[k].capitalised(); };
    if (!capital(i)) {
        return i;
    }
    // "Onderwijs-, Jeugd- en Sportraad", "Transportraad", "OJCS-Raad"
    std::size_t k = i;
    while (k + 2 < words_.size() && words_[k].text.ends_with('-') && one_of(word(k + 1), "en|,")) {
        k += 2;
    }
    constexpr std::size_t shortest = 8;
    const bool abroad = i > 0 && one_of(word(i - 1), "eu|europese|informele|formele|extra|telefonische");
    if (words_[k].lower.ends_with("raad") &&
        (words_[k].lower.size() >= shortest || words_[k].text.ends_with("-Raad")) &&
        (abroad || !one_of(words_[k].lower, own_councils))) {
        return k + 1;
    }
    // "Raad voor Werkgelegenheid en Sociaal Beleid, Volksgezondheid en Consumentenzaken"
    if (words_[i].text != "Raad") {
        return i;
    }
    std::size_t last = i + 1 + (word(i + 1) == "voor" ? 1 : 0) + (word(i + 2) == "de" ? 1 : 0);
    if (!capital(last) || time_from(last)) {
        return i;
    }
    while (capital(last) && !time_from(last)) {
        ++last;
        last += one_of(word(last), "en|,|&") && capital(last + 1) && !time_from(last + 1) ? 1 : 0;
    }
    return last;
}

bool CouncilReader::is_attended(std::size_t i) const {
    const std::size_t led = led_from(i);
    if (led == 0) {
        return false;
    }
    const std::string_view paper = led > 1 ? word(led - 2) : std::string_view{};
    return one_of(word(led - 1), "tijdens|gedurende") ||
           (word(led - 1) == "aan" && one_of(paper, "voorafgaand|voorafgaande")) ||
           (one_of(word(led - 1), "van|voor|over") &&
            one_of(paper, "verslag|verslagen|agenda|marge|marges|afloop|rand")) ||
           (word(led - 1) == "op" && one_of(paper, "voorbereiding|inzet|inbreng"));
}

std::vector<Meeting> CouncilReader::councils(std::size_t i) const {
    constexpr std::size_t longest_name = 6;
    std::size_t plural = i;
    while (plural < words_.size() && plural < i + 2 && !words_[plural].lower.ends_with("raden")) {
        ++plural;
    }
    if (plural >= words_.size() || plural >= i + 2 || !words_[plural].capitalised()) {
        return {};
    }
    std::vector<Word> singular;
    for (std::size_t k = i; k < words_.size() && k < i + longest_name; ++k) {
        singular.push_back(one_council(words_[k]));
    }
    const std::vector<TimeExpression> none;
    const CouncilReader reader{gazetteer_, text_, singular, none, heading_};
    const auto [body, length] = reader.body_at(0, true);
    std::vector<Meeting> found;
    std::size_t k = body ? i + length : words_.size();
    while (body && k < words_.size()) {
        const TimeExpression* time = time_from(k);
        time = time || !one_of(word(k), "van|op|in|en|,") ? time : time_from(k + 1);
        if (!time) {
            break;
        }
        Meeting m;
        m.sort = Sort::council;
        m.first = i;
        m.head = m.body = body->name;
        take_time(m, *time);
        k = m.last = time->last;
        found.push_back(std::move(m));
    }
    for (Meeting& m : found) {
        m.last = found.back().last;
    }
    return found;
}

bool CouncilReader::is_part(std::size_t i) const {
    constexpr std::size_t shortest = 8;
    if (i >= words_.size()) {
        return false;
    }
    // "Home-dag", "AV-deel": what stands before the hyphen is what the part is about.
    const bool hyphen = words_[i].capitalised() && (word(i).ends_with("-deel") || word(i).ends_with("-dag"));
    return hyphen || (word(i).size() >= shortest && word(i).ends_with("deel"));
}

bool CouncilReader::is_own_part(std::size_t first, std::size_t i) const {
    constexpr std::string_view shares = "onderdeel|voordeel|nadeel|aandeel|oordeel|vooroordeel|bestanddeel|tegendeel|"
                                        "werelddeel|stadsdeel|landsdeel|leeuwendeel|merendeel|gebiedsdeel|evendeel";
    const std::string_view article = word(i).ends_with("dag") ? "de|deze" : "het|dit";
    const bool led = first > 0 && one_of(word(first - 1), article);
    const std::string_view lead = first > 1 ? word(first - 2) : std::string_view{};
    const bool attended =
        one_of(lead, "bij|aan") && std::ranges::any_of(words_, [](const Word& w) {
            return one_of(w.lower, "aanwezig|deel|deelnemen|aansluiten|aanschuiven|deelneemt|deelnam|deelname");
        });
    return led && !one_of(word(i), shares) &&
           (one_of(lead, "tijdens|gedurende") || attended || time_after(i + 1) || takes_place());
}

std::optional<Meeting> CouncilReader::part_of_council(std::size_t i) const {
    if (!is_part(i)) {
        return std::nullopt;
    }
    Meeting m;
    m.sort = Sort::meeting;
    // "het cultuur/AV-deel", "het Asiel- en Migratiedeel"
    const bool two = i > 1 && (word(i - 1) == "/" || (word(i - 1) == "en" && word(i - 2).ends_with('-')));
    m.first = two ? i - 2 : i;
    m.last = i + 1;
    m.head = m.prefix = words_[i].capitalised() ? printed(text_, words_, m.first, m.last) : words_[i].lower;
    m.part = true;
    m.definite = true;
    const bool owned = word(i + 1) == "van" && one_of(word(i + 2), "de|deze");
    if (const auto [body, last] = owned ? body_at(i + 3, true) : std::pair<const Entity*, std::size_t>{}; body) {
        m.last = last;
        m.body = body->name;
        m.called = fmt::format("{} van de {}", m.head, body->name);
    } else if (!is_own_part(m.first, i)) {
        return std::nullopt;
    }
    take_tail(m, m.last);
    if (m.start.empty() && takes_place()) {
        take_sentence(m);
    }
    return m;
}

void CouncilReader::take_ministerial(Name& name, std::size_t i) const {
    name.text = "Ministeriële Raad";
    name.last = i + 2;
    if (i > 0 && words_[i - 1].capitalised() && body_at(i - 1, false).first) {
        name.text = fmt::format("{} {}", body_at(i - 1, false).first->name, name.text);
    } else if (word(name.last) == "van" && body_at(name.last + 2, false).first) {
        name.last = body_at(name.last + 2, false).second;
    }
}

std::optional<CouncilReader::Name> CouncilReader::name_at(std::size_t i) const {
    const auto [body, behind] = body_at(i, true);
    Name name{.text = body ? body->name : std::string{}, .last = behind, .known = body != nullptr};
    if (!body && word(i) == "ministeriële" && word(i + 1) == "raad") {
        take_ministerial(name, i);
    }
    // A list may know only the beginning of a name: "Raad Algemene Zaken en Externe Betrekkingen"; what else stands
    // behind it is a place.
    const bool another = one_of(word(name.last), "en|,") && body_at(name.last + 1, true).first;
    const bool goes_further = name.bare() || (one_of(word(name.last), "en|,") && !another);
    if (const std::size_t end = end_of_open_name(i); goes_further && end > (name.bare() ? i : name.last)) {
        name.text = printed(text_, words_, i, end);
        name.last = end;
        name.open = true;
    }
    if (!name.bare()) {
        return name;
    }
    const bool raad = i < words_.size() && words_[i].text == "Raad" &&
                      (i == 0 || !words_[i - 1].capitalised() || i == 1) &&
                      (i + 1 >= words_.size() || !one_of(word(i + 1), "van") || time_from(i + 2) || time_from(i + 1));
    name.last = i + 1;
    return raad ? std::optional{name} : std::nullopt;
}

void CouncilReader::take_formation(Name& name) const {
    const bool bracket = word(name.last) == "(" && word(name.last + 2) == ")";
    const std::array<std::pair<std::size_t, std::size_t>, 3> places{{
        {bracket ? name.last + 3 : words_.size(), name.last + 4},
        {bracket ? name.last + 1 : words_.size(), name.last + 3},
        {word(name.last) == "/" ? name.last + 1 : words_.size(), name.last + 2},
    }};
    for (const auto& [formation, end] : places) {
        if (formation >= words_.size()) {
            continue;
        }
        const std::string longer = lower_case(fmt::format("{} {}", name.text, words_[formation].text));
        const auto entry = std::ranges::find_if(gazetteer_.entries(), [&](const Gazetteer::Entry& e) {
            return e.entity.kind == "Organization" && lower_case(e.entity.name) == longer;
        });
        if (entry != gazetteer_.entries().end()) {
            name.text = entry->entity.name;
            name.last = end;
            return;
        }
    }
}

std::size_t CouncilReader::behind_name(std::size_t i) const {
    constexpr std::size_t longest_bracket = 6;
    std::size_t tail = i;
    for (std::size_t k = tail + 1; word(tail) == "(" && k < tail + longest_bracket; ++k) {
        if (word(k) == ")") {
            tail = k + 1;
            break;
        }
    }
    // "de Eurogroep in inclusieve samenstelling van 4 december": how it met is no part of the name.
    return word(tail) == "in" && word(tail + 2) == "samenstelling" ? tail + 3 : tail;
}

void CouncilReader::share_date(Meeting& m, std::size_t i) const {
    if (word(i) != "en") {
        return;
    }
    const std::size_t next = one_of(word(i + 1), "de|het") ? i + 2 : i + 1;
    if (const std::optional<Meeting> other = council(next); other && !other->start.empty()) {
        m.start = other->start;
        m.end = other->end;
        m.date_text = other->date_text;
        // Two that meet together are looked up together, too.
        m.described = fmt::format("{} en {}", m.called, other->called);
    }
}

bool CouncilReader::meets(Meeting& m, const Name& name, std::size_t i, bool told) const {
    const std::size_t led = led_from(i);
    // What one does during or after is the meeting; it is one that the letter has dated.
    const bool beside = led > 1 && word(led - 1) == "van" && one_of(word(led - 2), "marge|marges|rand");
    if (name.known && led > 0 && (beside || one_of(word(led - 1), "tijdens|na|op|aan|bij|vóór"))) {
        return true;
    }
    if (!m.prefix.empty()) {
        if (takes_place() && !is_beside(m.first)) {
            take_sentence(m);
        }
        return true;
    }
    const bool owned = (i > 0 && one_of(word(i - 1), "van")) || (i > 1 && word(i - 2) == "van");
    if (!takes_place() || is_beside(i) || (owned && !told)) {
        // The Ministeriële Raad is a meeting by its very name.
        return !name.bare() && word(i) == "ministeriële";
    }
    take_sentence(m);
    return true;
}

std::optional<Meeting> CouncilReader::council(std::size_t i) const {
    std::optional<Name> name = name_at(i);
    if (!name) {
        return std::nullopt;
    }
    if (name->known) {
        take_formation(*name);
    }
    Meeting m;
    m.sort = Sort::council;
    m.first = i;
    m.last = name->last;
    m.head = name->bare() ? "Raad" : name->text;
    m.body = name->text;
    m.called = name->bare() ? std::string{} : printed(text_, words_, i, name->last);
    if (word(m.last) == "(" && word(m.last + 2) == ")" && words_[m.last + 1].capitalised()) {
        m.shortened = words_[m.last + 1].text;
    }
    // "de telefonische Eurogroep" can only be a meeting of it.
    if ((name->known || name->open) && i > 0 && one_of(word(i - 1), manners)) {
        m.first = i - 1;
        m.head = fmt::format("{} {}", word(i - 1), name->text);
        m.prefix = word(i - 1);
        m.described = m.called == name->text ? std::string{} : fmt::format("{} {}", m.prefix, m.called);
    }
    // "EU Gezondheidsraad", of which there is one in the country as well.
    if (name->open && m.first == i && i > 0 && words_[i - 1].text == "EU") {
        m.first = i - 1;
        m.head = m.body = fmt::format("EU {}", name->text);
    }
    take_head(m, i);
    const std::size_t tail = behind_name(m.last);
    const bool told = one_of(word(tail), "die|dat") || (word(tail) == "," && one_of(word(tail + 1), "die|dat"));
    take_tail(m, tail);
    if (m.start.empty() && !name->bare()) {
        share_date(m, tail);
        m.attended = m.start.empty() && is_attended(i);
        take_attendance(m);
    }
    if (name->open && m.start.empty() && m.prefix.empty() && !m.attended) {
        return std::nullopt;
    }
    if (m.start.empty() && m.place.empty()) {
        m.last = name->last;
        if (!meets(m, *name, i, told)) {
            return std::nullopt;
        }
    }
    if (name->bare() && m.start.size() != 10) {
        return std::nullopt;
    }
    return m;
}

}  // namespace dossier::loaders::find

#include "loaders/find/topics/heading_topics.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "loaders/find/events/meetings.hpp"
#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/topics/general_words.hpp"
#include "loaders/find/topics/topics.hpp"

namespace dossier::loaders::find {

namespace {

/// Headings that order a letter rather than say what it is about.
constexpr std::string_view ordering_headings =
    "agenda|aanleiding|inleiding|achtergrond|financiën|overig|overige|conclusie|slot|tot slot|planning|risico's|"
    "planning en informatievoorziening|behoefte en alternatieven|behoefte|alternatieven|vervolg|vervolgstappen|"
    "samenvatting|context|proces|stand van zaken|toelichting|bijlage|bijlagen|voortgang|instellingen en begroting|"
    "industrie|doel|opzet|moties en toezeggingen|moties|toezeggingen|appreciatie|kabinetsappreciatie|inzet|"
    "nederlandse inzet|krachtenveld|afsluiting|ten slotte|leeswijzer|vooruitblik|resultaten|bevindingen|aanbevelingen|"
    "reactie|kabinetsreactie|afsluitend|overige onderwerpen|diversen|diversenpunten|vragen en antwoorden|"
    "budgettaire gevolgen|financiële gevolgen|gevolgen|uitvoering|planning en vervolg|acties|maatregelen|"
    "conclusies|probleemstelling|ontwikkelingen|algemeen|algemene inleiding|beleid|hoofdlijnen|introductie|essentie|"
    "terugblik|een terugblik|contextanalyse|bestuurlijk overleg|vraagstelling|opbouw|samenhang|tijdpad|bijlagen";

/// Headings that count: "Vraag 3", "Antwoord 3 en 4", "Bijlage 2".
constexpr std::string_view counted_headings =
    "vraag|vragen|antwoord|antwoorden|bijlage|deel|hoofdstuk|onderdeel|agendapunt|punt|ad|stap|actielijn|spoor|thema";

bool numeral(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

/// "I.", "2.1", "a)", "–": what numbers a heading.
bool numbering(const Word& word) {
    const bool roman = word.text.ends_with('.') && word.text.find_first_not_of("IVXivx.") == std::string::npos;
    const bool item = word.text.size() <= 2 && (word.text.ends_with('.') || word.text.ends_with(')'));
    const bool counted = word.text.find_first_not_of("0123456789.)") == std::string::npos;
    return roman || item || counted || word.is("–") || word.is("-") || word.is(")");
}

/// Past articles and the nouns that only lead to the subject: "gevolgen voor de …", "voortgang van …".
std::size_t past_leading(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    while (first + 1 < last) {
        const bool leads = first + 2 < last && is_general_noun_or_plural(words[first].lower) &&
                           one_of(words[first + 1].lower, "van|op|aan|voor|tot|tegen|in");
        // "Herijking missies", "Onderhandelingen vangstmogelijkheden": headings leave the preposition out.
        const bool bare = !leads && is_general_noun_or_plural(words[first].lower) &&
                          !one_of(words[first + 1].lower, "en|of|,|van|op|aan|voor|tot|tegen|in");
        if (!leads && !bare && !one_of(words[first].lower, "de|het|een|haar|zijn|hun|onze|nieuwe")) {
            break;
        }
        first += leads ? 2 : 1;
    }
    return first;
}

/// The words of a heading that say what it is about: without numbering, brackets, and the text or step that leads to
/// the subject ("Kamerbrief over …", "Voortgang van …").
std::pair<std::size_t, std::size_t> subject_of(const std::vector<Word>& words) {
    std::size_t first = 0;
    // "Sterk: versterking van de autonomie": one word before a colon is a label.
    constexpr std::size_t longest_label = 12;
    if (words.size() > 3 && words[1].is(":") && words[0].lower.size() <= longest_label &&
        words[0].lower.find('-') == std::string::npos) {
        first = 2;
    }
    std::size_t last = first;
    while (last < words.size() && !words[last].is("(") && !words[last].is(":")) {
        ++last;
    }
    while (first < last && numbering(words[first])) {
        ++first;
    }
    while (last > first && (numeral(words[last - 1].text) || words[last - 1].text == "–")) {
        --last;
    }
    for (std::size_t i = first + 1; i + 1 < last; ++i) {
        if (words[i].is("over") || words[i].is("inzake") || words[i].is("betreffende")) {
            first = i + 1;
            break;
        }
    }
    return {past_leading(words, first, last), last};
}

/// Does "en" at `i` join adjectives, halves of compounds or what a preposition leads to, rather than two subjects?
bool joins_inside(const std::vector<Word>& words, std::size_t first, std::size_t i, std::size_t last) {
    if (i == first || i + 1 >= last) {
        return true;
    }
    const bool halves = words[i - 1].lower.ends_with('-') || words[i + 1].lower.starts_with('-');
    const bool adjectives = words[i - 1].lower.ends_with('e') && words[i + 1].lower.ends_with('e') && i + 2 < last;
    const bool led =
        std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const Word& w) { return one_of(w.lower, "van|tussen|tegen"); });
    return halves || adjectives || led;
}

struct Listed {
    std::string id;
    std::size_t last = 0;
};

/// The topic of the tree that begins at `i`, in any case of letters.
std::optional<Listed> listed_at(const Letter& letter, const std::vector<Word>& words, std::size_t i) {
    const std::span<const Word> rest{words.data() + i, words.size() - i};
    for (const std::size_t n : letter.gazetteer().names_beginning(words[i].lower)) {
        const Gazetteer::Name& name = letter.gazetteer().names()[n];
        const Entity& entity = letter.gazetteer().entries()[name.entry].entity;
        if (entity.entity_class == EntityClass::topic && name.words.size() <= rest.size() &&
            std::ranges::equal(name.words, rest.first(name.words.size()), {}, {}, &Word::lower)) {
            return Listed{entity.id, i + name.words.size()};
        }
    }
    return std::nullopt;
}

/// "Nationaal Groeifonds", "Bestuursovereenkomst …": the heading of a text's own section.
bool names_text(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    for (const std::size_t i : {first, last - 1}) {
        const std::optional<std::string> kind = kind_of_name(words[i].lower);
        if (kind && *kind != "Organization" && *kind != "event" && words[i].lower.size() > 6) {
            return true;
        }
    }
    return false;
}

/// "Enhanced European Border Security Partnership": what has a capital at every word is a name.
bool is_name(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    const auto capitals =
        std::count_if(words.begin() + static_cast<std::ptrdiff_t>(first),
                      words.begin() + static_cast<std::ptrdiff_t>(last), [](const Word& w) { return w.capitalised(); });
    return last > first + 1 && static_cast<std::size_t>(capitals) == last - first;
}

/// "Essentie voorstel": nothing but words that every letter has.
bool all_general(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                       words.begin() + static_cast<std::ptrdiff_t>(last), [](const Word& w) {
                           return is_general_noun_or_plural(w.lower) || one_of(w.lower, "van|en|de|het|een|,|in|op");
                       });
}

/// "Russische agressie": what is of a country keeps its capital.
bool names_country(const Letter& letter, const Word& word) {
    const Gazetteer& gazetteer = letter.gazetteer();
    return std::ranges::any_of(gazetteer.names_beginning(word.lower), [&](std::size_t n) {
        const Gazetteer::Name& name = gazetteer.names()[n];
        return name.words.size() == 1 && name.text == word.text &&
               gazetteer.entries()[name.entry].entity.kind == "Country";
    });
}

bool ordering(std::string_view title, const std::vector<Word>& words) {
    const std::string lower = lower_case(title);
    const bool shouted =
        title.size() > 30 && std::ranges::count_if(title, [](char c) { return c >= 'a' && c <= 'z'; }) == 0;
    const bool counted =
        words.size() > 1 && one_of(words[0].lower, counted_headings) && (numeral(words[1].text) || numbering(words[1]));
    std::string_view bare = lower;
    while (bare.ends_with('.') || bare.ends_with(':')) {
        bare.remove_suffix(1);
    }
    return bare.empty() || one_of(bare, ordering_headings) || shouted || counted ||
           lower.find("kamerstuk") != std::string::npos || lower.find("agenda") != std::string::npos ||
           lower.find("verslag") != std::string::npos || lower.starts_with("vragen van");
}

void add_subject(Letter& letter, std::string_view title) {
    const std::vector<Word> words = plain_words(title);
    if (ordering(title, words)) {
        return;
    }
    const auto [begin, end] = subject_of(words);
    const bool meeting =
        !find_meetings(letter.gazetteer(), title, words, find_times(words, letter.date(), letter.recesses()), true)
             .empty();
    if (begin >= end || meeting || names_text(words, begin, end)) {
        return;
    }
    std::vector<std::pair<std::size_t, std::size_t>> members;
    for (std::size_t i = begin; i < end;) {
        // A listed topic with "en" in it is one member.
        const std::optional<Listed> listed = listed_at(letter, words, i);
        if (listed && (listed->last >= end || one_of(words[listed->last].lower, ",|en"))) {
            letter.add(letter.known(listed->id));
            i = listed->last;
            continue;
        }
        members.emplace_back(i, i + 1);
        while (i < end && !words[i].is(",") &&
               !(words[i].is("en") && !joins_inside(words, members.back().first, i, end))) {
            ++i;
        }
        members.back().second = i;
        i += 1;
    }
    constexpr std::size_t longest = 8;
    for (const auto& [begins, last] : members) {
        const std::size_t first = past_leading(words, begins, last);
        const std::string name = printed(title, words, first, last);
        const bool proper =
            std::ranges::any_of(letter.gazetteer().names_beginning(words[first].lower), [&](std::size_t n) {
                return std::ranges::equal(letter.gazetteer().names()[n].words,
                                          std::span{words}.subspan(first, last - first), {}, {}, &Word::lower);
            });
        const bool general = all_general(words, first, last) || is_name(words, first, last);
        // What a long heading says at length is in the letter by its short name.
        constexpr std::size_t longest_name = 5;
        bool named = false;
        for (std::size_t i = first; i < last && last - first > longest_name; ++i) {
            if (const std::optional<Listed> listed = listed_at(letter, words, i); listed && listed->last <= last) {
                letter.add(letter.known(listed->id));
                i = listed->last - 1;
                named = true;
            }
        }
        if (named || names_text(words, first, last) || is_procedural_compound(words[first].lower)) {
            continue;
        }
        // "Europese Raad 16-17 juni": a date is no subject.
        const bool dated = std::any_of(words.begin() + static_cast<std::ptrdiff_t>(first),
                                       words.begin() + static_cast<std::ptrdiff_t>(last),
                                       [](const Word& w) { return w.lower.find_first_of("0123456789") == 0; });
        if (dated || proper || general || name.size() <= 4 || name.find("brief") != std::string::npos ||
            one_of(lower_case(name), ordering_headings) || last - first > longest ||
            one_of(words[first].lower, "en|,|van|in|voor|door|uit|op|aan|bij|rond|met|te|tot|om")) {
            continue;
        }
        std::string small = name;
        const bool short_form = name.size() > 1 && lower_case(name.substr(1, 1)) != name.substr(1, 1);
        if (!short_form && !names_country(letter, words[first]) && (last - first > 1 || words[first].capitalised())) {
            small = lower_case(name.substr(0, 1)) + name.substr(1);
        }
        letter.add(make_topic(small));
    }
}

}  // namespace

void find_heading_topics(Letter& letter) {
    // A dossier's title is that of many letters.
    if (letter.document().title != letter.document().dossier_title) {
        add_subject(letter, letter.document().title);
    }
    for (const read::Section& section : letter.document().sections) {
        add_subject(letter, section.title);
    }
}

}  // namespace dossier::loaders::find

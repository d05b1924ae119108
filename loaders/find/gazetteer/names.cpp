#include "loaders/find/gazetteer/names.hpp"

#include <algorithm>
#include <array>

namespace dossier::loaders::find {

namespace {

/// Small words inside a name: "Verdrag inzake Conventionele Strijdkrachten in Europa".
constexpr std::string_view links = "van|voor|de|het|der|des|en|in|inzake|of|and|on|for|the|to|op|tegen|aan|&";

struct Kind {
    std::string_view kind;
    std::string_view words;    ///< whole words, lower case
    std::string_view endings;  ///< Dutch compounds: noodhulpfonds, klimaatwet
};

constexpr std::array<Kind, 9> kinds{{
    {"treaty",
     "verdrag|treaty|convention|conventie|verdragen|charter|handvest|statuut|slotakte|protocol|overeenkomst|agreement|"
     "accord",
     "verdrag|protocol"},
    {"pledge",
     "pledge|declaration|verklaring|convenant|commitment|compact|pact|akkoord|memorandum|afspraken|"
     "partnership|partnerschap|convenanten",
     "akkoord|convenant|pact|afspraken|convenanten"},
    {"plan",
     "plan|plans|plannen|agenda|masterplan|witboek|groenboek|actieagenda|strategie|strategy|strategieën|roadmap|"
     "routekaart|act|wet|verordening|"
     "richtlijn|"
     "besluit|concept|kompas|compass|framework|raamwerk|nota|visie|document|overzicht|regulation|directive|actieplan|"
     "deal|regulations|directives|verordeningen|richtlijnen|wetten|non-paper|whitepaper|guidelines|code|wetboek|"
     "toekomstvisie|pakket|package|mededeling|communication|oriëntatie",
     "plan|agenda|agenda's|agenda’s|strategie|wet|nota|visie|pakket|overzicht|verordening|richtlijn|brief|wetboek|"
     "strategieën|besluit"},
    {"programme",
     "programma|programme|program|fonds|fund|trust|register|databank|meetnet|faciliteit|facility|regeling|process|"
     "proces|requirements|mechanism|mechanisme|instrument|reserve|stelsel|scheme|system",
     "fonds|programma|faciliteit|regeling|mechanisme|instrument|databank|meetnet"},
    {"model", "model", "model"},
    {"project", "project|projects|initiatief|initiative|projecten", "initiatief"},
    {"motion", "motie|amendement", "amendement"},
    {"event",
     "summit|meeting|conference|conferentie|forum|top|bijeenkomst|debat|expo|congres|symposium|hoorzitting|week|dag|"
     "overleg|beschouwingen|ao|vergadering|dialoog|dialogue|briefing|workshop|seminar|webinar|rondetafel",
     "top|conferentie|debat|overleg|congres|bijeenkomst|vergadering"},
    {"Organization",
     "agency|agentschap|cell|centre|center|centrum|force|forces|command|group|council|raad|commission|commissie|office|"
     "court|"
     "hof|bank|union|unie|organisation|organization|organisatie|platform|alliance|alliantie|coalition|coalitie|board|"
     "committee|"
     "comité|mission|missie|bureau|dienst|inspectie|instituut|institute|autoriteit|stichting|vereniging|federatie|"
     "kamer|"
     "ministerie|university|universiteit|network|netwerk|taskforce|front|army|leger|partij|beweging|groep|"
     "stuurgroep|werkgroep|alliantie|beraad|stichting|tafel",
     "agentschap|raad|commissie|dienst|bureau|instituut|autoriteit|bank|organisatie|vereniging|kamer|missie|inspectie|"
     "stichting|federatie|alliantie|coalitie|platform|beraad|stuurgroep|werkgroep|tafel|unie|taskforce"},
}};

bool all_capitals(std::string_view text) {
    const auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    const auto small = std::ranges::count_if(text, [](char c) { return c >= 'a' && c <= 'z'; });
    return capitals >= 2 && small <= 1;
}

/// Is this a short form: RSF, ESP, BeNeSam, CSE-verdrag, NZa?
bool short_form(std::string_view text) {
    const auto capitals = std::ranges::count_if(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    const bool numbered =
        capitals == 1 && text.size() <= 4 && std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return (capitals >= 2 || numbered) && text.size() <= 14 && text.find('/') == std::string_view::npos;
}

/// The short form that brackets at `i` hold, past an article and quotes: "(NZa)", "(de «C7»)", "(hierna: COA)".
std::optional<std::size_t> bracketed(const std::vector<Word>& words, std::size_t i) {
    std::size_t k = i + 1;
    while (k < words.size() && k < i + 5 && one_of(words[k].lower, "de|het|hierna|verder|:|«|‘|'|\"|“")) {
        ++k;
    }
    std::size_t end = k + 1;
    while (end < words.size() && one_of(words[end].text, "»|’|'|\"|”")) {
        ++end;
    }
    if (end >= words.size() || !words[end].is(")") || !short_form(words[k].text)) {
        return std::nullopt;
    }
    return k;
}

/// Does the noun say of itself that it is a text: an agreement, a plan, a law?
bool text_noun(const Word& w) {
    const std::optional<std::string> kind = kind_of_name(w.lemma);
    return w.word_class == WordClass::noun && kind && *kind != "Organization" && *kind != "event";
}

bool name_word(const Word& w) { return w.capitalised() && w.word_class != WordClass::punctuation; }

/// Where the field ends that "voor", "van" or "inzake" leads to behind a name that says what it is; `last` if none
/// does.
std::size_t field_behind(const std::vector<Word>& words, std::size_t first, std::size_t last) {
    if (last >= words.size() || !one_of(words[last].lower, "voor|inzake|tegen|tot")) {
        return last;
    }
    const bool says_what =
        kind_of_name(words[last - 1].lower).has_value() || kind_of_name(words[first].lower).has_value();
    std::size_t k = last + 1;
    k += k < words.size() && one_of(words[k].lower, "de|het") ? 1 : 0;
    // "het voorstel van de Commissie voor de Verordening": a body has no text for a field.
    const bool of_text = k < words.size() && kind_of_name(words[first].lower) == "Organization" && text_noun(words[k]);
    if (!says_what || of_text || k >= words.size() || !name_word(words[k]) || words[k].entity.ends_with("PER")) {
        return last;
    }
    while (k < words.size() && name_word(words[k])) {
        ++k;
        if (k + 1 < words.size() && words[k].is("en") && name_word(words[k + 1]) &&
            (words[k + 1].tag.starts_with("N(soort") || words[k + 1].entity.starts_with("I-"))) {
            ++k;
        }
    }
    return k;
}

}  // namespace

std::vector<Abbreviation> find_abbreviations(const Letter& letter) {
    std::vector<Abbreviation> found;
    for (std::size_t s = 0; s < letter.sentences().size(); ++s) {
        const SentenceWork& sentence = letter.sentences()[s];
        const std::vector<Word>& words = sentence.words;
        for (std::size_t i = 1; i + 2 < words.size(); ++i) {
            const std::optional<std::size_t> short_at = words[i].is("(") ? bracketed(words, i) : std::nullopt;
            if (!short_at) {
                continue;
            }
            const std::string& shortened = words[*short_at].text;
            std::size_t first = i;
            std::size_t capitals = 0;
            // Back over the name: capitalised words, the links between them, and a small last noun.
            const auto letters =
                static_cast<std::size_t>(std::ranges::count_if(shortened, [](char c) { return c >= 'A' && c <= 'Z'; }));
            while (first > 0) {
                const Word& w = words[first - 1];
                // "de EU en de Afrikaanse Unie (AU)": enough capitals, or an article behind "en", and the name has
                // begun.
                const bool article_behind_and = one_of(w.lower, "de|het") && first > 1 && words[first - 2].is("en");
                if (!name_word(w) && first < i && (capitals >= letters || article_behind_and)) {
                    break;
                }
                const bool quote = one_of(w.text, "'|\"|‘|’|“|”|«|»");
                if (name_word(w)) {
                    ++capitals;
                } else if (!quote && !one_of(w.lower, links) && !(first == i && w.nominal()) &&
                           !(w.is(",") && capitals > 1 && capitals < letters && first > 1 &&
                             name_word(words[first - 2]))) {
                    break;
                }
                --first;
            }
            while (first < i &&
                   (one_of(words[first].lower, links) || words[first].word_class == WordClass::punctuation)) {
                ++first;
            }
            // "de Coalitie van landen tegen hongersnood (C9)": small words behind a capital that the short form begins
            // with.
            if (capitals == 0) {
                constexpr std::size_t longest_name = 9;
                for (std::size_t k = i; k-- > 0 && k + longest_name > i;) {
                    if (name_word(words[k]) && k > 0 &&
                        lower_case(words[k].text.substr(0, 1)) == lower_case(shortened.substr(0, 1)) &&
                        kind_of_name(words[k].lower)) {
                        first = k;
                        capitals = 1;
                        break;
                    }
                    if (words[k].finite() || words[k].word_class == WordClass::punctuation) {
                        break;
                    }
                }
            }
            // "een inter-institutioneel akkoord (IIA)": a text in small letters, with the adjectives that the short
            // form has.
            if (capitals == 0 && first == i - 1 && text_noun(words[i - 1])) {
                while (first > 0 && words[first - 1].tag.starts_with("ADJ(prenom") &&
                       !words[first].lower.starts_with(lower_case(shortened.substr(0, 1)))) {
                    --first;
                }
                capitals = words[first].lower.starts_with(lower_case(shortened.substr(0, 1))) ? 1 : 0;
            }
            std::size_t last = i;
            while (last > first && words[last - 1].word_class == WordClass::punctuation) {
                --last;
            }
            // "het lid Vermeulen (VVD)": brackets behind a member of parliament hold the party.
            if (first > 0 && one_of(words[first - 1].lower, "lid|leden|kamerlid|heer|mevrouw")) {
                continue;
            }
            const auto initial = lower_case(shortened.substr(0, 1));
            const bool explained =
                capitals > 1 || last - first > 1 || (first < last && words[first].lower.starts_with(initial));
            if (capitals > 0 && first < last && explained) {
                found.push_back({s, first, last, sentence.printed(first, last), shortened});
            }
        }
    }
    return found;
}

std::vector<std::pair<std::size_t, std::size_t>> capitalised_names(const SentenceWork& sentence) {
    std::vector<std::pair<std::size_t, std::size_t>> names;
    const std::vector<Word>& words = sentence.words;
    for (const graph::SourceSpan& span : sentence.source->sentence->emphasised) {
        std::size_t first = 0;
        while (first < words.size() && words[first].where.begin < span.begin) {
            ++first;
        }
        std::size_t last = first;
        while (last < words.size() && words[last].where.end <= span.end) {
            ++last;
        }
        if (last > first && name_word(words[first])) {
            names.emplace_back(first, last);
        }
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool opening = i == 0 || words[i - 1].is(":");
        // "Uw Kamer" is no name, though both have capitals.
        if (!name_word(words[i]) || words[i].word_class == WordClass::pronoun ||
            (opening && words[i].word_class != WordClass::name && !all_capitals(words[i].text))) {
            continue;
        }
        std::size_t last = i + 1;
        while (last < words.size()) {
            // "Kennis- en Innovatieagenda", "Fonds voor Maritieme Zaken en Visserij": halves of compounds, and the
            // field of what the name so far says to be a fund, a council or a law.
            const bool half = words[last - 1].text.ends_with('-') && one_of(words[last].lower, "en|of");
            if (half && last + 1 < words.size()) {
                last += 2;
                continue;
            }
            if (const std::size_t field = field_behind(words, i, last); field > last) {
                last = field;
                continue;
            }
            std::size_t next = last;
            while (next < words.size() && next < last + 2 && one_of(words[next].lower, links)) {
                ++next;
            }
            // "en" joins two names as often as it stands inside one, so it does not carry a name on by itself.
            const bool joins = next > last && one_of(words[last].lower, "en|de|het|in|aan|op|tegen|voor");
            if (next >= words.size() || !name_word(words[next]) || joins) {
                break;
            }
            // "de president van de Wereldbank David Malpass": a person's name begins.
            if (next == last && words[next].entity == "B-PER" && !words[i].entity.ends_with("PER")) {
                break;
            }
            last = next + 1;
        }
        names.emplace_back(i, last);
        i = last - 1;
    }
    return names;
}

std::optional<std::string> kind_of_name(std::string_view name) {
    const std::vector<Word> words = plain_words(name);
    if (words.empty()) {
        return std::nullopt;
    }
    // "Uitvoeringshandeling van de Raad", "Mededeling van de Commissie": what "van" leads to says whose it is.
    const bool owned = words.size() > 2 && std::any_of(words.begin() + 1, words.end(), [](const Word& w) {
                           return one_of(w.lower, "van|tot|inzake|betreffende");
                       });
    if (owned) {
        const std::optional<std::string> first = kind_of_name(words[0].text);
        if (first || words[0].lower.ends_with("handeling") || words[0].lower.ends_with("rapport")) {
            return first ? first : "plan";
        }
    }
    // Dutch names begin with what they are ("Verdrag van …"), English ones end with it ("… Action Plan"); compounds are
    // Dutch.
    for (const std::size_t i : {words.size() - 1, std::size_t{0}}) {
        const std::string_view word = words[i].lower;
        for (const Kind& kind : kinds) {
            if (one_of(word, kind.words)) {
                return std::string{kind.kind};
            }
        }
    }
    for (const std::size_t i : {std::size_t{0}, words.size() - 1}) {
        const std::string_view word = words[i].lower;
        for (const Kind& kind : kinds) {
            std::size_t from = 0;
            while (from < kind.endings.size()) {
                const std::size_t to = std::min(kind.endings.find('|', from), kind.endings.size());
                const std::string_view ending = kind.endings.substr(from, to - from);
                if (word.size() > ending.size() + 2 && word.ends_with(ending)) {
                    return std::string{kind.kind};
                }
                from = to + 1;
            }
        }
    }
    for (const Word& word : words) {
        for (const Kind& kind : kinds) {
            if (one_of(word.lower, kind.words)) {
                return std::string{kind.kind};
            }
        }
    }
    for (const Word& word : words) {
        for (const Kind& kind : kinds) {
            const bool compound = word.capitalised() && kind.kind != "Organization" && kind.kind != "event" &&
                                  !first_of(kind.endings, [&](std::string_view ending) {
                                       return word.lower.size() > ending.size() + 2 && word.lower.ends_with(ending);
                                   }).empty();
            if (compound) {
                return std::string{kind.kind};
            }
        }
    }
    return std::nullopt;
}

}  // namespace dossier::loaders::find

#include "loaders/find/instruments/instruments.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "loaders/find/dates/calendar.hpp"
#include "loaders/find/gazetteer/names.hpp"
#include "loaders/find/instruments/described_texts.hpp"

namespace dossier::loaders::find {

namespace {

/// Past the years that a text is of or for: "Sectorakkoord VO 2014–2017", "Cyberstrategie 2023 - 2028".
std::size_t end_of_years(const SentenceWork& sentence, std::size_t i) {
    constexpr std::size_t year = 4;
    const std::string_view word = sentence.word(i);
    const bool range =
        word.size() > 2 * year && year_of(word.substr(0, year)) && year_of(word.substr(word.size() - year));
    if (range || (year_of(word) && one_of(sentence.word(i + 1), "-|–") && year_of(sentence.word(i + 2)))) {
        return range ? i + 1 : i + 3;
    }
    return year_of(word) ? i + 1 : i;
}

void names(const SentenceWork& sentence, std::vector<Candidate>& out) {
    for (const auto& [first, last] : capitalised_names(sentence)) {
        const std::string text = sentence.printed(first, last);
        const std::optional<std::string> kind = kind_of_name(text);
        if (!kind || *kind == "Organization" || *kind == "event") {
            continue;
        }
        // One plain word ("Verdrag", "Agenda") names nothing by itself; a compound does.
        if (last - first == 1 &&
            (text.size() < 9 ||
             one_of(lower_case(text), "kamerbrief|convenant|verordening|actieplan|strategie|programma|richtlijn|"
                                      "overeenkomst|verklaring|memorandum|initiatief|faciliteit|"
                                      "mechanisme|routekaart|beleidsnota|mededeling|uitvoeringshandeling"))) {
            continue;
        }
        // A letter, a meeting's agenda and what the chamber does that day are no texts of policy.
        const bool own_agenda = last - first == 1 && text.ends_with("-agenda");
        if (own_agenda || sentence.word(first) == "kamerbrief" ||
            lower_case(text).starts_with("regeling van werkzaamheden")) {
            continue;
        }
        const std::size_t years = end_of_years(sentence, last);
        out.push_back(text_candidate(sentence, first, years, *kind, 1));
        if (years > last) {
            out.back().entity.aliases.push_back(text);
        }
    }
}

/// Where the names behind a motion end: "Ceder c.s.", "Bikker en Omtzigt", "Van der Lee, Klaver en Teunissen".
std::size_t movers_end(const SentenceWork& sentence, std::size_t i) {
    const std::vector<Word>& words = sentence.words;
    std::size_t last = i;
    std::size_t end = i;
    while (last < words.size()) {
        const Word& w = words[last];
        if (w.capitalised() || one_of(w.lower, "c.s.|c.s|cs")) {
            end = ++last;
            continue;
        }
        const bool link = one_of(w.lower, "de|der|den|van|en|,|/|’t|'t|el|ten|ter") && last + 1 < words.size() &&
                          (words[last + 1].capitalised() || (one_of(words[last + 1].lower, "de|der|den|van|het|lid") &&
                                                             last + 2 < words.size() && words[last + 2].capitalised()));
        if (!link) {
            break;
        }
        ++last;
    }
    return end;
}

void motions(const SentenceWork& sentence, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const bool hyphenated = words[i].lower.starts_with("motie-") && words[i].text.size() > 6;
        if (!one_of(words[i].lower, "motie|amendement") && !hyphenated) {
            continue;
        }
        std::size_t names = i + 1;
        while (names < words.size() && one_of(words[names].text, "van|het|de|lid|leden|Lid|Leden|-") &&
               !one_of(sentence.word(names + 1), "der|den")) {
            ++names;
        }
        const std::size_t by = movers_end(sentence, names);
        const bool moved = by > names;
        std::size_t last = moved ? by : i + 1;
        if (!moved && !hyphenated) {
            // "motie over opvang in de regio": without its movers it goes by its subject, one noun phrase.
            if (!one_of(sentence.word(last), "over|inzake|betreffende")) {
                continue;
            }
            while (last < words.size() && words[last].word_class != WordClass::punctuation && !words[last].finite() &&
                   last < i + 10) {
                const bool noun = words[last].word_class == WordClass::noun;
                ++last;
                const bool timed =
                    std::ranges::any_of(sentence.times, [&](const TimeExpression& t) { return t.first == last; });
                if (noun && (timed || !one_of(sentence.word(last), "over|aan|van|voor|in|op|bij|tegen"))) {
                    break;
                }
            }
        }
        Candidate motion = text_candidate(sentence, i, last, "motion", 5);
        if (moved) {
            std::string movers = sentence.printed(names, by);
            std::ranges::replace(movers, '/', ' ');
            if (const std::size_t cs = movers.find(" c.s"); cs != std::string::npos) {
                movers.resize(cs);
            }
            if (const std::size_t slash = sentence.printed(names, by).find('/'); slash != std::string::npos) {
                movers.replace(slash, 1, " en ");
            }
            motion.entity.id = fmt::format("instrument/{}-{}", words[i].lower, slug(movers));
            for (const std::string_view form : {"{0} {1}", "{0}-{1}", "{0} van het lid {1}", "{0} van de leden {1}",
                                                "{0} {1} c.s.", "{0} van het lid {1} c.s."}) {
                motion.entity.aliases.push_back(fmt::format(fmt::runtime(form), words[i].lower, movers));
            }
            std::erase(motion.entity.aliases, motion.entity.name);
        }
        out.push_back(std::move(motion));
    }
}

/// "de moties Van der Berg c.s. en Jansen": each by its movers.
void several_motions(const SentenceWork& sentence, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!one_of(words[i].lower, "moties|amendementen")) {
            continue;
        }
        const std::string noun = words[i].is("moties") ? "motie" : "amendement";
        std::size_t first = i + 1;
        while (first < words.size()) {
            while (one_of(sentence.word(first), "van|het|de|lid|leden") &&
                   !one_of(sentence.word(first + 1), "der|den")) {
                ++first;
            }
            std::size_t last = first;
            while (last < words.size() &&
                   (words[last].capitalised() || one_of(words[last].lower, "der|den|de|van|c.s.|c.s"))) {
                ++last;
            }
            if (last == first || !words[first].capitalised()) {
                break;
            }
            std::string mover = sentence.printed(first, last);
            if (const std::size_t cs = mover.find(" c.s"); cs != std::string::npos) {
                mover.resize(cs);
            }
            Candidate motion = text_candidate(sentence, first == i + 1 ? i : first, last, "motion", 5);
            motion.entity.name = fmt::format("{} {}", noun, sentence.printed(first, last));
            motion.entity.id = fmt::format("instrument/{}-{}", noun, slug(mover));
            for (const std::string_view form : {"{0} {1}", "{0}-{1}", "{0} van het lid {1}", "{0} {1} c.s."}) {
                motion.entity.aliases.push_back(fmt::format(fmt::runtime(form), noun, mover));
            }
            std::erase(motion.entity.aliases, motion.entity.name);
            out.push_back(std::move(motion));
            if (!one_of(sentence.word(last), "en|,")) {
                break;
            }
            first = last + 1;
        }
    }
}

void compounds(const SentenceWork& sentence, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& w = words[i];
        const std::size_t hyphen = w.text.find('-');
        if (w.capitalised() && hyphen != std::string::npos && w.nominal()) {
            const std::string_view tail = std::string_view{w.lower}.substr(hyphen + 1);
            // "JBZ-fondsen": the plural says what it is as its lemma does.
            const std::string& lemma = w.lemma;
            const std::size_t behind = lemma.find('-');
            const std::optional<std::string> one = kind_of_name(tail);
            const std::optional<std::string> kind =
                one || behind == std::string::npos ? one : kind_of_name(std::string_view{lemma}.substr(behind + 1));
            if (kind && *kind != "Organization" && *kind != "event" &&
                !one_of(tail, "besluit|plannen|verklaring|instrument|agenda|brief|proces")) {
                out.push_back(text_candidate(sentence, i, i + 1, *kind, 2));
            }
        }
        if (w.lower.ends_with("pakket") && i > 0 && words[i - 1].tag.starts_with("TW(rang")) {
            out.push_back(text_candidate(sentence, i - 1, i + 1, "plan", 2));
        }
        // Signed without a name, it is still the thing that was signed.
        if (one_of(w.lower, "convenant|memorandum|intentieverklaring") && i > 0 && words[i - 1].is("een")) {
            out.push_back(text_candidate(sentence, i, i + 1, "pledge", 0));
        }
    }
}

/// "de omgevingswet", "het sportakkoord": a law or an agreement that a compound in small letters names, behind an
/// article or where the letter comes to speak of it by an adjective of its own.
void small_names(const SentenceWork& sentence, std::vector<Candidate>& out) {
    static constexpr std::string_view endings =
        "wet|akkoord|verdrag|verordening|richtlijn|convenant|stelsel|regeling|"
        "actieplan|programma|strategie|fonds|model|conventie|pact|faciliteit|"
        "mechanisme|solidariteitspool|mandaat|protocol|statuut|handvest|"
        "uitvoeringshandeling|uitvoeringsbesluit|initiatief|noodfonds|vredesfaciliteit|handelsovereenkomst|"
        "associatieovereenkomst|partnerschapsovereenkomst|luchtvaartovereenkomst|terugkeerovereenkomst|"
        "visumovereenkomst|solidariteitsverklaring|slotverklaring|richtsnoeren";
    static constexpr std::string_view no_names =
        "wetsvoorstel|grondwet|deelakkoord|principeakkoord|onderhandelaarsakkoord|uitvoeringsprogramma|jaarprogramma|"
        "werkprogramma|subsidieregeling|conceptverordening|kaderrichtlijn|verdienmodel|rekenmodel|deelprogramma|"
        "raamwet|overgangsregeling|regelgevingsprogramma|businessmodel|bekostigingsmodel|rechtsstelsel|zorgstelsel|"
        "belastingstelsel|pensioenstelsel|onderwijsstelsel|opvangstelsel|asielstelsel|toeslagenstelsel|kiesstelsel|"
        "pensioenfonds|investeringsfonds|dienstregeling|pensioenregeling|verlofregeling|belastingregeling|"
        "sportfaciliteit|sanctiemechanisme|controlemechanisme|marktmechanisme|prijsmechanisme|burgerinitiatief|"
        "verdedigingsmechanisme|coördinatiemechanisme|toezichtsmechanisme|"
        "kredietfaciliteit|testfaciliteit|hervormingsprogramma|verkiezingsprogramma|ontwikkelingsstrategie";
    // An impact is no pact, and what only follows another strategy has no name of its own.
    static constexpr std::string_view no_endings = "impact|compact|hoofdwet";
    static constexpr std::string_view followers = "vervolg|deel|concept|ontwerp";
    for (std::size_t i = 1; i < sentence.words.size(); ++i) {
        const Word& w = sentence.words[i];
        // "de voorgestelde methaanverordening": adjectives may stand between the article and the name.
        std::size_t led = i - 1;
        while (led > 0 && i - led < 3 && sentence.words[led].word_class == WordClass::adjective) {
            --led;
        }
        if (w.capitalised() || !w.tag.starts_with("N(soort,ev") || one_of(w.lower, no_names) ||
            !one_of(sentence.word(led), "de|het|dit|deze") ||
            !first_of(no_endings, [&](std::string_view e) { return w.lower.ends_with(e); }).empty() ||
            !first_of(followers, [&](std::string_view f) { return w.lower.starts_with(f); }).empty()) {
            continue;
        }
        const std::string ending = first_of(
            endings, [&](std::string_view e) { return w.lower.size() > e.size() + 3 && w.lower.ends_with(e); });
        if (!ending.empty()) {
            out.push_back(text_candidate(sentence, i, i + 1, text_kind(ending, "plan"), 0));
        }
    }
}

/// "het project 'X'": a quoted name behind a noun that says what it is.
void quoted(const SentenceWork& sentence, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    for (std::size_t i = 0; i + 3 < words.size(); ++i) {
        constexpr std::string_view nouns = "project|programma|plan|fonds|initiatief|regeling|strategie|nota|agenda|"
                                           "convenant|visie|akkoord|model|mededeling|notitie|rapport|advies";
        const bool says =
            !first_of(nouns, [&](std::string_view noun) { return words[i].lower.ends_with(noun); }).empty();
        const std::optional<std::string> kind = says ? std::optional{text_kind(words[i].lower, "plan")} : std::nullopt;
        if (!kind || !one_of(words[i + 1].text, "'|\"|‘|“|’|«")) {
            continue;
        }
        std::size_t last = i + 2;
        while (last < words.size() && !one_of(words[last].text, "'|\"|’|”|‘|»")) {
            ++last;
        }
        if (last < words.size() && last < i + 12) {
            Candidate candidate = text_candidate(sentence, i, last + 1, *kind, 3);
            const std::string inner = sentence.printed(i + 2, last);
            candidate.entity.name = fmt::format("{} {}", words[i].lower, inner);
            candidate.entity.id = fmt::format("instrument/{}", slug(candidate.entity.name));
            candidate.entity.aliases.push_back(inner);
            out.push_back(std::move(candidate));
        }
    }
}

}  // namespace

std::vector<Candidate> instrument_candidates(const SentenceWork& sentence) {
    std::vector<Candidate> out;
    names(sentence, out);
    motions(sentence, out);
    several_motions(sentence, out);
    described_texts(sentence, out);
    titled_texts(sentence, out);
    numbered_texts(sentence, out);
    compounds(sentence, out);
    small_names(sentence, out);
    quoted(sentence, out);
    return out;
}

}  // namespace dossier::loaders::find

#include "loaders/find/instruments/described_texts.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "loaders/find/actors/groups.hpp"
#include "loaders/find/gazetteer/names.hpp"

namespace dossier::loaders::find {

namespace {

/// Small nouns that name a text by what it is about.
constexpr std::string_view described =
    "verordening|richtlijn|strategie|actieplan|actieagenda|verdrag|wet|wetsvoorstel|memorandum|convenant|programma|"
    "akkoord|overeenkomst|groeiplan|stappenplan|routekaart|kaderwet|beleidskader|subsidieregeling|non-paper|verklaring|"
    "agenda|conventie|pact|faciliteit|fonds|resolutie|kaderrichtlijn|gedragscode|kaderverdrag|raamovereenkomst|"
    "intentieverklaring|bestuursakkoord|raadsconclusies|begroting|richtlijnvoorstel|herzieningsvoorstel|"
    "toetsingskader|handelsakkoord|vrijhandelsakkoord|associatieakkoord|raamwerk";
constexpr std::string_view about = "over|voor|inzake|tegen|betreffende|tot|ter";

/// Nouns that a title stands behind without a preposition.
constexpr std::string_view titled =
    "verordening|richtlijn|wet|kaderrichtlijn|kaderwet|wetsvoorstel|actieplan|actieagenda|actieprogramma|programma|"
    "convenant|verdrag|akkoord|strategie|subsidieregeling|regeling|besluit|masterplan|routekaart|werkagenda|"
    "bestuursovereenkomst|bestuursakkoord|rijkswet";

/// Nouns that say of themselves whose text they are, with nothing else to tell them: "het actieplan van de C7".
constexpr std::string_view owned = "actieplan|werkprogramma|strategie|resolutie|actieprogramma|actieagenda";

/// Nouns of texts that are known by the other party.
constexpr std::string_view mutual =
    "akkoord|handelsakkoord|vrijhandelsakkoord|associatieakkoord|luchtvaartakkoord|verdrag|overeenkomst|"
    "raamovereenkomst|intentieverklaring|memorandum|terugkeerakkoord|migratieakkoord|veiligheidsovereenkomst";

/// "het handelsakkoord met India": where the name of the other party ends; `i` where the text at `i` has none.
std::size_t end_of_party(const SentenceWork& sentence, std::size_t i) {
    const std::vector<Word>& words = sentence.words;
    const std::size_t first = i + 2 + (one_of(sentence.word(i + 2), "de|het") ? 1U : 0U);
    std::size_t last = first;
    while (last < words.size() && words[last].capitalised() && words[last].word_class == WordClass::name) {
        ++last;
    }
    return one_of(words[i].lemma, mutual) && words[i + 1].is("met") && last > first ? last : i;
}

/// Where the noun phrase at `i` ends, with what is coordinated with it by a bare "en"; `i` if there is none.
std::size_t noun_phrase(const SentenceWork& sentence, std::size_t i) {
    const std::vector<Word>& words = sentence.words;
    std::size_t end = i;
    for (std::size_t k = i; k < words.size() && k < i + 8; ++k) {
        const Word& w = words[k];
        const bool half = w.lower.ends_with('-') && one_of(sentence.word(k + 1), "en|of");
        const bool noun =
            (w.word_class == WordClass::noun || w.capitalised()) && !half && w.word_class != WordClass::verb;
        const bool links =
            one_of(w.lower, "en|of") &&
            (sentence.word(k - 1).ends_with('-') ||
             (end == k && k + 1 < words.size() &&
              (words[k + 1].word_class == WordClass::noun || words[k + 1].tag.starts_with("ADJ(prenom"))));
        if (noun) {
            end = k + 1;
        } else if (!half && !links && !w.tag.starts_with("ADJ(prenom") && !w.tag.starts_with("WW(vd,prenom") &&
                   !w.tag.starts_with("WW(od,prenom")) {
            break;
        }
    }
    return end;
}

/// Does the "en" at `i` add a noun to the subject of a text: "fonds voor schade en verlies"? A verb right behind it
/// would have it for its own.
bool joins(const SentenceWork& sentence, std::size_t i) {
    const std::vector<Word>& words = sentence.words;
    std::size_t k = i + 1;
    while (k < words.size() && words[k].word_class == WordClass::adjective) {
        ++k;
    }
    return sentence.word(i) == "en" && k < words.size() && k == i + 1 && words[k].word_class == WordClass::noun &&
           words[k].capitalised() == words[i - 1].capitalised() && (k + 1 == words.size() || !words[k + 1].finite());
}

/// Does the noun at `i` stand in a phrase that a preposition or "en" leads: "van de (nieuwe) wet"? There what stands
/// right behind it is no object of a verb.
bool led_into(const SentenceWork& sentence, std::size_t i) {
    std::size_t k = i;
    while (k > 0 &&
           (sentence.words[k - 1].word_class == WordClass::determiner ||
            sentence.words[k - 1].word_class == WordClass::adjective || one_of(sentence.word(k - 1), "de|het"))) {
        --k;
    }
    return k > 0 &&
           (sentence.words[k - 1].word_class == WordClass::preposition || one_of(sentence.word(k - 1), "en|of"));
}

/// "de richtlijn …, de verordening handhaving passagiersrechten": what a list goes on with is a text as its first is.
bool lists(const SentenceWork& sentence, std::size_t i) {
    std::size_t k = i;
    while (k > 0 && (sentence.words[k - 1].word_class == WordClass::determiner ||
                     sentence.words[k - 1].word_class == WordClass::adjective)) {
        --k;
    }
    return k > 0 && sentence.word(k - 1) == "," &&
           std::any_of(sentence.words.begin(), sentence.words.begin() + static_cast<std::ptrdiff_t>(k),
                       [](const Word& w) { return one_of(w.lower, titled); });
}

/// "de verordening capaciteit spoorweginfrastructuur": two bare nouns stand in a title; a verb has one object.
bool two_nouns(const SentenceWork& sentence, std::size_t i) {
    return i + 1 < sentence.words.size() && sentence.words[i].tag.starts_with("N(soort") &&
           sentence.words[i + 1].tag.starts_with("N(soort");
}

/// "het Toetsingskader 2009", "de Verklaring van 26 oktober": a text in a capital, told by its year or day.
void dated_text(const SentenceWork& sentence, std::size_t i, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    const std::string_view next = sentence.word(i + 1);
    const bool year = next.size() == 4 && next.find_first_not_of("0123456789") == std::string_view::npos;
    const auto day = std::ranges::find_if(sentence.times,
                                          [&](const TimeExpression& t) { return t.first == i + 1 && next == "van"; });
    if (i == 0 || !words[i].capitalised() || (!year && day == sentence.times.end())) {
        return;
    }
    out.push_back(text_candidate(sentence, i, year ? i + 2 : day->last, text_kind(words[i].lower, "plan"), 2));
}

}  // namespace

std::string text_kind(std::string_view name, std::string_view otherwise) {
    const std::optional<std::string> kind = kind_of_name(name);
    return kind && *kind != "Organization" && *kind != "event" ? *kind : std::string{otherwise};
}

Candidate text_candidate(const SentenceWork& sentence, std::size_t first, std::size_t last, std::string kind,
                         int rank) {
    const std::string text = sentence.printed(first, last);
    return {first, last,
            make_entity(EntityClass::instrument, fmt::format("instrument/{}", slug(text)), text, std::move(kind)),
            "name", rank};
}

void described_texts(const SentenceWork& sentence, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        // "het actieplan van de C7": of a body that a short name tells.
        const bool whose = one_of(words[i].lower, owned) && words[i + 1].is("van");
        if (whose) {
            std::size_t last = i + 2 + (one_of(sentence.word(i + 2), "de|het") ? 1U : 0U);
            const std::size_t from = last;
            while (last < words.size() && words[last].capitalised()) {
                ++last;
            }
            if (last > from && words[from].word_class != WordClass::pronoun) {
                out.push_back(text_candidate(sentence, i, last, text_kind(words[i].lower, "plan"), 2));
            }
            continue;
        }
        if (const std::size_t party = end_of_party(sentence, i); party > i) {
            const bool intended = one_of(words[i].lemma, "intentieverklaring|memorandum");
            out.push_back(text_candidate(sentence, i, party, intended ? "pledge" : "treaty", 2));
            continue;
        }
        if (!(one_of(words[i].lemma, described) || one_of(words[i].lower, described))) {
            continue;
        }
        if (!one_of(words[i + 1].lower, about)) {
            dated_text(sentence, i, out);
            continue;
        }
        std::size_t last = i + 2;
        std::size_t end = 0;
        // The phrase behind the preposition, with one "van" or "voor" phrase on it.
        while (last < words.size() && last < i + 12) {
            const Word& w = words[last];
            const bool half = w.lower.ends_with('-') && one_of(sentence.word(last + 1), "en|of");
            const bool inner = w.word_class == WordClass::determiner || w.word_class == WordClass::adjective || half ||
                               (one_of(w.lower, "en|of") && sentence.word(last - 1).ends_with('-')) ||
                               (end > 0 && end == last &&
                                (one_of(w.lower, "van|in|op|tegen|inzake|betreffende") || joins(sentence, last)));
            if (w.nominal() && !half) {
                end = last + 1;
            } else if (!inner) {
                break;
            }
            ++last;
        }
        // "de geannoteerde agenda voor de Raad" is a letter's own paper, "het convenant voor de periode" names no
        // field.
        const bool dated = std::ranges::any_of(
            sentence.times, [&](const TimeExpression& t) { return t.first < end && i + 1 < t.last; });
        const bool paper = i > 0 && one_of(sentence.word(i - 1), "geannoteerde|voorlopige|uitgebreide");
        if (end > 0 && !paper && !dated && words[i + 2].lower != "doel" &&
            !one_of(words[end - 1].lemma, "periode|jaar|raad|toekomst|vergadering")) {
            Candidate text = text_candidate(sentence, i, end, text_kind(words[i].lemma, "plan"), 2);
            // "de politieke verklaring over …" by its adjective too.
            std::size_t described = i;
            while (described > 0 && words[described - 1].tag.starts_with("ADJ(prenom")) {
                --described;
            }
            if (described < i) {
                text.entity.aliases.push_back(sentence.printed(described, end));
            }
            out.push_back(std::move(text));
        }
    }
}

void titled_texts(const SentenceWork& sentence, std::vector<Candidate>& out) {
    const std::vector<Word>& words = sentence.words;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        const Word& head = words[i];
        if (!one_of(head.lower, titled)) {
            continue;
        }
        const Word& next = words[i + 1];
        const bool begins = (next.word_class == WordClass::noun && !is_role_noun(next)) ||
                            next.tag.starts_with("ADJ(prenom") || next.tag.starts_with("WW(vd,prenom") ||
                            (next.lower.ends_with('-') && one_of(sentence.word(i + 2), "en|of"));
        const std::size_t last =
            begins && (!next.capitalised() || next.tag.starts_with("ADJ")) ? noun_phrase(sentence, i + 1) : i + 1;
        const bool timed = std::ranges::any_of(
            sentence.times, [&](const TimeExpression& t) { return t.first < last && i + 1 < t.last; });
        // In small letters, "stelt de richtlijn eisen": a noun behind the noun is as often what the verb is about.
        const bool title = (head.capitalised() && i > 0) || led_into(sentence, i) || lists(sentence, i) ||
                           two_nouns(sentence, i + 1) || (sentence.word(last) == "(" && sentence.word(last + 2) == ")");
        // "de Tijdelijke wet transparantie turboliquidatie"
        const bool led = i > 1 && words[i - 1].capitalised() && words[i - 1].word_class == WordClass::adjective;
        if (last > i + 1 && !timed && (title || led)) {
            out.push_back(text_candidate(sentence, led ? i - 1 : i, last, text_kind(head.lower, "plan"), 2));
        }
    }
}

void numbered_texts(const SentenceWork& sentence, std::vector<Candidate>& out) {
    constexpr std::string_view acts = "verordening|richtlijn|besluit|kaderbesluit|uitvoeringsbesluit|beschikking|"
                                      "uitvoeringsverordening|raadsbesluit";
    constexpr std::string_view digits = "0123456789";
    for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
        const bool resolution = sentence.word(i).ends_with("resolutie");
        if (!resolution && !one_of(sentence.word(i), acts)) {
            continue;
        }
        // "(EU)", "(GBVB)" and "nr." stand between.
        std::size_t k = i + 1;
        k += sentence.word(k) == "(" && sentence.word(k + 2) == ")" ? 3 : 0;
        k += one_of(sentence.word(k), "nr.|nr") ? 1 : 0;
        const std::string_view number = sentence.word(k);
        constexpr std::size_t fewest_digits = 2;
        const std::size_t letters = number.starts_with("es-") ? 3 : 0;
        const bool plain = number.size() >= fewest_digits + letters &&
                           number.find_first_not_of("0123456789/", letters) == std::string_view::npos;
        const bool act = number.find('/') != std::string_view::npos && digits.find(number[0]) != std::string_view::npos;
        if (!(resolution ? plain : act)) {
            continue;
        }
        // "2010/75/EU", "ES-11/1" may be taken apart.
        std::size_t last = k + 1;
        while (sentence.word(last).starts_with('/')) {
            last += sentence.word(last) == "/" ? 2 : 1;
        }
        last = std::min(last, sentence.words.size());
        Candidate text = text_candidate(sentence, i, last, "plan", 2);
        text.entity.aliases.push_back(
            fmt::format("{} {}", resolution ? "resolutie" : sentence.word(i), sentence.printed(k, last)));
        std::erase(text.entity.aliases, text.entity.name);
        out.push_back(std::move(text));
    }
}

}  // namespace dossier::loaders::find

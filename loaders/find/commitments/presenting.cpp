#include "loaders/find/commitments/presenting.hpp"

#include <algorithm>

#include "loaders/find/commitments/promises.hpp"

namespace dossier::loaders::find {

namespace {

/// Verbs of saying something here and now.
constexpr std::string_view telling =
    "benadrukken|informeren|melden|opmerken|wijzen|ingaan|verwijzen|danken|bedanken|feliciteren|complimenteren|"
    "onderstrepen|meegeven|toelichten|"
    "stilstaan|aangeven|meedelen|mededelen|herhalen|noemen|reageren|antwoorden|schetsen|berichten|attenderen|vermelden";
/// Verbs by which the senders of a letter hand over what is in it.
constexpr std::string_view handing_over =
    "informeren|berichten|inlichten|melden|meedelen|mededelen|zenden|sturen|toezenden|toesturen|toekomen|aanbieden|"
    "bieden|aanreiken|verstrekken|ingaan|reageren|antwoorden|beantwoorden|schetsen|rapporteren|vermelden|voldoen|"
    "voorleggen|overleggen|delen";

/// "In paragraaf 3", "in bijlage 2", "in hoofdstuk 4": a part of this letter, as no other is named with it.
bool names_part(const std::vector<Word>& words, const Clause& clause) {
    for (const std::size_t w : clause.words) {
        const bool part = one_of(words[w].lemma, "paragraaf|hoofdstuk|bijlage|onderdeel|passage|alinea");
        const bool counted = w + 1 < words.size() && words[w + 1].word_class == WordClass::numeral;
        const bool of_other = w + 2 < words.size() && words[w + 2].is("van");
        if (part && counted && !of_other && w > 0 && one_of(words[w - 1].lower, "in|onder|bij")) {
            return true;
        }
    }
    return false;
}

/// Does the clause name this letter or what is enclosed? "Hierbij zal het voorzitterschap inzetten op X" does not:
/// others than the government do nothing by the letter.
bool presents(const Letter& letter, const Roles& roles, const Clause& clause) {
    const std::vector<Word>& words = roles.work().words;
    const std::vector<std::size_t> agents = roles.agents();
    const bool own = agents.empty() || std::ranges::any_of(agents, [&](std::size_t a) {
                         return dutch_government(letter, a) || letter.entity(a).id.ends_with("-kamer");
                     });
    constexpr std::string_view enclosures = "bijgevoegd|bijgevoegde|bijgesloten|ingesloten|bijlage|bijlagen|bijgaande";
    const bool gives = roles.has_verb(handing_over) || roles.has_verb("ontvangen|treffen|aantreffen|vinden|doen");
    const bool enclosed = clause.form == Clause::Form::main && gives && !means_to(roles) &&
                          !set_in_future(letter, roles) &&
                          std::ranges::any_of(words, [&](const Word& w) { return one_of(w.lower, enclosures); });
    const bool further_on = own && roles.has_verb(handing_over) && clause.has_word(words, "hierna|verderop");
    if (enclosed || further_on || clause.has_word(words, "bijgaand|hieronder|onderstaand|onderstaande") ||
        (own && clause.has_word(words, "hierbij|hiermee"))) {
        return true;
    }
    // "Bij deze bied ik u … aan" says it in two words.
    if (own && words.size() > 2 && words[0].is("bij") && words[1].is("deze") &&
        words[2].word_class == WordClass::verb) {
        return true;
    }
    // "Naar aanleiding van het verzoek … informeer ik u over": this letter is the answer.
    if (own && clause.has_word(words, "aanleiding") && clause.has_word(words, "verzoek") && !roles.intended()) {
        return true;
    }
    // "Nu informeer ik uw Kamer over …": at once, in this letter.
    if (clause.has_word(words, "nu") && roles.has_verb(reporting) && !roles.intended()) {
        return true;
    }
    // "… informeer ik u als volgt".
    for (std::size_t k = 1; k < words.size(); ++k) {
        if (words[k - 1].is("als") && words[k].is("volgt")) {
            return true;
        }
    }
    if (names_part(words, clause)) {
        return true;
    }
    for (std::size_t k = 1; k < clause.words.size(); ++k) {
        // "deze brief", "deze geannoteerde agenda".
        const std::size_t led = k > 1 && words[clause.words[k - 1]].word_class == WordClass::adjective ? k - 2 : k - 1;
        const bool this_one = one_of(roles.work().word(clause.words[led]), "deze|dit");
        const bool next_part = one_of(roles.work().word(clause.words[k - 1]), "deze|volgende|onderstaande");
        const std::string& noun = words[clause.words[k]].lemma;
        if (next_part && one_of(noun, "paragraaf|hoofdstuk|alinea|passage")) {
            return true;
        }
        if (this_one && (noun.ends_with("brief") || noun.ends_with("agenda") ||
                         one_of(noun, "schrijven|verslag|beantwoording|nota|notitie|rapportage|weg"))) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool presents_letter(const Letter& letter, const Roles& roles) {
    const Clause& own = roles.clause();
    // "Met deze brief voer ik de toezegging uit en informeer ik uw Kamer": the letter does both.
    const bool goes_on = own.form == Clause::Form::main && own.opener == "en" && own.parent && roles.index() > 0;
    if (goes_on && !roles.intended() && presents(letter, roles, roles.work().clauses[*own.parent])) {
        return true;
    }
    return presents(letter, roles, own);
}

bool tells_now(const Letter& letter, const Roles& roles) {
    const std::vector<Word>& words = roles.work().words;
    const Clause& c = roles.clause();
    if (!c.finite || roles.past() || set_in_future(letter, roles)) {
        return false;
    }
    const std::string& finite = words[*c.finite].lemma;
    const bool own = c.has_word(words, "ik|wij|we");
    const bool wish = own && (one_of(finite, "willen|wensen") || roles.has_verb("hechten")) && roles.has_verb(telling);
    // "Tevens informeert het kabinet uw Kamer over X": at once, as nothing says when else.
    const bool further =
        c.has_word(words, "ook|tevens|daarnaast|eveneens|verder|voorts|slot|kader|middels|daarbij|hierover") &&
        !put_off_to_later(letter, roles) && roles.has_verb("informeren|aanbieden|ingaan") &&
        roles.governed_by("door").empty();
    // "Mede namens X bieden de ministers u de brief aan": who signs for others signs this letter.
    const bool signs = own || c.has_word(words, "namens");
    // "breng ik u op de hoogte van", "breng ik verslag uit".
    const bool tells = roles.has_verb(handing_over) ||
                       (c.has_word(words, "hoogte|kennis|verslag") && roles.has_verb("brengen|stellen|uitbrengen"));
    const bool hands_over = signs && !c.passive && tells && !put_off_to_later(letter, roles);
    return wish || further || hands_over;
}

}  // namespace dossier::loaders::find

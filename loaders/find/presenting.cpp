#include "loaders/find/presenting.hpp"

#include <algorithm>

#include "loaders/find/promises.hpp"

namespace dossier::loaders::find {

namespace {

/// Does the clause name this letter or what is enclosed? "Hierbij zal het voorzitterschap inzetten op X" does not:
/// others than the government do nothing by the letter.
bool presents(const Letter& letter, const Roles& roles, const Clause& clause) {
    const std::vector<Word>& words = roles.work().words;
    const std::vector<std::size_t> agents = roles.agents();
    const bool own = agents.empty() || std::ranges::any_of(agents, [&](std::size_t a) {
                         return dutch_government(letter, a) || letter.entity(a).id.ends_with("-kamer");
                     });
    if (clause.has_word(words, "bijgaand|hieronder|onderstaand") ||
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
    for (std::size_t k = 1; k < clause.words.size(); ++k) {
        const bool this_one = one_of(roles.work().word(clause.words[k - 1]), "deze|dit");
        const bool next_part = one_of(roles.work().word(clause.words[k - 1]), "deze|volgende|onderstaande");
        const std::string& noun = words[clause.words[k]].lemma;
        if (next_part && one_of(noun, "paragraaf|hoofdstuk|alinea|passage")) {
            return true;
        }
        if (this_one && (noun.ends_with("brief") || one_of(noun, "schrijven|verslag|beantwoording"))) {
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

}  // namespace dossier::loaders::find

#include "loaders/find/commitments/deeds.hpp"

#include <algorithm>
#include <vector>

namespace dossier::loaders::find {

namespace {

/// What one comes with.
constexpr std::string_view proposals =
    "voorstel|wetsvoorstel|plan|actieplan|brief|aanpak|strategie|mededeling|richtlijn|verordening|uitwerking|pakket|"
    "visie|maatregel|advies|rapport|handreiking|routekaart|initiatief";

}  // namespace

bool proposes(const Roles& roles, const VerbUse& verb) {
    const std::vector<std::size_t> led = roles.governed_by("met");
    return verb.is("komen") && std::ranges::any_of(led, [&](std::size_t p) {
               return one_of(roles.work().words[roles.clause().phrases[p].head].lemma, proposals);
           });
}

bool infinitive_of_deed(const Roles& roles) {
    const SentenceWork& work = roles.work();
    const std::vector<VerbUse>& verbs = roles.clause().verbs;
    const auto with_te = [&](const VerbUse& v) {
        return v.word != roles.clause().finite && v.word > 0 && work.word(v.word - 1) == "te";
    };
    const auto state = [&](const VerbUse& v) {
        return with_te(v) && !proposes(roles, v) && (v.is(unbinding) || v.is(attending) || v.is(judging));
    };
    return std::ranges::any_of(verbs, with_te) && std::ranges::none_of(verbs, state) &&
           !roles.clause().has_word(work.words, "kunnen|moeten");
}

bool says_that(const Roles& roles) {
    return std::ranges::any_of(roles.work().clauses, [&](const Clause& inner) {
        return inner.opener == "dat" && inner.parent == roles.index();
    });
}

bool names_sum(const Roles& roles) {
    return std::ranges::any_of(roles.work().quantities, [](const Quantity& q) { return q.unit == "EUR"; });
}

}  // namespace dossier::loaders::find

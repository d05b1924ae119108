#include "loaders/find/commitments/deeds.hpp"

#include <algorithm>
#include <vector>

#include "loaders/find/commitments/promises.hpp"

namespace dossier::loaders::find {

namespace {

/// What one comes with.
constexpr std::string_view proposals =
    "voorstel|wetsvoorstel|plan|actieplan|brief|aanpak|strategie|mededeling|richtlijn|verordening|uitwerking|pakket|"
    "visie|maatregel|advies|rapport|handreiking|routekaart|initiatief";

/// What one has resolved.
constexpr std::string_view resolutions = "besluit|beslissing|toezegging|voornemen|belofte|plan|intentie|aankondiging|"
                                         "bereidheid|aanbod|verbintenis";

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
    const auto helps = [&](const VerbUse& v) {
        return std::ranges::any_of(verbs, [&](const VerbUse& other) { return other.word == v.word + 1; });
    };
    // "te leveren", "te willen leveren".
    const auto with_te = [&](const VerbUse& v) {
        const std::string_view led = v.word > 0 ? work.word(v.word - 1) : std::string_view{};
        const bool means = v.word > 1 && one_of(led, "willen|zullen|gaan") && work.word(v.word - 2) == "te";
        return v.word != roles.clause().finite && (means || (led == "te" && !(v.is("willen|zullen|gaan") && helps(v))));
    };
    const auto state = [&](const VerbUse& v) {
        return with_te(v) && !proposes(roles, v) && (v.is(unbinding) || v.is(attending) || v.is(judging));
    };
    return std::ranges::any_of(verbs, with_te) && std::ranges::none_of(verbs, state) &&
           !roles.clause().has_word(work.words, "kunnen|moeten");
}

bool resolved_by_noun(const Roles& roles) {
    const Clause& c = roles.clause();
    const SentenceWork& work = roles.work();
    const std::size_t om = c.words.empty() ? 0 : c.words.front();
    if (c.form != Clause::Form::infinitive || c.opener != "om" || om < 2) {
        return false;
    }
    const auto resolves = [&](std::size_t word) { return one_of(work.words[word].lemma, resolutions); };
    if (resolves(om - 1) && one_of(work.word(om - 2), "mijn|ons|onze")) {
        return true;
    }
    return std::ranges::any_of(work.hits, [&](const Hit& hit) {
        const std::size_t article = hit.first > 1 && one_of(work.word(hit.first - 1), "de|het") ? 1 : 0;
        const bool owner = hit.last == om && hit.first > article + 1 && work.word(hit.first - article - 1) == "van" &&
                           resolves(hit.first - article - 2);
        return owner || (hit.last + 1 == om && resolves(om - 1) && hit.how != "pronoun");
    });
}

bool drafts_proposal(const Roles& roles) {
    const auto proposal = [&](std::size_t p) {
        return ends_with_one_of(roles.work().words[roles.clause().phrases[p].head].lemma, proposals);
    };
    return !roles.past() &&
           ((roles.has_verb("werken") && std::ranges::any_of(roles.governed_by("aan"), proposal)) ||
            (roles.has_verb("voorbereiden|opstellen|uitwerken") && std::ranges::any_of(roles.objects(), proposal)));
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

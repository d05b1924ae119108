#include "loaders/find/commitments/wills.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "loaders/find/commitments/deeds.hpp"
#include "loaders/find/commitments/promises.hpp"

namespace dossier::loaders::find {

namespace {

/// Words by which an actor makes known what it will do: "gaf aan X te verlengen", "sprak de bereidheid uit om".
constexpr std::string_view making_known = "aangeven|bekendmaken|meedelen|mededelen|melden|verklaren|uitspreken|zeggen";
/// Nouns of a will, which one has, expresses or makes known.
constexpr std::string_view wills =
    "ambitie|doel|voornemen|intentie|bereidheid|bedoeling|plan|doelstelling|wens|streven|streefdoel";
/// Verbs by which one speaks out such a will.
constexpr std::string_view willing_verbs =
    "uitspreken|tonen|uiten|bekendmaken|bevestigen|herhalen|onderstrepen|kenbaarmaken|maken|aangeven|herbevestigen|"
    "opvatten|benadrukken|verwoorden|ontvouwen|formuleren|aankondigen";

/// Words that with a verb say that one means to do what an infinitive then tells.
struct Will {
    std::string_view verbs, words;
    bool told = false;  ///< also where it was said before: "stelde zich ten doel om"
};
constexpr std::array will_frames{
    Will{"zijn|blijven", "vastbesloten|vastberaden"},
    Will{"stellen", "doel", true},
    Will{"nemen|voornemen", "zich", true},
    Will{"hebben", "ambitie|doel|voornemen|intentie|bereidheid"},
    Will{"zien", "aanleiding|reden"},
    Will{"vasthouden", wills},
    Will{"verbinden|committeren|verplichten", "zich", true},
};

/// "gaf aan de controles te verlengen": what one does, not how one is or what one has done.
bool makes_known(const Roles& roles) {
    const auto has = [&](std::string_view words) { return roles.clause().has_word(roles.work().words, words); };
    const bool said = roles.has_verb(making_known) || (roles.has_verb("maken") && has("bekend|kenbaar")) ||
                      (roles.has_verb("laten") && roles.has_verb("weten"));
    return said && infinitive_of_deed(roles);
}

}  // namespace

bool tells_will(const Roles& roles) {
    const auto has = [&](std::string_view words) { return roles.clause().has_word(roles.work().words, words); };
    const bool infinitive = with_infinitive(roles);
    const bool framed = infinitive && std::ranges::any_of(will_frames, [&](const Will& will) {
                            return roles.has_verb(will.verbs) && has(will.words) && (will.told || !roles.past());
                        });
    const bool plan = roles.has_verb("zijn") && roles.intended() && has("plan");
    const bool intent =
        (has("voornemens") && roles.clause().verbs.size() > 1) || ((has("voornemens") || plan) && infinitive);
    const bool foreseen = roles.has_verb("verwachten|hopen") && infinitive_of_deed(roles);
    return framed || (!roles.past() && (intent || foreseen));
}

bool tells_offer(const Roles& roles) {
    const auto has = [&](std::string_view words) { return roles.clause().has_word(roles.work().words, words); };
    const bool infinitive = with_infinitive(roles);
    const bool ready = has("gereed|klaar") && infinitive;
    if ((has("bereid") || ready) && roles.has_verb("verklaren|zijn|tonen|staan|blijven")) {
        return true;
    }
    const bool announces = roles.has_verb("aankondigen|beloven|toezeggen");
    const Clause& c = roles.clause();
    const bool gifts = announces && !(c.passive ? c.subjects : roles.objects()).empty();
    const bool announced = gifts || ((has("aangeboden|aangekondigd|beloofd") || announces) && infinitive);
    // "deed de toezegging om", "stelde een voorstel in het vooruitzicht".
    const bool given = (has("toezegging|belofte") && roles.has_verb("doen|geven") && infinitive) ||
                       (has("vooruitzicht") && roles.has_verb("stellen"));
    const bool voiced = has(wills) && roles.has_verb(willing_verbs) && infinitive;
    const bool chosen = roles.has_verb("kiezen") && infinitive;
    const bool vowed = roles.has_verb("beloven|toezeggen") && says_that(roles);
    // "heeft EUR 100 miljoen gereserveerd": what was given is past, what is kept is still to be spent.
    const bool set_aside = roles.has_verb("reserveren") && names_sum(roles);
    return roles.past() &&
           (chosen || given || has("toegezegd") || announced || voiced || vowed || set_aside || makes_known(roles));
}

}  // namespace dossier::loaders::find

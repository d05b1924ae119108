#include "loaders/find/topics/places.hpp"

namespace dossier::loaders::find {

bool only_says_where(const SentenceWork& sentence, const Hit& region) {
    const Word& name = sentence.words[region.first];
    std::size_t led = region.first;
    while (led > 0 && one_of(sentence.word(led - 1), "de|het")) {
        --led;
    }
    if (!name.capitalised() || !name.entity.ends_with("LOC") || led == 0 ||
        !one_of(sentence.word(led - 1), "in|op|naar|uit|vanuit|langs|boven|nabij")) {
        return false;
    }
    constexpr std::string_view states =
        "situatie|toestand|ontwikkeling|crisis|conflict|oorlog|inzet|stabiliteit|beleid";
    return led < 2 || !sentence.words[led - 2].nominal() || !one_of(sentence.words[led - 2].lemma, states);
}

}  // namespace dossier::loaders::find

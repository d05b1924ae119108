#include <algorithm>
#include <utility>

#include "loaders/find/gazetteer/gazetteer.hpp"

namespace dossier::loaders::find {

bool Gazetteer::Name::matches(std::span<const Word> from) const {
    if (from.size() < words.size()) {
        return false;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (from[i].lower != words[i]) {
            return false;
        }
    }
    const bool capital = text != lower_case(text);
    if (!capital) {
        return true;
    }
    // `VS`, `AU`, `IS` are also ordinary letters or words in small print, so they stand as written; but an apostrophe
    // is printed in two ways.
    if (words.size() == 1 && text.size() <= 5) {
        const bool possessive = text.find('\'') != std::string::npos && from[0].capitalised();
        return from[0].text == text || possessive || (form == NameForm::adjective && from[0].capitalised());
    }
    // "de richtlijn energie-efficiëntie": what kind of text it is stands in small letters too.
    constexpr std::string_view texts =
        "richtlijn|verordening|verdrag|overeenkomst|wet|besluit|strategie|actieplan|pact";
    const bool titled = words.size() > 1 && form == NameForm::name && one_of(words[0], texts);
    return from[0].capitalised() || titled || lower_case(text.substr(0, 1)) == text.substr(0, 1);
}

void Gazetteer::Names::add(Name name) {
    for (const Word& word : plain_words(name.text)) {
        name.words.push_back(word.lower);
    }
    std::vector<std::size_t>& same = by_first_word_[name.words.front()];
    const auto longer =
        std::ranges::find_if(same, [&](std::size_t i) { return names_[i].words.size() < name.words.size(); });
    same.insert(longer, names_.size());
    names_.push_back(std::move(name));
}

std::span<const std::size_t> Gazetteer::Names::beginning(std::string_view word) const {
    const auto found = by_first_word_.find(std::string{word});
    return found == by_first_word_.end() ? std::span<const std::size_t>{} : std::span{found->second};
}

}  // namespace dossier::loaders::find

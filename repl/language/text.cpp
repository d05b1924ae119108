#include "repl/language/text.hpp"

#include <algorithm>

namespace dossier::repl {

const Wording& wording(Language language) { return language == Language::dutch ? dutch() : english(); }

std::string_view words_of(Language language, Text text) {
    return wording(language).texts[static_cast<std::size_t>(text)].second;
}

std::string_view heading(Language language, std::string_view name) {
    const auto headings = wording(language).headings;
    const auto found = std::ranges::find(headings, name, &Heading::first);
    return found == headings.end() ? name : found->second;
}

std::string counted(Language language, Text text, std::size_t count) {
    const std::string_view forms = words_of(language, text);
    const std::size_t bar = forms.find('|');
    const std::string_view form = count == 1 ? forms.substr(0, bar) : forms.substr(bar + 1);
    return fmt::format(fmt::runtime(form), fmt::arg("count", count));
}

}  // namespace dossier::repl

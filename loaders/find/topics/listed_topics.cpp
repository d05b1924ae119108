#include "loaders/find/topics/listed_topics.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace dossier::loaders::find {

namespace {

bool vowel(char c) { return std::string_view{"aeiou"}.find(c) != std::string_view::npos; }

/// How a noun's plural may be written; which of these it is, the tree's names tell.
std::vector<std::string> plurals(const std::string& noun) {
    std::vector<std::string> forms{noun + "s", noun + "'s", noun + "n", noun + "en"};
    const std::size_t n = noun.size();
    const char last = noun[n - 1];
    const std::string stem = noun.substr(0, n - 1);
    if (vowel(last) || n < 3) {
        return forms;
    }
    const bool long_vowel = vowel(noun[n - 2]) && noun[n - 3] == noun[n - 2];
    const std::string open = long_vowel ? noun.substr(0, n - 2) : stem;  // "maat", "maten"
    const char voiced = last == 'f' ? 'v' : last == 's' ? 'z' : last;
    forms.push_back(open + voiced + "en");
    if (vowel(noun[n - 2]) && !long_vowel) {
        forms.push_back(noun + last + "en");
    }
    if (noun.ends_with("heid")) {
        forms.push_back(noun.substr(0, n - 3) + "eden");
    }
    return forms;
}

void add_names(const Gazetteer& gazetteer, std::string_view key, std::span<const Word> rest, bool as_written,
               std::vector<ListedTopic>& out, std::size_t first) {
    for (const std::size_t n : gazetteer.names_beginning(key)) {
        const Gazetteer::Name& name = gazetteer.names()[n];
        if (gazetteer.entries()[name.entry].entity.entity_class != EntityClass::topic) {
            continue;
        }
        // Of names with capitals ("F-35", "EMU") there is one form.
        const bool says = as_written ? name.matches(rest) : name.words.size() == 1 && name.text == name.words[0];
        if (says) {
            out.push_back({&name, first + name.words.size()});
        }
    }
}

/// "PFAS-verbod", "drone-incidenten": the topic that the first part of a compound names as it stands.
void add_first_part(const Gazetteer& gazetteer, const Word& compound, std::vector<ListedTopic>& out, std::size_t i) {
    constexpr std::size_t shortest = 4;
    const std::size_t hyphen = compound.text.find('-');
    if (hyphen == std::string::npos || hyphen < shortest || hyphen + shortest > compound.text.size()) {
        return;
    }
    const std::string part = compound.text.substr(0, hyphen);
    for (const std::size_t n : gazetteer.names_beginning(lower_case(part))) {
        const Gazetteer::Name& name = gazetteer.names()[n];
        if (gazetteer.entries()[name.entry].entity.entity_class == EntityClass::topic && name.text == part) {
            out.push_back({&name, i + 1});
        }
    }
}

}  // namespace

std::vector<ListedTopic> listed_topics_at(const Gazetteer& gazetteer, const std::vector<Word>& words,
                                          std::size_t first) {
    std::vector<ListedTopic> found;
    const Word& word = words[first];
    const std::span<const Word> rest = std::span{words}.subspan(first);
    add_names(gazetteer, word.lower, rest, true, found, first);
    if (found.empty()) {
        add_first_part(gazetteer, word, found, first);
    }
    // Short nouns have too many neighbours: "bus", "bussen".
    constexpr std::size_t shortest = 9;
    if (!found.empty() || !word.tag.starts_with("N(soort") || word.lemma.size() < shortest) {
        return found;
    }
    if (word.lemma != word.lower) {
        add_names(gazetteer, word.lemma, rest, false, found, first);
    }
    for (const std::string& plural : plurals(word.lemma)) {
        if (plural != word.lower) {
            add_names(gazetteer, plural, rest, false, found, first);
        }
    }
    return found;
}

}  // namespace dossier::loaders::find

#include "loaders/find/events/heading_words.hpp"

#include <algorithm>
#include <vector>

#include "loaders/find/events/meeting_words.hpp"

namespace dossier::loaders::find {

namespace {

bool has_small(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool has_capital(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "RAAD BUITENLANDSE ZAKEN van 14 maart": most of what has a capital has nothing else.
bool is_shouted(const std::vector<Word>& words) {
    constexpr std::size_t few = 3;
    std::size_t capitals = 0;
    std::size_t others = 0;
    for (const Word& word : words) {
        if (word.text.size() >= few && (has_capital(word.text) || has_small(word.text))) {
            ++(has_small(word.text) ? others : capitals);
        }
    }
    return capitals >= few && capitals > 2 * others;
}

}  // namespace

HeadingLetters::HeadingLetters(const Letter& letter) {
    for (const read::Section& section : letter.document().sections) {
        if (const std::vector<Word> words = plain_words(section.title); is_shouted(words)) {
            for (const Word& word : words) {
                forms_.try_emplace(word.lower);
            }
        }
    }
    for (const SentenceWork& sentence : letter.sentences()) {
        // The first word of a sentence tells nothing, as it begins with a capital anyway.
        for (std::size_t i = 1; !forms_.empty() && i < sentence.words.size(); ++i) {
            if (const auto known = forms_.find(sentence.words[i].lower); known != forms_.end()) {
                ++known->second[sentence.words[i].text];
            }
        }
    }
}

std::string HeadingLetters::in_running_letters(const Word& word) const {
    constexpr std::string_view heading_words = "d.d.|informele|formele|extra|verslag|agenda|geannoteerde|inzet";
    if (has_small(word.text) || !has_capital(word.text)) {
        return word.text;
    }
    if (one_of(word.lower, small_words) || one_of(word.lower, heading_words)) {
        return word.lower;
    }
    const auto known = forms_.find(word.lower);
    if (known != forms_.end() && !known->second.empty()) {
        return std::ranges::max_element(known->second, {}, [](const auto& form) { return form.second; })->first;
    }
    // A meeting is a common noun, also where no sentence names it; English ones are names.
    const bool noun = sort_of(word) != Sort::none && !one_of(word.lower, "meeting|summit|conference|forum") &&
                      word.text.find('-') == std::string::npos;
    return noun ? word.lower : as_name(word.text);
}

std::string HeadingLetters::in_running_letters(std::string_view heading) const {
    const std::vector<Word> words = plain_words(heading);
    if (!is_shouted(words)) {
        return std::string{heading};
    }
    std::string running;
    std::size_t from = 0;
    for (const Word& word : words) {
        running += heading.substr(from, word.where.begin - from);
        running += in_running_letters(word);
        from = word.where.end;
    }
    return running + std::string{heading.substr(from)};
}

}  // namespace dossier::loaders::find

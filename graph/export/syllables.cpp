#include "graph/export/syllables.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace dossier::graph {

namespace {

constexpr char other = '.';  ///< what is no Latin letter

/// `é` and `E` are `e`.
char plain_letter(const std::string& character) {
    if (character.size() == 1) {
        const int lower = u_tolower(static_cast<unsigned char>(character.front()));
        return lower >= 'a' && lower <= 'z' ? static_cast<char>(lower) : other;
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto* const decomposition = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return other;
    const icu::UnicodeString parts = decomposition->normalize(icu::UnicodeString::fromUTF8(character), status);
    const UChar32 base = U_SUCCESS(status) && parts.length() > 0 ? u_tolower(parts.char32At(0)) : 0;
    return base >= 'a' && base <= 'z' ? static_cast<char>(base) : other;
}

bool is_vowel(std::string_view word, std::size_t at) {
    if (word[at] == 'j') return at > 0 && word[at - 1] == 'i';  // ij is one sound
    return std::string_view{"aeiouy"}.find(word[at]) != std::string_view::npos;
}

bool is_joint(char before_s) { return std::string_view{"bdfgkpt"}.find(before_s) != std::string_view::npos; }

/// How many of these consonants stay before the cut.
std::size_t kept(std::string_view cluster) {
    constexpr std::array<std::string_view, 34> onsets{
        "schr", "sch", "str", "spr", "spl", "scr", "st", "sp", "sl", "sm", "sn", "sk", "sc", "ch", "ph", "th", "kl",
        "kr",   "kn",  "kw",  "pl",  "pr",  "bl",  "br", "dr", "dw", "fl", "fr", "gl", "gr", "tr", "tw", "vl", "vr"};
    const std::size_t joint = cluster.rfind('s');
    const bool followed = joint != std::string_view::npos && joint + 1 < cluster.size() && cluster[joint + 1] != 'c';
    if (followed && joint > 0 && (is_joint(cluster[joint - 1]) || cluster[joint - 1] == 's')) {
        return cluster[joint - 1] == 's' ? joint : joint + 1;  // of two the second begins the next word
    }
    for (const std::string_view onset : onsets) {
        if (cluster.ends_with(onset) && cluster.size() > onset.size()) return cluster.size() - onset.size();
    }
    return std::ranges::find(onsets, cluster) != onsets.end() ? 0 : cluster.size() - 1;
}

}  // namespace

std::vector<SyllableBreak> syllable_breaks(std::span<const std::string> characters) {
    constexpr std::size_t least = 3;
    std::string word;
    for (const std::string& character : characters) word += plain_letter(character);
    std::vector<SyllableBreak> breaks;
    for (std::size_t at = 1; at < word.size(); ++at) {
        if (is_vowel(word, at) || !is_vowel(word, at - 1)) continue;
        std::size_t end = at;
        while (end < word.size() && word[end] != other && !is_vowel(word, end)) ++end;
        if (end == word.size() || word[end] == other) continue;
        const auto cluster = std::string_view{word}.substr(at, end - at);
        const std::size_t cut = at + kept(cluster);
        constexpr std::size_t most_in_one_word = 2;
        if (cut >= least && cut + least <= word.size()) breaks.push_back({cut, cluster.size() > most_in_one_word});
    }
    return breaks;
}

}  // namespace dossier::graph

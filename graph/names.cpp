#include "graph/names.hpp"

#include <algorithm>
#include <vector>

#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

/// Longer than any name that a person would misspell; keeps the table of distances small whatever is asked.
constexpr std::size_t longest_name = 128;

/// Case aside for ASCII and Latin-1, which is what labels and Dutch names are written in.
char32_t folded(char32_t letter) {
    const bool ascii_upper = letter >= U'A' && letter <= U'Z';
    const bool latin_upper = letter >= 0xC0 && letter <= 0xDE && letter != 0xD7;
    return ascii_upper || latin_upper ? letter + 0x20 : letter;
}

std::u32string folded(std::string_view text) {
    std::u32string letters = to_code_points(text);
    std::ranges::transform(letters, letters.begin(), [](char32_t letter) { return folded(letter); });
    return letters;
}

/// Insertions, deletions, substitutions and swaps of neighbours, each one step (optimal string alignment).
std::size_t distance(const std::u32string& a, const std::u32string& b) {
    std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view name, std::span<const std::string_view> candidates) {
    const std::u32string wanted = folded(name);
    if (wanted.empty() || wanted.size() > longest_name) return std::nullopt;
    // A third of the letters may be wrong: of a name of one letter none, of `atcor` two. More is guessing.
    const std::size_t tolerance = std::min<std::size_t>((wanted.size() + 1) / 3, 4);
    std::optional<std::string> best;
    std::size_t best_distance = tolerance + 1;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > 4 * longest_name) continue;
        const std::u32string letters = folded(candidate);
        const auto [shorter, longer] = std::minmax({letters.size(), wanted.size()});
        if (letters.size() > longest_name || longer - shorter >= best_distance) continue;
        const std::size_t steps = distance(wanted, letters);
        if (steps < best_distance) {
            best_distance = steps;
            best = std::string{candidate};
        }
    }
    return best;
}

}  // namespace dossier::graph

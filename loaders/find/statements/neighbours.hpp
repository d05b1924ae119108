#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// The actors that stand right beside a word of a sentence.
class Neighbours {
public:
    Neighbours(const Letter& letter, const SentenceWork& sentence) : letter_{letter}, work_{sentence} {}

    /// The actors from word `i` on, with those that a comma or "en" adds; `end` is behind the last.
    [[nodiscard]] std::vector<std::size_t> actors_from(std::size_t i, std::size_t& end) const;

    /// The actor whose last word stands right before word `i`.
    [[nodiscard]] std::optional<std::size_t> actor_ending(std::size_t i) const;

private:
    const Letter& letter_;  // both outlive the reading of a sentence
    const SentenceWork& work_;
};

}  // namespace dossier::loaders::find

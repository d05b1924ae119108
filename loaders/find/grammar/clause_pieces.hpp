#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "loaders/find/grammar/clauses.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// A word, or words that act as one. Half open.
struct Piece {
    std::size_t first = 0, last = 0;
    WordClass word_class = WordClass::other;
    bool temporal = false;
    bool named = false;
};

/// A sentence by its pieces, and where in it a clause opens.
class Pieces {
public:
    /// `words`, `units`  as clauses_of takes them; the words outlive the pieces
    Pieces(const std::vector<Word>& words, std::span<const Unit> units);

    [[nodiscard]] std::size_t size() const noexcept { return pieces_.size(); }
    [[nodiscard]] const Piece& operator[](std::size_t piece) const { return pieces_[piece]; }
    [[nodiscard]] const Word& word(std::size_t piece) const { return words_[pieces_[piece].first]; }

    /// A word of its own, neither a date nor a name.
    [[nodiscard]] bool plain(std::size_t piece) const {
        return piece < pieces_.size() && !pieces_[piece].temporal && !pieces_[piece].named;
    }

    /// Does the piece begin a subordinate, relative or infinitive clause?
    [[nodiscard]] bool opens(std::size_t piece) const;

    /// Is there a finite verb, or an infinitive without te, from the piece on and before a comma?
    [[nodiscard]] bool finite_after(std::size_t piece) const;

    /// Is there an infinitive with te behind the piece, before another verb or clause?
    [[nodiscard]] bool infinitive_follows(std::size_t piece) const;

private:
    /// Is it the "als" of "net als A", of "zowel A als B" or of "als lid van X steunt A"?
    [[nodiscard]] bool compares(std::size_t als) const;
    [[nodiscard]] bool leads_to_role(std::size_t als) const;

    const std::vector<Word>& words_;  // the sentence's, which outlive its reading
    std::vector<Piece> pieces_;
};

}  // namespace dossier::loaders::find

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "query/syntax/layout.hpp"

namespace dossier::query::syntax {

/// How far the parser came and what would have let it go on from there: what an error message is made of.
///
/// A parser of this kind fails all the time while it tries its alternatives, so the place where it gives up says
/// little. The farthest place where some token was wanted is where the writer went astray.
class Expected {
public:
    enum class Kind : std::uint8_t {
        token,     ///< a symbol or keyword, named in the message
        operator_  ///< one of the many that may follow an expression: never listed, yet a misspelt one is recognised
    };

    /// `records`   off: nothing is kept, and there is no diagnostic
    explicit Expected(bool records) : records_{records} {}

    [[nodiscard]] bool records() const noexcept { return records_; }

    /// `word` was wanted at `at` and not found. `word` is kept: a literal.
    void want(std::size_t at, std::string_view word, Kind kind = Kind::token) {
        if (records_ && at >= farthest_) note(at, word, kind);
    }

    /// Marks where something with a name of its own begins: "an expression".
    struct Mark {
        std::size_t at = 0;
        std::size_t count = 0;  ///< words wanted at `at` before
    };
    [[nodiscard]] Mark mark(std::size_t at) const;
    /// What was wanted at the very beginning since `mark` is replaced by `name`; by nothing when it was found.
    void name_since(const Mark& mark, std::string_view name, bool found);

    /// The syntax error that the farthest failure stands for.
    [[nodiscard]] graph::Diagnostic diagnostic(std::string_view text, const Layout& layout) const;

    // Of the farthest failure ------------------------------------------------------------------------------------

    /// Whether the message will list `word`.
    [[nodiscard]] bool wants(std::string_view word) const;
    /// Whether `word` would have let the parser go on, listed or not.
    [[nodiscard]] bool could_be(std::string_view word) const;
    /// All that would have let it go on from `at`, listed or not; nothing when the farthest failure is elsewhere.
    [[nodiscard]] std::vector<std::string_view> wanted_at(std::size_t at) const;
    /// "did you mean `MATCH`?" of a word that was wanted, or nothing.
    [[nodiscard]] std::string nearest_keyword(std::string_view found) const;

private:
    struct Word {
        std::string_view text;
        bool listed = true;
    };

    void note(std::size_t at, std::string_view word, Kind kind);
    [[nodiscard]] static std::string nearest(std::string_view found, const std::vector<Word>& words);
    [[nodiscard]] std::vector<std::string> listed() const;
    [[nodiscard]] std::optional<graph::Diagnostic> slip_before(std::string_view text, const Layout& layout) const;

    bool records_;
    std::size_t farthest_ = 0;
    std::vector<Word> words_;
    std::size_t before_at_ = 0;  // the farthest place before that one, and what was wanted there
    std::vector<Word> before_;
};

}  // namespace dossier::query::syntax

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "repl/edit/scope.hpp"
#include "repl/edit/tokens.hpp"

namespace dossier::repl::edit {

/// The end of the beginning of a statement, where the cursor is: which word is being typed, and what the brackets and
/// signs before it make of it. No grammar is needed for that, so it is told of a statement that is wrong, too.
class CursorPlace {
public:
    /// `text` outlives this.
    explicit CursorPlace(std::string_view text);

    static constexpr std::size_t npos = std::string_view::npos;

    /// What is being typed: an empty word where the last token is done.
    [[nodiscard]] const Token& word() const noexcept { return word_; }
    [[nodiscard]] std::string_view typed() const noexcept { return text_.substr(word_.where.begin); }
    /// The text and the tokens before that, without comments.
    [[nodiscard]] std::string_view text_before() const noexcept { return text_.substr(0, word_.where.begin); }
    [[nodiscard]] const std::vector<Token>& tokens() const noexcept { return tokens_; }

    [[nodiscard]] bool in_relationship() const;
    /// Behind the `:` of labels or types, or a sign that joins them.
    [[nodiscard]] bool wants_label() const;
    /// Where a map, or the properties of a pattern, have a key.
    [[nodiscard]] bool wants_key() const;
    /// Right behind this word or sign.
    [[nodiscard]] bool behind(std::string_view word) const { return reads_at(before(1), word); }
    /// Where a query inside a query may begin: `EXISTS {`, `CALL (a) {`.
    [[nodiscard]] bool begins_query() const { return behind("{") && !in_map(); }

    /// Where LOAD CSV has the name of a file.
    [[nodiscard]] bool wants_file() const {
        return behind("FROM") && (reads_at(before(2), "CSV") || reads_at(before(2), "HEADERS"));
    }

    /// Where the dotted name begins whose last part is being typed; the word's own place without dots.
    [[nodiscard]] std::size_t dotted_begin() const;
    /// The element whose properties the key at hand is one of: `a.`, `a {.`, `(a:Actor {`, `SET a += {`.
    [[nodiscard]] Kinds owner_of_key() const;

    /// `{name: '`, `a.name = '`, `a.name IN ['x', '`: whose value of which key is being typed.
    struct KeyOfValue {
        std::string name;  ///< empty where no key is written
        Kinds owner;
    };
    [[nodiscard]] KeyOfValue key_of_value() const;

    /// The function or procedure in whose brackets the cursor is; empty when it is in none.
    [[nodiscard]] std::string_view enclosing_call() const;

private:
    /// The token so many before the word, the nearest being 1; npos when there is none.
    [[nodiscard]] std::size_t before(std::size_t back) const {
        return tokens_.size() < back ? npos : tokens_.size() - back;
    }
    [[nodiscard]] bool reads_at(std::size_t i, std::string_view word) const {
        return i < tokens_.size() && reads(tokens_[i], text_, word);
    }
    [[nodiscard]] bool is_name(std::size_t i) const;
    [[nodiscard]] bool in_map() const;
    [[nodiscard]] bool is_key(std::size_t i) const;
    [[nodiscard]] Kinds kinds_of_variable(std::size_t i) const;
    [[nodiscard]] Kinds owner_of_map() const;
    [[nodiscard]] std::size_t compared_key() const;
    [[nodiscard]] std::size_t first_of_dotted(std::size_t last) const;

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<std::size_t> open_;  ///< brackets that are open at the cursor, the innermost last
    Token word_;
};

}  // namespace dossier::repl::edit

#include "graph/full_text_query.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/source.hpp"
#include "graph/utf8.hpp"

namespace dossier::graph {

namespace {

// FTS5's own parser gives up at about a hundred.
constexpr int deepest = 50;

/// Signs of other query languages, which would otherwise be passed over as if they were commas.
constexpr std::string_view foreign_signs = "~^?[]{}\\+!&|";

/// Whether FTS5's tokenizer finds a word in it: a letter or a number.
bool has_word(std::string_view text) {
    constexpr std::uint32_t in_words = U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<UChar32>(next_code_point(text, at));
        if ((U_GET_GC_MASK(c) & in_words) != 0) return true;
    }
    return false;
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? std::string{"\"\""} : std::string(1, c);
    return result + '"';
}

class Parser {
public:
    Parser(std::string_view query, std::span<const std::string> keys) : text_{query}, keys_{keys} {}

    std::string parse() {
        if (next_is_end()) fail("the full-text query is empty", "write one word or more");
        std::string result = any_of();
        if (next_is(')')) fail("`)` closes nothing", "put it in quotes, or leave it out");
        return result;
    }

private:
    [[noreturn]] void fail(std::string_view what, std::string hint) const {
        throw Error{{.type = ErrorType::argument_error,
                     .code = ErrorCode::invalid_argument_value,
                     .message = fmt::format("{}, at character {} of the full-text query `{}`", what,
                                            code_points(text_.substr(0, at_)) + 1, text_),
                     .where = {},
                     .hint = std::move(hint)}};
    }

    void skip_space() {
        while (at_ < text_.size() && std::string_view{" \t\r\n"}.find(text_[at_]) != std::string_view::npos) ++at_;
    }
    bool next_is_end() {
        skip_space();
        return at_ == text_.size();
    }
    bool next_is(char sign) { return !next_is_end() && text_[at_] == sign; }

    static bool is_in_word(char c) { return std::string_view{" \t\r\n\"():*"}.find(c) == std::string_view::npos; }
    std::string_view word_ahead() {
        skip_space();
        std::size_t end = at_;
        while (end < text_.size() && is_in_word(text_[end])) ++end;
        return text_.substr(at_, end - at_);
    }
    /// AND, OR and NOT are in capitals: the words can be looked for in any other spelling.
    bool take(std::string_view operator_word) {
        if (word_ahead() != operator_word) return false;
        at_ += operator_word.size();
        if (next_is_end() || text_[at_] == ')') {
            fail(fmt::format("{} has nothing behind it", operator_word),
                 fmt::format("a word or a phrase follows; put \"{}\" in quotes to look for the word", operator_word));
        }
        return true;
    }

    std::string any_of() {
        std::string result = all_of();
        while (take("OR")) result = fmt::format("({}) OR ({})", result, all_of());
        return result;
    }

    std::string all_of() {
        std::string result = without();
        while (true) {
            const bool said = take("AND");
            if (!said && (next_is_end() || text_[at_] == ')' || word_ahead() == "OR")) return result;
            result = fmt::format("({}) AND ({})", result, without());
        }
    }

    std::string without() {
        std::string result = primary();
        while (take("NOT")) result = fmt::format("({}) NOT ({})", result, primary());
        return result;
    }

    std::string primary() {
        const std::string_view word = word_ahead();
        if (word == "AND" || word == "OR" || word == "NOT") {
            fail(fmt::format("{} has nothing before it", word),
                 word == "NOT" ? "NOT takes away from what stands before it: a NOT b"
                               : "a word or a phrase precedes it");
        }
        if (next_is('(')) return in_brackets();
        if (next_is('"')) return phrase("");
        const std::size_t behind = at_ + word.size();
        if (!word.empty() && behind < text_.size() && text_[behind] == ':') return in_property(word);
        return word_or_prefix("");
    }

    std::string in_brackets() {
        if (++depth_ > deepest) fail("the brackets nest too deep", "write a simpler query");
        const std::size_t open = at_++;
        std::string result = any_of();
        if (!next_is(')')) {
            at_ = open;
            fail("the bracket is not closed", "");
        }
        ++at_;
        --depth_;
        return result;
    }

    std::string in_property(std::string_view key) {
        const auto found = std::ranges::find(keys_, key);
        if (found == keys_.end()) {
            const std::vector<std::string_view> known(keys_.begin(), keys_.end());
            const auto near = nearest(key, known);
            fail(fmt::format("the index has no property `{}`", key),
                 near ? fmt::format("did you mean `{}`?", *near)
                      : fmt::format("it has `{}`; put the whole in quotes to look for words with a colon",
                                    fmt::join(keys_, "`, `")));
        }
        at_ += key.size() + 1;
        const std::string column = fmt::format("c{} : ", found - keys_.begin());
        if (next_is('"')) return phrase(column);
        return word_or_prefix(column);
    }

    std::string phrase(const std::string& column) {
        const std::size_t open = at_;
        const std::size_t close = text_.find('"', open + 1);
        if (close == std::string_view::npos) fail("the quote is not closed", "");
        const std::string_view inside = text_.substr(open + 1, close - open - 1);
        if (!has_word(inside)) fail("there is no word between the quotes", "");
        at_ = close + 1;
        return column + quoted(inside) + star();
    }

    std::string word_or_prefix(const std::string& column) {
        const std::string_view word = word_ahead();
        if (word.starts_with('-')) fail("`-` leaves nothing out", "write `a NOT b`");
        for (std::size_t i = 0; i < word.size(); ++i) {
            if (foreign_signs.find(word[i]) == std::string_view::npos) continue;
            at_ += i;
            fail(fmt::format("`{}` has no meaning here", word[i]),
                 "there are words, \"phrases\", prefix*, property:word, AND, OR, NOT and brackets");
        }
        if (!has_word(word)) {
            fail("a word is missing", next_is('*') ? "`*` stands at the end of a word: dreig*" : "");
        }
        at_ += word.size();
        return column + quoted(word) + star();
    }

    std::string star() {
        if (at_ >= text_.size() || text_[at_] != '*') return {};
        ++at_;
        if (at_ < text_.size() && (is_in_word(text_[at_]) || text_[at_] == '*')) {
            fail("`*` stands only at the end of a word", "dreig* finds all words that begin so");
        }
        return " *";
    }

    std::string_view text_;
    std::span<const std::string> keys_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

std::string fts5_query(std::string_view query, std::span<const std::string> keys) {
    return Parser{query, keys}.parse();
}

}  // namespace dossier::graph

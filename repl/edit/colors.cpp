#include "repl/edit/colors.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>

#include "query/manual.hpp"
#include "repl/edit/tokens.hpp"
#include "repl/statements.hpp"

namespace dossier::repl::edit {

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string upper(std::string_view word) {
    std::string result{word};
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return std::toupper(c); });
    return result;
}

/// Words of the language. Those that clauses and operators are called by are told in any case; the others, such as `on`
/// and `key`, are good names too, so they are words of the language where they are written in capitals.
class Words {
public:
    Words() {
        using query::manual::Kind;
        for (query::manual::Entry entry : query::manual::entries()) {
            if (entry.kind == Kind::function) functions_.emplace(upper(entry.name));
            if (entry.kind == Kind::function || entry.kind == Kind::procedure) continue;
            for (const std::string_view word : query::manual::keywords(entry)) capitals_.emplace(word);
            entry.signature.clear();
            for (const std::string_view word : query::manual::keywords(entry)) any_case_.emplace(word);
        }
        for (const std::string_view word : {"TRUE", "FALSE", "NULL", "AS", "DISTINCT", "THEN", "WHEN", "ELSE", "END"}) {
            any_case_.emplace(word);
        }
    }
    [[nodiscard]] bool is_keyword(std::string_view word) const {
        return capitals_.contains(word) || any_case_.contains(upper(word));
    }
    [[nodiscard]] bool is_function(std::string_view word) const { return functions_.contains(upper(word)); }

private:
    std::set<std::string, std::less<>> capitals_, any_case_, functions_;
};

const Words& known_words() {
    static const Words words;
    return words;
}

class Painter {
public:
    explicit Painter(std::string_view text) : text_{text}, tokens_{tokens_of(text)}, shades_(text.size()) {}

    void paint(std::size_t cursor) {
        for (std::size_t i = 0; i < tokens_.size(); ++i) fill(tokens_[i].where, shade_of(i));
        const auto partner = partners(tokens_, text_);
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (tokens_[i].kind == TokenKind::close && partner[i] == npos) fill(tokens_[i].where, Shade::unmatched);
        }
        if (const std::size_t at = bracket_at(cursor); at != npos && partner[at] != npos) {
            fill(tokens_[at].where, Shade::match);
            fill(tokens_[partner[at]].where, Shade::match);
        }
    }
    void fill(graph::SourceSpan where, Shade shade) {
        std::fill(shades_.begin() + static_cast<std::ptrdiff_t>(where.begin),
                  shades_.begin() + static_cast<std::ptrdiff_t>(where.end), shade);
    }
    [[nodiscard]] std::vector<Shade>& shades() { return shades_; }

private:
    [[nodiscard]] bool reads_at(std::size_t i, std::string_view sign) const {
        return i < tokens_.size() && reads(tokens_[i], text_, sign);
    }
    [[nodiscard]] Shade shade_of(std::size_t i) const {
        switch (tokens_[i].kind) {
        case TokenKind::text: return Shade::text;
        case TokenKind::number: return Shade::number;
        case TokenKind::parameter: return Shade::parameter;
        case TokenKind::comment: return Shade::comment;
        case TokenKind::name:
        case TokenKind::word: break;
        default: return Shade::plain;
        }
        if (i > 0 && tokens_[i - 1].kind == TokenKind::sign) {
            if (reads_at(i - 1, ".")) return reads_at(i + 1, "(") ? Shade::function : Shade::plain;
            if (label_ahead(i)) return Shade::label;
        }
        if (tokens_[i].kind == TokenKind::name) return Shade::plain;
        const std::string_view word = text_of(tokens_[i], text_);
        const bool called = reads_at(i + 1, "(") && tokens_[i + 1].where.begin == tokens_[i].where.end;
        if (called && known_words().is_function(word)) return Shade::function;
        return known_words().is_keyword(word) ? Shade::keyword : Shade::plain;
    }
    /// Behind `:` of a label expression. In a map a value stands there: `{key: value}`.
    [[nodiscard]] bool label_ahead(std::size_t i) const {
        if (reads_at(i - 1, "|") || reads_at(i - 1, "&") || reads_at(i - 1, "!")) {
            return i > 1 && shades_[tokens_[i - 2].where.begin] == Shade::label;
        }
        if (!reads_at(i - 1, ":")) return false;
        const bool key =
            i > 2 && tokens_[i - 2].kind == TokenKind::word && (reads_at(i - 3, "{") || reads_at(i - 3, ","));
        return !key;
    }
    /// The bracket under the cursor, else the one before it.
    [[nodiscard]] std::size_t bracket_at(std::size_t cursor) const {
        std::size_t found = npos;
        for (std::size_t i = 0; i < tokens_.size() && cursor != npos; ++i) {
            const Token& token = tokens_[i];
            if (token.kind != TokenKind::open && token.kind != TokenKind::close) continue;
            if (token.where.begin == cursor) return i;
            if (token.where.end == cursor) found = i;
        }
        return found;
    }

    std::string_view text_;
    std::vector<Token> tokens_;
    std::vector<Shade> shades_;
};

/// Where a command's arguments are a statement, they look like one.
void paint_command(Painter& painter, std::string_view text, const Input& input) {
    const std::string_view line = text.substr(0, input.where.end);
    const std::size_t name_end = std::min(line.find_first_of(" \t", input.where.begin), line.size());
    const std::string_view name = line.substr(input.where.begin, name_end - input.where.begin);
    if (name != ":explain" && name != ":profile") painter.fill({name_end, input.where.end}, Shade::plain);
    painter.fill({input.where.begin, name_end}, Shade::command);
}

}  // namespace

std::string_view escape(Shade shade) {
    constexpr std::array<std::string_view, 11> sequences{"",           "\033[1;34m", "\033[36m",  "\033[35m",
                                                         "\033[32m",   "\033[33m",   "\033[33m",  "\033[2m",
                                                         "\033[1;35m", "\033[1;7m",  "\033[1;31m"};
    return sequences[static_cast<std::size_t>(shade)];
}

std::vector<Shade> shades(std::string_view before, std::string_view line, std::size_t cursor) {
    const std::string text = std::string{before} + std::string{line};
    Painter painter{text};
    painter.paint(cursor == npos ? npos : before.size() + cursor);
    std::size_t from = 0;
    while (const auto input = next_input(text, from)) {
        if (input->command) paint_command(painter, text, *input);
        from = input->next;
    }
    auto& all = painter.shades();
    return {all.begin() + static_cast<std::ptrdiff_t>(before.size()), all.end()};
}

}  // namespace dossier::repl::edit

#include "query/syntax/build.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "query/syntax/characters.hpp"
#include "query/syntax/constants.hpp"

namespace dossier::query::syntax {

namespace {

[[noreturn]] void fail_too_deep(graph::SourceSpan where, std::string_view what, std::size_t limit, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::nesting_too_deep,
                        .message = fmt::format("{} more than {} levels deep", what, limit),
                        .where = where,
                        .hint = std::move(hint)}};
}

[[noreturn]] void fail_too_large(graph::SourceSpan where, std::size_t limit, std::string_view what,
                                 std::string_view hint = "give data as a parameter or read it by LOAD CSV; send a "
                                                         "script as several statements") {
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::statement_too_large,
                        .message = fmt::format("the statement has more than {} {}", limit, what),
                        .where = where,
                        .hint = std::string{hint}}};
}

/// Behind the decimal digits at `at`.
std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && ((text[at] >= '0' && text[at] <= '9') || text[at] == '_')) ++at;
    return at;
}

/// Behind the decimal number at `at`, as far as it looks like one; `at` when there is none.
std::size_t number_end(std::string_view text, std::size_t at) {
    auto end = digits_end(text, at);
    if (end + 1 < text.size() && text[end] == '.' && digits_end(text, end + 1) > end + 1)
        end = digits_end(text, end + 1);
    if (end == at || end >= text.size() || (text[end] | 0x20) != 'e') return end;
    const auto sign = end + 1 < text.size() && (text[end + 1] == '-' || text[end + 1] == '+') ? 2U : 1U;
    return digits_end(text, end + sign);
}

/// Behind the literal at `at`, which may have a sign; `at` when there is none.
std::size_t constant_end(std::string_view text, std::size_t at) {
    if (at >= text.size()) return at;
    if (text[at] == '\'' || text[at] == '"') return std::min(quoted_end(text, at), text.size());
    const auto digits = text[at] == '-' ? at + 1 : at;
    if (const auto end = number_end(text, digits); end > digits) return end;
    const bool word = is_word(text, at, "TRUE") || is_word(text, at, "FALSE") || is_word(text, at, "NULL");
    return word ? identifier_end(text, at) : at;
}

}  // namespace

std::size_t Build::after_gap(std::size_t at) const {
    return std::min(gap_end(text, std::min(at, text.size())), text.size());
}

std::size_t Build::after_name(std::size_t at) const {
    const auto end = character(at) == '`' ? std::min(quoted_end(text, at), text.size()) : identifier_end(text, at);
    return end == at ? at : after_gap(end);
}

bool Build::constant_ahead(std::size_t at) const {
    const auto end = constant_end(text, at);
    if (end == at) return false;
    const char next = character(after_gap(end));
    return next == ',' || next == ']';
}

Build::Level Build::nest(std::size_t at) {
    if (depth_ >= nesting_limit)
        fail_too_deep({at, std::min(at + 1, text.size())}, "the query is nested", nesting_limit,
                      "move the inner part to a WITH before it");
    return Level{depth_};
}

void Build::fail_unclosed(std::size_t at, std::string_view what) const {
    const auto line_end = std::min(text.find_first_of("\r\n", at), text.size());
    const auto close = what == "comment" ? std::string_view{"*/"} : text.substr(at, 1);
    const auto escaped = text.substr(at, line_end - at).ends_with(fmt::format("\\{}", close));
    throw graph::Error{{.code = graph::ErrorCode::unexpected_syntax,
                        .message = fmt::format("{} is not closed", what),
                        .where = graph::SourceSpan{at, line_end},
                        .hint = close == "`" ? std::string{"it ends with a grave accent"}
                                : escaped
                                    ? fmt::format("`\\{}` is a quote inside it; a backslash is written `\\\\`", close)
                                    : fmt::format("it ends with `{}`", close)}};
}

void Build::fail_number(std::size_t at) const {
    // Back to where the number begins, on to where its tail ends: the whole of `0x1G` is at fault.
    auto begin = at;
    const auto belongs = [&](char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
    };
    while (begin > 0 && (belongs(text[begin - 1]) || (text[begin - 1] == '.' && (begin < 2 || text[begin - 2] != '.'))))
        --begin;
    const auto end = extended_identifier_end(text, at);
    throw graph::Error{{.code = graph::ErrorCode::invalid_number_literal,
                        .message = fmt::format("`{}` is not a number", text.substr(begin, end - begin)),
                        .where = graph::SourceSpan{begin, end},
                        .hint = "numbers look like 42, 1_000, 0x2A, 0o52, 4.2, 4.2e-1"}};
}

void Build::fail() const {
    if (!expected.records()) throw Unexplained{};
    throw graph::Error{expected.diagnostic(text, layout)};
}

void Build::push(ExpressionNode node, Place where) {
    const auto height = std::exchange(popped_, 0) + 1;
    if (height > height_limit)
        fail_too_deep(where, "the expression is", height_limit, "split it, or use a list: `x IN [1, 2, 3]`");
    count_value(where);
    operands.push_back({{std::move(node), where}, where, height, false});
}

void Build::count_value(Place where) {
    if (++values_ > values_limit) fail_too_large(where, values_limit, "values and operators");
}

void Build::count_element(Place where) {
    if (++elements_ > elements_limit) fail_too_large(where, elements_limit, "nodes, relationships and clauses");
}

void Build::count_union(Place where) {
    if (++unions_ > unions_limit)
        fail_too_large(where, unions_limit, "UNIONs",
                       "send it as several statements, or UNWIND a list of what differs");
}

Expression Build::pop() {
    popped_ = std::max(popped_, operands.back().height);
    auto result = std::move(operands.back().expression);
    operands.pop_back();
    return result;
}

std::vector<Expression> Build::pop_from(std::size_t first) {
    std::vector<Expression> result;
    result.reserve(operands.size() - first);
    for (auto i = first; i < operands.size(); ++i) {
        popped_ = std::max(popped_, operands[i].height);
        result.push_back(std::move(operands[i].expression));
    }
    operands.resize(first);
    return result;
}

Expression Build::take() {
    scopes_.back() = std::max(scopes_.back(), operands.back().height);
    auto result = std::move(operands.back().expression);
    operands.pop_back();
    return result;
}

void Build::close_scope() {
    popped_ = std::max(popped_, scopes_.back());
    scopes_.pop_back();
}

void Build::close_element() {
    auto& list = lists.back();
    if (operands.size() != list.first + 1) return;  // one before it is no literal
    auto& element = operands.back();
    if (!is_constant(element.expression)) return spread_constants();
    constants_ += values_ - list.values;
    values_ = list.values;
    const Place where = element.extent;
    if (constants_ > constants_limit) fail_too_large(where, constants_limit, "values in lists of literals");
    list.constants.emplace_back(take_constant(std::move(element.expression)), where);
    operands.pop_back();
}

void Build::spread_constants() {
    auto& list = lists.back();
    std::vector<Operand> elements;
    elements.reserve(list.constants.size());
    for (auto& [literal, where] : list.constants) {
        elements.push_back({{std::move(literal), where}, where, 1, false});
        count_value(where);
    }
    list.constants.clear();
    operands.insert(operands.begin() + static_cast<std::ptrdiff_t>(list.first),
                    std::make_move_iterator(elements.begin()), std::make_move_iterator(elements.end()));
}

Name Build::pop_name() {
    auto result = std::move(names.back());
    names.pop_back();
    return result;
}

LabelExpression Build::pop_label() {
    auto result = std::move(labels.back());
    labels.pop_back();
    return result;
}

PathPattern Build::pop_path() {
    auto result = std::move(paths.back().path);
    paths.pop_back();
    close_scope();
    return result;
}

Build::PathFrame Build::take_path() {
    auto result = std::move(paths.back());
    paths.pop_back();
    const auto height = scopes_.back();
    scopes_.pop_back();
    scopes_.back() = std::max(scopes_.back(), height);
    return result;
}

}  // namespace dossier::query::syntax

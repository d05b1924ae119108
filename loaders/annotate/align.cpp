#include "loaders/annotate/align.hpp"

#include <algorithm>

#include "graph/source.hpp"

namespace dossier::loaders::annotate {

namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(" \t", at), text.size());
}

}  // namespace

graph::SourceSpan align(std::string_view text, std::size_t from, std::string_view token) {
    const auto begin = skip_blanks(text, from);
    if (text.substr(begin).starts_with(token)) return {begin, begin + token.size()};
    // A token a few characters on: what lies between was dropped by the tokenizer.
    constexpr std::size_t nearby = 16;
    const auto found = text.substr(begin, nearby + token.size()).find(token);
    if (token.size() > 1 && found != std::string_view::npos) return {begin + found, begin + found + token.size()};
    auto end = begin;
    for (auto left = graph::code_points(token); left > 0 && end < text.size() && text[end] != ' '; --left) {
        ++end;
        while (end < text.size() && is_continuation(text[end])) ++end;
    }
    return {begin, end};
}

}  // namespace dossier::loaders::annotate

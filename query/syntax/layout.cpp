#include "query/syntax/layout.hpp"

#include <algorithm>

#include "query/syntax/characters.hpp"

namespace dossier::query::syntax {

namespace {

constexpr auto npos = std::string_view::npos;

/// With more brackets than these open at once the parser never gets any further: none of them stands for less than a
/// fourth of a level of nesting.
constexpr std::size_t most_open = 2100;

char closing(char open) { return open == '(' ? ')' : open == '[' ? ']' : '}'; }

}  // namespace

Layout::Layout(std::string_view text) : text_{text} {
    std::vector<std::size_t> open;  // into brackets_
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (may_begin_gap(c)) {
            if (const auto end = std::min(gap_end(text, at), text.size()); end > at) {
                gaps_.push_back({at, end});
                at = end;
                continue;
            }
        }
        if (c == '\'' || c == '"' || c == '`') {
            at = std::min(quoted_end(text, at), text.size());
            continue;
        }
        if (c == '(' || c == '[' || c == '{') {
            if (open.size() == most_open) return;
            open.push_back(brackets_.size());
            brackets_.push_back({at});
        } else if (!open.empty() && c == closing(text[brackets_[open.back()].open])) {
            // A closing bracket of another kind closes nothing: the parser will stop there anyway.
            brackets_[open.back()].close = at;
            open.pop_back();
        }
        ++at;
    }
}

std::optional<std::size_t> Layout::partner(std::size_t open) const {
    const auto found = std::ranges::lower_bound(brackets_, open, {}, &Bracket::open);
    if (found == brackets_.end() || found->open != open || found->close == npos) return std::nullopt;
    return found->close;
}

std::optional<std::size_t> Layout::unclosed(std::size_t end) const {
    std::optional<std::size_t> innermost;
    for (const auto& bracket : brackets_) {
        if (bracket.open >= end) break;
        if (bracket.close == npos) innermost = bracket.open;
    }
    return innermost;
}

std::optional<std::size_t> Layout::innermost(std::size_t at) const {
    std::optional<std::size_t> innermost;
    for (const auto& bracket : brackets_) {
        if (bracket.open >= at) break;
        if (bracket.close == npos || bracket.close >= at) innermost = bracket.open;
    }
    return innermost;
}

std::size_t Layout::token_end(std::size_t end, std::size_t& near) const {
    // No gap ends behind what no gap begins with, but for the end of a line comment at the end of the text.
    if (end != text_.size() && end > 0 && !may_begin_gap(text_[end - 1])) return end;
    const auto ends_before = [&](std::size_t gap) { return gap < gaps_.size() && gaps_[gap].end < end; };
    if (ends_before(near) && !ends_before(near + 1)) ++near;
    if (ends_before(near) || (near > 0 && !ends_before(near - 1))) {
        const auto found = std::ranges::lower_bound(gaps_, end, {}, &graph::SourceSpan::end);
        near = static_cast<std::size_t>(found - gaps_.begin());
    }
    return near < gaps_.size() && gaps_[near].end == end ? gaps_[near].begin : end;
}

std::size_t Layout::skip(std::size_t at) const { return std::min(gap_end(text_, at), text_.size()); }

std::optional<std::size_t> Layout::node_ahead(std::size_t at) const {
    if (at >= text_.size() || text_[at] != '(') return std::nullopt;
    const auto close = partner(at);
    if (!close) return std::nullopt;
    auto inside = skip(at + 1);
    if (text_[inside] == '`') {
        inside = skip(std::min(quoted_end(text_, inside), text_.size()));
    } else if (!is_word(text_, inside, "WHERE") && !is_word(text_, inside, "IS")) {
        inside = skip(identifier_end(text_, inside));
    }
    const char next = text_[inside];
    if (inside == *close || next == ':' || next == '{' || is_word(text_, inside, "WHERE") ||
        is_word(text_, inside, "IS"))
        return skip(*close + 1);
    return std::nullopt;
}

std::optional<std::size_t> Layout::relationship_ahead(std::size_t at) const {
    const auto take = [&](char wanted) {
        if (at >= text_.size() || text_[at] != wanted) return false;
        at = skip(at + 1);
        return true;
    };
    take('<');
    if (!take('-')) return std::nullopt;
    if (at < text_.size() && text_[at] == '[') {
        const auto close = partner(at);
        if (!close) return std::nullopt;
        at = skip(*close + 1);
    }
    if (!take('-')) return std::nullopt;
    take('>');
    return at;
}

bool Layout::path_ahead(std::size_t at) const {
    const auto node = node_ahead(at);
    const auto relationship = node ? relationship_ahead(*node) : std::nullopt;
    if (!relationship) return false;
    // A last node that never closes is still one: what is missing is then told there.
    const bool unclosed = *relationship < text_.size() && text_[*relationship] == '(' && !partner(*relationship);
    return unclosed || node_ahead(*relationship);
}

}  // namespace dossier::query::syntax

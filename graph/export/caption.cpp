#include "graph/export/caption.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

namespace {

/// A character as readers see it may be several code points.
using Character = std::string;
using Word = std::vector<Character>;

/// The text in words of characters; only as much of it as could ever be shown.
std::vector<Word> words_of(std::string_view text, std::size_t enough) {
    std::string clean;
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size() && count < 8 * enough; ++count) {
        const char32_t code_point = next_code_point(text, offset);
        append_utf8(clean, is_control(code_point) || code_point == 0xA0 ? U' ' : code_point);
    }
    UErrorCode status = U_ZERO_ERROR;
    const auto characters = icu::UnicodeString::fromUTF8(clean);
    const std::unique_ptr<icu::BreakIterator> breaks{
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status)};
    std::vector<Word> words;
    if (U_FAILURE(status)) return words;
    breaks->setText(characters);
    bool in_word = false;
    for (std::int32_t begin = 0, end = breaks->next(); end != icu::BreakIterator::DONE;
         begin = end, end = breaks->next()) {
        Character character;
        characters.tempSubStringBetween(begin, end).toUTF8String(character);
        if (character == " ") {
            in_word = false;
            continue;
        }
        if (!in_word) words.emplace_back();
        in_word = true;
        words.back().push_back(std::move(character));
    }
    return words;
}

/// Fills lines from left to right; a word longer than a line is cut into lines of its own.
class LineFiller {
public:
    LineFiller(std::size_t width, std::size_t lines) : width_{width}, most_{lines} {}

    /// Says whether all of the word found a place.
    bool add(const Word& word) {
        if (!lines_.empty() && lines_.back().size() + 1 + word.size() <= width_) {
            lines_.back().emplace_back(" ");
            lines_.back().insert(lines_.back().end(), word.begin(), word.end());
            return true;
        }
        for (std::size_t begin = 0; begin < word.size(); begin += width_) {
            if (lines_.size() == most_) return false;
            const std::size_t end = std::min(begin + width_, word.size());
            lines_.emplace_back(word.begin() + static_cast<std::ptrdiff_t>(begin),
                                word.begin() + static_cast<std::ptrdiff_t>(end));
        }
        return true;
    }
    void mark_cut() {
        if (lines_.empty()) return;
        Word& last = lines_.back();
        if (last.size() >= width_) last.resize(width_ - 1);
        while (!last.empty() && last.back() == " ") last.pop_back();
        last.emplace_back("…");
    }
    [[nodiscard]] std::vector<std::string> text() const {
        std::vector<std::string> result;
        for (const Word& line : lines_) result.push_back(fmt::format("{}", fmt::join(line, "")));
        return result;
    }

private:
    std::size_t width_;
    std::size_t most_;
    std::vector<Word> lines_;
};

template <typename Id>
std::string lines_of(const PropertyGraph& graph, Id id) {
    std::string text;
    for (const auto& [key, value] : graph.properties(id)) {
        const std::string shown = value.is(ValueKind::string) ? value.as_string() : literal(value, &graph);
        text += fmt::format("{}{}: {}", text.empty() ? "" : "\n", graph.keys().text(key), shown);
    }
    return text;
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, std::size_t width, std::size_t lines) {
    LineFiller filler{width, lines};
    for (const Word& word : words_of(text, width * lines)) {
        if (filler.add(word)) continue;
        filler.mark_cut();
        break;
    }
    return filler.text();
}

std::string caption(const PropertyGraph& graph, NodeId node) {
    for (const std::string_view name : {"name", "title", "text", "id"}) {
        const auto key = graph.keys().find(name);
        const Value value = key ? graph.property(node, *key) : Value{};
        if (value.is(ValueKind::string) && !value.as_string().empty()) return value.as_string();
        if (value.is_number()) return literal(value);
    }
    const auto labels = label_names(graph, node);
    return labels.empty() ? fmt::format("#{}", index(node)) : fmt::format("{}", fmt::join(labels, " "));
}

std::vector<std::string> caption_lines(const PropertyGraph& graph, NodeId node) {
    constexpr std::size_t width = 26;
    constexpr std::size_t lines = 3;
    return wrapped(caption(graph, node), width, lines);
}

std::string property_lines(const PropertyGraph& graph, NodeId node) { return lines_of(graph, node); }

std::string property_lines(const PropertyGraph& graph, RelationshipId relationship) {
    return lines_of(graph, relationship);
}

}  // namespace dossier::graph

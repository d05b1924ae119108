#include "loaders/read/tag_scan.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <cstdint>

#include "loaders/read/problem.hpp"

namespace dossier::loaders::read {

namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f'; }

/// Where a tag's attributes are read, as HTML's tokenizer does; XML is a part of that.
enum class At { before_name, name, after_name, before_value, value, quoted };

/// Goes through the tag whose name begins at `at`, to its end; returns how many attributes it has.
std::uint64_t count_attributes(std::string_view source, std::size_t& at) {
    while (at < source.size() && !is_space(source[at]) && source[at] != '>' && source[at] != '/') ++at;
    std::uint64_t count = 0;
    auto state = At::before_name;
    char quote = 0;
    for (; at < source.size(); ++at) {
        const char byte = source[at];
        if (state == At::quoted) {
            if (byte == quote) state = At::before_name;
            continue;
        }
        if (byte == '>') break;
        if (is_space(byte)) {
            if (state == At::name) state = At::after_name;
            if (state == At::value) state = At::before_name;
        } else if (byte == '=' && (state == At::name || state == At::after_name)) {
            state = At::before_value;
        } else if (state == At::before_value) {
            state = byte == '"' || byte == '\'' ? At::quoted : At::value;
            quote = byte;
        } else if (byte == '/' && state != At::value) {
            state = At::before_name;
        } else if (state == At::before_name || state == At::after_name) {
            state = At::name;
            ++count;
        }
    }
    return count;
}

/// Goes past what is no tag though it may look like one inside: comments, CDATA, instructions, declarations.
void skip_silent(std::string_view source, std::size_t& at) {
    const auto past = [&](std::string_view end) {
        const auto found = source.find(end, at);
        at = found == std::string_view::npos ? source.size() : found + end.size();
    };
    const auto rest = source.substr(at);
    if (rest.starts_with("!--")) return past("-->");
    if (rest.starts_with("![CDATA[")) return past("]]>");
    if (rest.starts_with("?")) return past("?>");
    if (!rest.starts_with("!")) return;
    // What a document type declares inside its brackets is looked at one by one.
    for (; at < source.size() && source[at] != '>' && source[at] != '['; ++at)
        if (source[at] == '"' || source[at] == '\'') at = std::min(source.find(source[at], at + 1), source.size() - 1);
}

}  // namespace

void check_attributes(std::string_view source) {
    constexpr std::uint64_t most_comparisons = 1'000'000'000;
    std::uint64_t comparisons = 0;
    for (auto at = source.find('<'); at < source.size(); at = source.find('<', at)) {
        ++at;
        skip_silent(source, at);
        if (at >= source.size() || std::isalpha(static_cast<unsigned char>(source[at])) == 0) continue;
        const auto begin = at;
        const auto attributes = count_attributes(source, at);
        comparisons += attributes * attributes;
        if (comparisons > most_comparisons)
            throw unreadable("it has tags with more attributes than a letter can have", {},
                             graph::SourceSpan{begin - 1, begin});
    }
}

}  // namespace dossier::loaders::read

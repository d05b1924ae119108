#include "loaders/read/lines.hpp"

#include <algorithm>

namespace dossier::loaders::read {

namespace {

constexpr char taken_out = '\0';

/// An unclosed comment is left standing as text: better a stray mark than a letter that ends in silence.
void take_comments_out(std::string& bytes) {
    std::size_t at = 0;
    while ((at = bytes.find("<!--", at)) != std::string::npos) {
        const auto close = bytes.find("-->", at + 4);
        if (close == std::string::npos) return;
        std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(at),
                  bytes.begin() + static_cast<std::ptrdiff_t>(close + 3), taken_out);
        at = close + 3;
    }
}

bool is_control(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x20 && byte != '\n' && byte != '\r' && byte != '\f') || value == 0x7F;
}

/// A form feed stands on a line of its own: page breaks of plain text are told by it.
std::vector<graph::SourceSpan> split(std::string_view bytes) {
    std::vector<graph::SourceSpan> lines;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const char byte = bytes[at];
        if (byte == '\f') {
            if (at > begin) lines.push_back({begin, at});
            lines.push_back({at, at + 1});
            begin = at + 1;
        } else if (byte == '\n' || byte == '\r') {
            lines.push_back({begin, at});
            if (byte == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') ++at;
            begin = at + 1;
        }
    }
    if (begin < bytes.size()) lines.push_back({begin, bytes.size()});
    return lines;
}

}  // namespace

Lines read_lines(std::string_view source) {
    Lines result{.bytes = std::string{source}, .lines = {}};
    std::ranges::replace_if(result.bytes, is_control, ' ');
    if (source.starts_with("\xEF\xBB\xBF")) std::fill_n(result.bytes.begin(), 3, taken_out);
    take_comments_out(result.bytes);
    result.lines = split(result.bytes);
    return result;
}

}  // namespace dossier::loaders::read

#include "graph/export/xml.hpp"

#include <fmt/format.h>

#include "graph/utf8.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

std::string xml(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const char32_t code_point = next_code_point(text, offset);
        switch (code_point) {
        case U'<': result += "&lt;"; break;
        case U'>': result += "&gt;"; break;
        case U'&': result += "&amp;"; break;
        case U'"': result += "&quot;"; break;
        case U'\n': result += "&#10;"; break;
        case U'\r': result += "&#13;"; break;
        case U'\t': result += "&#9;"; break;
        default: {
            const bool impossible = code_point < 0x20 || code_point == 0xFFFE || code_point == 0xFFFF;
            append_utf8(result, impossible ? char32_t{0xFFFD} : code_point);
        }
        }
    }
    return result;
}

std::string xml_token(std::string_view text) {
    std::string token;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                           (byte >= '0' && byte <= '9') || byte == '.' || byte == '-' || byte == '_';
        token += plain ? std::string(1, letter) : fmt::format(":{:02X}", byte);
    }
    return token;
}

std::string_view xml_type(const ColumnType& column) {
    if (column.is_list || column.is_mixed) return "string";
    switch (column.kind) {
    case ValueKind::boolean: return "boolean";
    case ValueKind::integer: return "long";
    case ValueKind::floating: return "double";
    default: return "string";
    }
}

std::string joined_labels(const PropertyGraph& graph, NodeId node) {
    std::string labels;
    for (const std::string& label : label_names(graph, node)) labels += ':' + label;
    return labels;
}

}  // namespace dossier::graph

#include "loaders/read/format.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "loaders/read/archive.hpp"
#include "loaders/read/character_sets.hpp"
#include "loaders/read/html.hpp"
#include "loaders/read/markdown.hpp"
#include "loaders/read/office.hpp"
#include "loaders/read/pdf.hpp"
#include "loaders/read/problem.hpp"
#include "loaders/read/publication.hpp"

namespace dossier::loaders::read {

namespace {

using namespace std::string_view_literals;

struct Ending {
    std::string_view ending;
    Format format;
};
constexpr std::array<Ending, 10> endings{{{".md", Format::markdown},
                                          {".markdown", Format::markdown},
                                          {".txt", Format::markdown},
                                          {".html", Format::html},
                                          {".htm", Format::html},
                                          {".xhtml", Format::html},
                                          {".xml", Format::publication},
                                          {".docx", Format::docx},
                                          {".odt", Format::odt},
                                          {".pdf", Format::pdf}}};

std::string_view spoken(Format format) {
    switch (format) {
    case Format::markdown: return "plain text";
    case Format::html: return "HTML";
    case Format::publication: return "XML";
    case Format::docx: return "DOCX";
    case Format::odt: return "ODT";
    case Format::pdf: return "PDF";
    }
    return {};
}

/// `.html` of `Brief.HTML`
std::string ending_of(std::string_view name) {
    name = name.substr(name.find_last_of("/\\") + 1);
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return {};
    std::string ending{name.substr(dot)};
    std::ranges::transform(ending, ending.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return ending;
}

graph::Error not_supported(std::string_view what, std::string_view hint) {
    return graph::Error{{.type = graph::ErrorType::file_error,
                         .code = graph::ErrorCode::not_supported,
                         .message = fmt::format("it is {}, which is not read", what),
                         .where = std::nullopt,
                         .hint = std::string{hint}}};
}

/// Formats that are told, and not read.
std::optional<std::pair<std::string_view, std::string_view>> foreign(std::string_view bytes) {
    if (bytes.starts_with("\xD0\xCF\x11\xE0"))
        return std::pair{"an old Word document, or an encrypted one"sv, "save it as DOCX, without a password"sv};
    if (bytes.starts_with("{\\rtf")) return std::pair{"RTF"sv, "save it as DOCX or ODT"sv};
    return std::nullopt;
}

/// The document without byte order mark, white space and comments in front, in lower case, as far as it tells the
/// format.
std::string beginning(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    while (!bytes.empty()) {
        const auto space = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
        bytes.remove_prefix(space);
        if (!bytes.starts_with("<!--")) break;
        const auto end = bytes.find("-->");
        if (end == std::string_view::npos) break;
        bytes.remove_prefix(end + 3);
    }
    std::string text{bytes.substr(0, 2048)};
    std::ranges::transform(text, text.begin(), [](unsigned char byte) { return std::tolower(byte); });
    return text;
}

/// What the first tags say; nothing where there are none, as in Markdown, or none that is whole, as in half a page.
std::optional<Format> format_of_markup(std::string_view begin) {
    if (begin.starts_with("<!doctype html") || begin.starts_with("<html")) return Format::html;
    if (begin.starts_with("<officiele-publicatie") || begin.starts_with("<kamerstuk")) return Format::publication;
    if (!begin.starts_with("<?xml")) return std::nullopt;
    const bool page =
        begin.find("<html") != std::string_view::npos || begin.find("<!doctype html") != std::string_view::npos;
    return page ? Format::html : Format::publication;
}

/// A page without its frame still begins with a tag or holds one that text does not.
bool looks_like_html(std::string_view begin) {
    constexpr std::array<std::string_view, 6> tags{"<p", "<div", "<h1", "<body", "<table", "<br"};
    return begin.starts_with('<') ||
           std::ranges::any_of(tags, [&](auto tag) { return begin.find(tag) != std::string_view::npos; });
}

bool is_archive(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

/// Some programs write lines of their own in front; a text about PDF has no such end.
bool is_pdf(std::string_view bytes) {
    const auto at = bytes.substr(0, 1024).find("%PDF-");
    return at == 0 || (at != std::string_view::npos && bytes.rfind("%%EOF") != std::string_view::npos);
}

Format format_of_archive(std::string_view bytes) {
    const Archive archive{bytes};
    if (archive.has("word/document.xml")) return Format::docx;
    if (archive.has("content.xml")) return Format::odt;
    throw not_supported("an archive, and neither DOCX nor ODT", "give the documents in it one by one");
}

Content read_as(Format format, std::string_view text) {
    switch (format) {
    case Format::html: return read_html(text);
    case Format::publication: return read_publication(text);
    case Format::docx: return read_docx(Archive{text});
    case Format::odt: return read_odt(Archive{text});
    case Format::pdf: return read_pdf(text);
    case Format::markdown: break;
    }
    return read_markdown(text);
}

}  // namespace

Format tell_format(std::string_view bytes, std::string_view name) {
    if (const auto known = foreign(bytes)) throw not_supported(known->first, known->second);
    const auto ending = ending_of(name);
    const auto known = std::ranges::find(endings, ending, &Ending::ending);
    const auto named = known == endings.end() ? std::nullopt : std::optional{known->format};
    const auto begin = beginning(bytes);
    auto told = is_archive(bytes) ? format_of_archive(bytes) : format_of_markup(begin);
    if (!told && is_pdf(bytes)) told = Format::pdf;
    if (!told && named == Format::html && looks_like_html(begin)) told = Format::html;
    if (!told) told = Format::markdown;
    if (named && *named != *told && !(named == Format::publication && told == Format::html) && !begin.empty())
        throw unreadable(fmt::format("its name ends in {}, but it holds {}", ending, spoken(*told)),
                         "rename it, or save it again in the format that its name says");
    return *told;
}

bool is_document_name(std::string_view name) {
    return std::ranges::find(endings, ending_of(name), &Ending::ending) != endings.end();
}

Content read_content(std::string_view bytes, std::string_view name) {
    if (is_archive(bytes) || is_pdf(bytes)) return read_as(tell_format(bytes, name), bytes);
    const auto character_set = declared_character_set(bytes);
    if (!character_set) {
        const auto format = tell_format(bytes, name);
        check_utf8(bytes);
        return read_as(format, bytes);
    }
    auto text = to_utf8(bytes, *character_set);
    try {
        auto content = read_as(tell_format(text, name), text);
        content.source = std::move(text);
        return content;
    } catch (const graph::Error& error) {
        auto diagnostic = error.diagnostic();  // its place is one in the text, not in the file
        if (diagnostic.where) {
            const auto before = std::string_view{text}.substr(0, diagnostic.where->begin);
            diagnostic.message += fmt::format(" (line {})", std::ranges::count(before, '\n') + 1);
            diagnostic.where.reset();
        }
        throw graph::Error{diagnostic};
    }
}

}  // namespace dossier::loaders::read

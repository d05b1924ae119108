#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/running_text.hpp"

namespace dossier::loaders::read {

/// One step through a document: a tag, or text between tags.
struct XmlEvent {
    enum class Kind : std::uint8_t { open, close, text, verbatim };  ///< verbatim: of a CDATA section

    Kind kind = Kind::text;
    std::string_view name;    ///< `tussenkop`; `w:p` by the prefix that is usual for the namespace
    graph::SourceSpan where;  ///< of the tag, or of the text as it is written, entities and all
};

/// A well-formed document as its events, with their bytes. `source` must outlive it.
class XmlDocument {
public:
    /// No entities of the document's own are read, no other file is opened, and elements nest at most 256 deep.
    ///
    /// `source`  UTF-8, whatever its declaration says
    /// `shift`   what to add to where its characters are said to come from, if the source is part of a longer one
    /// throws    Error{unreadable_document}: `where` marks the fault
    [[nodiscard]] static XmlDocument parse(std::string_view source, std::size_t shift = 0);

    [[nodiscard]] const std::vector<XmlEvent>& events() const noexcept { return events_; }

    /// The value of an attribute of an open tag, by its name without prefix.
    [[nodiscard]] std::optional<std::string> attribute(const XmlEvent& tag, std::string_view name) const;

    /// Hands the characters of a text to the builder, each with the bytes that say it.
    void read_text(const XmlEvent& text, TextBuilder& builder) const;

    /// The characters of a text alone.
    [[nodiscard]] std::string words(const XmlEvent& text) const;

private:
    friend class XmlParser;

    std::string_view source_;
    std::size_t shift_ = 0;
    std::set<std::string, std::less<>> names_;
    std::vector<XmlEvent> events_;
};

}  // namespace dossier::loaders::read

#pragma once

#include <string_view>

#include "loaders/read/blocks.hpp"

namespace dossier::loaders::read {

/// A page: of officielebekendmakingen.nl, of a ministry, or any other. Of the page around the text (menus, search
/// fields, the site's own header and footer) nothing is read.
///
/// Notes are told by their marks: the number in a link, raised or in brackets, that leads further down the page leads
/// to the note. Tables hold no sentences, unless a table is there for the layout alone.
///
/// `source`  UTF-8
/// throws    Error{unreadable_document}: nested too deep, or more elements than a letter can have
[[nodiscard]] Content read_html(std::string_view source);

}  // namespace dossier::loaders::read

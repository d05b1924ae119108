#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/finding.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::find {

/// What a letter refers to by number, in its sentences and its footnotes, in the order of the text.
///
/// Papers of the House (`Kamerstuk 21 501-02 nr. 2825`, `36410-X, nr.93`) have the target `kst-21501-02-2825`, its
/// proceedings `h-tk-20232024-45-7`, answered questions `ah-tk-20232024-1234`, the law gazettes `stb-2023-45` and
/// `stcrt-2023-45`; acts of the European Union are their own target. `nrs. 5 en 6` are two citations.
///
/// source  the identifiers of the official publications
[[nodiscard]] std::vector<Citation> find_citations(const read::Document& document);

/// The citations of one text: `text`, `target` and `where` are set.
[[nodiscard]] std::vector<Citation> find_citations(std::string_view text);

/// Whether a target is a document; otherwise it is an act.
[[nodiscard]] bool is_document(std::string_view target);

}  // namespace dossier::loaders::find

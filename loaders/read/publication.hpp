#pragma once

#include <string>
#include <string_view>

#include "loaders/read/blocks.hpp"

namespace dossier::loaders::read {

/// The XML of an official publication, as officielebekendmakingen.nl gives it out: `<officiele-publicatie>`, or the
/// `<kamerstuk>` alone. Every element that holds text is read, known or not; pictures and tables hold no sentences.
///
/// throws  Error{unreadable_document}: not well-formed, or XML of another kind; `where` marks the place
/// source  the schema op-xsd: al, tussenkop, kop, lijst/li, noot, nadruk, table, ondertekening; dossier and stuk
[[nodiscard]] Content read_publication(std::string_view source);

/// Takes in what a `<meta>` says of a publication, in its XML as in its HTML: `OVERHEIDop.dossiernummer`,
/// `DCTERMS.issued`.
void declare_meta(std::string_view name, const std::string& content, Declared& declared);

}  // namespace dossier::loaders::read

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// throws  Error{unreadable_document}: `where` marks the first byte that is not UTF-8
void check_utf8(std::string_view bytes);

/// The character set that a document says it is in: by its byte order mark, its XML declaration, or a `<meta>` of HTML
/// among its first bytes. Nothing where it says none, or says UTF-8; no other character set is ever guessed.
///
/// source  XML 1.0, appendix F; for HTML the labels of the Encoding Standard, where ISO-8859-1 means Windows-1252
[[nodiscard]] std::optional<std::string> declared_character_set(std::string_view bytes);

/// throws  Error{unreadable_document}: no such character set, or bytes that it does not have
[[nodiscard]] std::string to_utf8(std::string_view bytes, const std::string& character_set);

}  // namespace dossier::loaders::read

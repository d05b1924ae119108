#pragma once

#include <string_view>

#include "loaders/read/blocks.hpp"

namespace dossier::loaders::read {

enum class Format { markdown, html, publication, docx, odt, pdf };

/// The format of a file, by its first bytes. Its name only helps where these say nothing, and must not contradict them.
///
/// throws  Error{unreadable_document}: the name says another format; Error{not_supported}: a format that is not read
[[nodiscard]] Format tell_format(std::string_view bytes, std::string_view name);

/// Whether a name ends as the names of documents do: what is taken from a folder.
[[nodiscard]] bool is_document_name(std::string_view name);

/// The blocks of a file, whatever its format and character set.
///
/// throws  Error{unreadable_document, not_supported}: see tell_format() and the readers
[[nodiscard]] Content read_content(std::string_view bytes, std::string_view name);

}  // namespace dossier::loaders::read

#pragma once

#include <gumbo.h>

#include <string_view>

#include "loaders/read/running_text.hpp"

namespace dossier::loaders::read {

/// Hands the characters of a text node to the builder, each with the bytes of `source` that say it. gumbo has decoded
/// them, by the standard's 2,231 names; this finds out how many bytes each took.
void read_html_text(std::string_view source, const GumboText& text, TextBuilder& builder);

}  // namespace dossier::loaders::read

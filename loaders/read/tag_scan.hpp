#pragma once

#include <string_view>

namespace dossier::loaders::read {

/// Refuses tags with so many attributes that no parser would come to an end with them: gumbo and libxml2 compare each
/// with every one before it.
///
/// throws  Error{unreadable_document}
void check_attributes(std::string_view source);

}  // namespace dossier::loaders::read

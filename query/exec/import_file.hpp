#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "query/limits.hpp"

namespace dossier::query::exec {

/// The file that `LOAD CSV FROM location` may read: a path below the import directory, or `file:///` and such a path.
///
/// Links are followed before the question is asked whether the file lies below the directory.
/// throws     Error{wrong_usage}: no directory is allowed, the file lies elsewhere, or it is not a file on this machine
///            Error{unreadable_data}: there is no such file
[[nodiscard]] std::filesystem::path import_file(std::string_view location, const Limits& limits);

}  // namespace dossier::query::exec

#pragma once

#include <filesystem>

namespace dossier::repl {

/// The folder `datasets`: `$DOSSIER_DATASETS`, else beside an installed program (`../share/dossier/datasets`), else
/// that of the checkout it was built from. throws Error{unreadable_data} that says where it looked
[[nodiscard]] std::filesystem::path datasets_directory();

}  // namespace dossier::repl

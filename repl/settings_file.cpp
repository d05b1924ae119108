#include "repl/settings_file.hpp"

#include <cstdlib>
#include <system_error>

#include "graph/error.hpp"
#include "repl/report.hpp"
#include "repl/shell.hpp"

namespace dossier::repl {

std::filesystem::path settings_file() {
    if (const char* const xdg = std::getenv("XDG_CONFIG_HOME"); xdg != nullptr && *xdg != '\0') {
        return std::filesystem::path{xdg} / "dossier" / "rc";
    }
    if (const char* const home = std::getenv("HOME"); home != nullptr && *home != '\0') {
        return std::filesystem::path{home} / ".config" / "dossier" / "rc";
    }
    return {};
}

void run_settings_file(Shell& shell) {
    const std::filesystem::path path = settings_file();
    std::error_code failed;
    if (path.empty() || !std::filesystem::exists(path, failed)) return;
    try {
        shell.run_file(path, Shell::AfterError::go_on);
    } catch (const graph::Error& error) {
        report(shell.messages(), error.diagnostic(), "dossier", {});
    }
}

}  // namespace dossier::repl

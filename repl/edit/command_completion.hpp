#pragma once

#include <string_view>

#include "repl/edit/candidates.hpp"
#include "repl/edit/completion.hpp"

namespace dossier::repl::edit {

/// What may stand at the end of `line`, a `:` command that is being typed. What a command's arguments are is told by
/// what help shows of them: `FILE`, `[ACTOR]`, `on|off`, `QUERY`.
[[nodiscard]] Completions command_completions(const Knowledge& knowledge, std::string_view line);

}  // namespace dossier::repl::edit

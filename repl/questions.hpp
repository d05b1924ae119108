#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// A ready query behind a shell command: what people ask first, in the language they can go on with.
struct Question {
    std::string_view name;       ///< `actors`
    std::string_view statement;  ///< openCypher; its parameters are `$text`, or `$a` and `$b`
};

/// throws nothing; asks that the name is one of the table's
[[nodiscard]] const Question& question(std::string_view name);

}  // namespace dossier::repl

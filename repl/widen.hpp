#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

/// For each branch of a reading statement, one that returns everything in scope where the branch returns what it was
/// asked: its matched nodes and relationships instead of their properties or counts, so that an answer of plain values
/// can be traced to its evidence. None when the statement writes, is no query, or has nothing in scope.
[[nodiscard]] std::vector<std::string> widened(std::string_view statement);

}  // namespace dossier::repl

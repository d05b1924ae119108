#pragma once

#include <string_view>

namespace dossier::repl {

class Shell;

// The commands that look at the graph: each asks a ready query, or shows what lies behind the last answer. `arguments`
// is what follows the command's name.

void show_schema(Shell& shell, std::string_view arguments);
void show_documents(Shell& shell, std::string_view arguments);
void show_actors(Shell& shell, std::string_view arguments);
void show_topics(Shell& shell, std::string_view arguments);
void show_commitments(Shell& shell, std::string_view arguments);
void show_link(Shell& shell, std::string_view arguments);
void show_neighbours(Shell& shell, std::string_view arguments);
void show_evidence(Shell& shell, std::string_view arguments);
void draw_result(Shell& shell, std::string_view arguments);

}  // namespace dossier::repl

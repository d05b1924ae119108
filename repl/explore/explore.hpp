#pragma once

#include <string_view>

namespace dossier::repl {

class Shell;

namespace explore {

// The commands that look at the graph: each asks ready questions, or shows what lies behind the last answer.
// `arguments` is what follows the command's name. All throw Error, Error{wrong_usage} where the arguments are wrong.

void show_schema(Shell& shell, std::string_view arguments);
void show_documents(Shell& shell, std::string_view arguments);
void show_actors(Shell& shell, std::string_view arguments);
void show_topics(Shell& shell, std::string_view arguments);
void show_commitments(Shell& shell, std::string_view arguments);
void show_timeline(Shell& shell, std::string_view arguments);
void show_comparison(Shell& shell, std::string_view arguments);
void show_link(Shell& shell, std::string_view arguments);
void show_neighbours(Shell& shell, std::string_view arguments);
void show_evidence(Shell& shell, std::string_view arguments);
void draw_result(Shell& shell, std::string_view arguments);
void draw_picture(Shell& shell, std::string_view arguments);
void write_report(Shell& shell, std::string_view arguments);

}  // namespace explore

}  // namespace dossier::repl

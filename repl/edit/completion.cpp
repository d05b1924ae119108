#include "repl/edit/completion.hpp"

#include "repl/edit/command_completion.hpp"
#include "repl/edit/statement_completion.hpp"
#include "repl/statements.hpp"

namespace dossier::repl::edit {

Completions complete(const Knowledge& knowledge, std::string_view text) {
    std::size_t from = 0;
    while (const auto input = next_input(text, from)) {
        const bool being_typed = input->command ? input->next >= text.size() : !input->terminated;
        if (being_typed) {
            const std::size_t begin = input->where.begin;
            Completions found = input->command ? command_completions(knowledge, text.substr(begin))
                                               : statement_completions(knowledge, text.substr(begin));
            found.begin += begin;
            return found;
        }
        from = input->next;
    }
    Completions found = statement_completions(knowledge, text.substr(from));
    found.begin += from;
    return found;
}

}  // namespace dossier::repl::edit

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::repl {

class Shell;

/// What was typed before, in this conversation and in earlier ones.
class History {
public:
    virtual ~History() = default;
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    /// Whole statements and commands, the oldest first.
    [[nodiscard]] virtual std::vector<std::string> entries() const = 0;
    /// Forgets all, also what earlier conversations left.
    virtual void clear() = 0;

protected:
    History() = default;
};

/// `:history [TEXT]`, `:history clear`.
void show_history(Shell& shell, std::string_view arguments);

}  // namespace dossier::repl

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::repl {

/// A bar on standard error while something long runs; silence where that is no terminal.
class Progress {
public:
    Progress();
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `done` of `total` steps, and what is being worked on.
    void show(std::size_t done, std::size_t total, std::string_view what);
    /// Takes the bar away, so that a message can be written.
    void clear();

private:
    bool terminal_;
    std::string shown_;
};

}  // namespace dossier::repl

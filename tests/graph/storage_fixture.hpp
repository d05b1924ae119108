#pragma once

#include <exception>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "graph/storage.hpp"

// What the tests of the file share.

namespace dossier::graph {

/// A folder that goes with the test.
struct Storage : testing::Test {
    std::filesystem::path folder;
    std::filesystem::path path;

    Storage() {
        std::string name = (std::filesystem::temp_directory_path() / "dossier-XXXXXX").string();
        folder = mkdtemp(name.data());
        path = folder / "graph.dossier";
    }
    ~Storage() override { std::filesystem::remove_all(folder); }

    void write(std::string_view bytes) const { std::ofstream{path, std::ios::binary} << bytes; }
    [[nodiscard]] std::string read() const {
        std::ifstream file{path, std::ios::binary};
        return {std::istreambuf_iterator<char>{file}, {}};
    }
};

template <typename Work>
Diagnostic fault(Work work) {
    try {
        work();
    } catch (const Error& error) {
        return error.diagnostic();
    }
    ADD_FAILURE() << "no error";
    return {.code = ErrorCode::wrong_usage, .message = {}, .where = {}, .hint = {}};
}

inline NodeId add_actor(KnowledgeBase& base, const char* name) {
    Transaction transaction{base.graph()};
    const NodeId node = base.graph().create_node(std::vector{base.graph().intern_label("Actor")});
    base.graph().set_property(node, base.graph().intern_key("name"), name);
    base.commit(transaction);
    return node;
}

/// Runs `child` in a process of its own; what it returns is its exit status.
template <typename Child>
pid_t in_a_child(Child child) {
    const pid_t process = fork();
    if (process == 0) {
        int status = 99;
        try {
            status = child();
        } catch (const std::exception&) {
        }
        _exit(status);
    }
    return process;
}

inline int exit_status(pid_t process) {
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace dossier::graph

#include "repl/text_file.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>
#include <utility>

#include <poll.h>
#include <unistd.h>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "repl/nearest_file.hpp"

namespace dossier::repl {

std::string read_text_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    if (file.is_open()) text << file.rdbuf();
    if (!file.is_open() || text.bad() || std::filesystem::is_directory(path)) {
        const auto near = std::filesystem::exists(path) ? std::nullopt : nearest_file(path);
        throw graph::Error{
            {.type = graph::ErrorType::file_error,
             .code = graph::ErrorCode::unreadable_data,
             .message = fmt::format("cannot read `{}`", path.string()),
             .where = {},
             .hint = near ? fmt::format("did you mean `{}`?", *near) : "is it there, and may you read it?"}};
    }
    return std::move(text).str();
}

bool read_some(int file, std::string& text, const std::atomic<bool>& stop) {
    constexpr std::size_t most = 65'536;
    // A signal that came between the look at the flag and the waiting would be waited through: it is let in only then.
    sigset_t interrupt{}, before_it{};
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before_it);
    pollfd wanted{.fd = file, .events = POLLIN, .revents = 0};
    const bool has_some = !stop && ppoll(&wanted, 1, nullptr, &before_it) > 0;
    pthread_sigmask(SIG_SETMASK, &before_it, nullptr);
    if (!has_some) return false;
    const std::size_t before = text.size();
    text.resize(before + most);
    const ssize_t got = read(file, text.data() + before, most);
    text.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    return got > 0;
}

}  // namespace dossier::repl

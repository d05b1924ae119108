#include "repl/replace_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::repl {

namespace {

[[noreturn]] void failed(const std::filesystem::path& path, int reason) {
    throw graph::Error{
        {.type = graph::ErrorType::file_error,
         .code = graph::ErrorCode::write_failed,
         .message = fmt::format("cannot write `{}`: {}", path.string(), std::generic_category().message(reason)),
         .where = {},
         .hint = "is its folder there, and may you write in it?"}};
}

/// 0, or why not all of it could be written.
int write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(file) == 0 ? 0 : errno;
}

/// As any new file of this user's; mkstemp keeps its own from everybody else.
void open_to_others(int file) {
    const mode_t mask = umask(0);
    umask(mask);
    static_cast<void>(fchmod(file, static_cast<mode_t>(0666) & ~mask));
}

}  // namespace

void replace_file(const std::filesystem::path& path, std::string_view bytes) {
    std::error_code unknown;
    if (std::filesystem::is_directory(path, unknown)) failed(path, EISDIR);
    std::string fresh = path.string() + ".XXXXXX";
    const int file = mkstemp(fresh.data());
    if (file < 0) failed(path, errno);
    int reason = write_all(file, bytes);
    open_to_others(file);
    if (close(file) != 0 && reason == 0) reason = errno;
    if (reason == 0 && rename(fresh.c_str(), path.c_str()) != 0) reason = errno;
    if (reason == 0) return;
    unlink(fresh.c_str());
    failed(path, reason);
}

}  // namespace dossier::repl

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "graph/storage_file.hpp"

// SQLite makes an empty file and fills it with its first commit; a program that is killed in between would leave one
// that is no knowledge base. So a new file is written without a name, synced, and only then named.

namespace dossier::graph {

namespace {

/// A file without a name: it goes when it is closed, unless it is given one.
class Nameless {
public:
    explicit Nameless(const std::filesystem::path& folder)
        : descriptor_{::open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666)} {}
    ~Nameless() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Nameless(const Nameless&) = delete;
    Nameless& operator=(const Nameless&) = delete;

    [[nodiscard]] bool is_open() const noexcept { return descriptor_ >= 0; }

    /// 0, or what went wrong, as errno tells it.
    [[nodiscard]] int write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR) return errno;
            if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return ::fsync(descriptor_) == 0 ? 0 : errno;
    }

    /// Whether it has the name now; not where another file has it already.
    bool name(const std::filesystem::path& path) const {
        const std::string self = fmt::format("/proc/self/fd/{}", descriptor_);
        return ::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW) == 0;
    }

private:
    int descriptor_;
};

/// A name is durable when its folder is.
void sync_folder(const std::filesystem::path& folder) noexcept {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

void StorageFile::create_whole() const {
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(path_, ignored))) return;
    const std::filesystem::path folder = std::filesystem::absolute(path_).parent_path();
    const Nameless file{folder};
    if (!file.is_open()) return;
    sqlite::Database empty{":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE};
    create_schema(empty);
    if (const int error = file.write(empty.image()); error == ENOSPC) {
        fail(ErrorCode::write_failed, "cannot grow: the disk is full");
    } else if (error != 0) {
        fail(ErrorCode::write_failed, fmt::format("cannot be written: {}", std::system_category().message(error)));
    }
    if (file.name(path_)) sync_folder(folder);
}

}  // namespace dossier::graph

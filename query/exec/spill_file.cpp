#include "query/exec/spill_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "graph/allocation_meter.hpp"
#include "graph/error.hpp"
#include "query/exec/profiler.hpp"

namespace dossier::query::exec {

namespace {

constexpr std::uint64_t disk_per_memory = 16;

[[noreturn]] void fail(graph::ErrorCode code, std::string_view what, const std::string& folder, int error) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = code,
                        .message = fmt::format("cannot {} a temporary file in {} for rows beyond the memory limit: {}",
                                               what, folder, std::generic_category().message(error)),
                        .where = std::nullopt,
                        .hint = "allow the query more memory, or name a folder with free space in TMPDIR"}};
}

/// A file of whom the folder knows nothing, where the file system has such files; else one that loses its name at once.
int open_nameless(const std::string& folder) {
    const int nameless = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, S_IRUSR | S_IWUSR);
    if (nameless >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return nameless;
    std::string path = folder + "/dossier-XXXXXX";
    const int named = ::mkostemp(path.data(), O_CLOEXEC);
    if (named >= 0) ::unlink(path.c_str());
    return named;
}

/// A file that may grow no further (RLIMIT_FSIZE) is an error to tell, not the end of the program: the signal waits
/// while this lives, and is taken away where it came.
class HeldSignal {
public:
    HeldSignal() noexcept {
        sigemptyset(&signal_);
        sigaddset(&signal_, SIGXFSZ);
        pthread_sigmask(SIG_BLOCK, &signal_, &before_);
    }
    HeldSignal(const HeldSignal&) = delete;
    HeldSignal& operator=(const HeldSignal&) = delete;
    ~HeldSignal() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

    void take() noexcept {
        const timespec at_once{0, 0};
        sigtimedwait(&signal_, nullptr, &at_once);
    }

private:
    sigset_t signal_{};
    sigset_t before_{};
};

std::optional<std::int64_t> memory_limit(const Context& context) noexcept {
    if (!context.limits.memory) return std::nullopt;
    return static_cast<std::int64_t>(std::min<std::size_t>(*context.limits.memory, INT64_MAX));
}

/// What the query has taken from the heap.
std::int64_t taken() noexcept {
    const auto* meter = graph::AllocationMeter::of_this_thread();
    return meter == nullptr ? 0 : meter->bytes();
}

}  // namespace

bool is_time_to_spill(const Context& context, std::int64_t held) {
    const auto limit = memory_limit(context);
    if (!limit) return false;
    // A few rows more or less change nothing when others hold the memory, and runs of few rows are many runs.
    return held >= *limit / 8 || (held >= *limit / 64 && taken() >= *limit / 4);
}

Growth::Growth(const Context& context, std::int64_t held) noexcept
    : limit_{memory_limit(context)}, held_{held}, taken_{taken()} {}

bool Growth::is_time_to_spill(std::int64_t held) const noexcept {
    if (!limit_) return false;
    const std::int64_t grown = held - held_;
    if (grown >= *limit_ / 4) return true;
    const std::int64_t all = taken();
    return all - taken_ >= *limit_ / 4 || (grown >= *limit_ / 64 && all >= *limit_ / 2);
}

SpillSpace::SpillSpace(Context& context) noexcept
    : context_{context},
      memory_{context.limits.memory.value_or(0)},
      block_{std::clamp<std::size_t>(memory_ / 256, 4096, 65'536)} {}

std::size_t SpillSpace::most_runs() const noexcept { return std::clamp<std::size_t>(memory_ / 16 / block_, 2, 256); }

std::size_t SpillSpace::parts(std::optional<std::uint64_t> bytes) const noexcept {
    const std::size_t most = std::max<std::size_t>(most_runs() / 2, 2);
    // In memory a group takes some four times what it takes on disk, and has a quarter of the limit.
    constexpr std::uint64_t parts_per_limit = 16;
    return bytes ? std::clamp<std::size_t>(*bytes / (memory_ / parts_per_limit + 1), 2, most) : most;
}

void SpillSpace::take(std::size_t bytes) {
    bytes_ += bytes;
    if (bytes_ / disk_per_memory <= memory_) return;
    throw graph::Error{{.type = graph::ErrorType::resource_error,
                        .code = graph::ErrorCode::memory_exceeded,
                        .message = fmt::format("the query needs more than {} MB, and more than {} times that on disk",
                                               memory_ / 1'000'000, disk_per_memory),
                        .where = std::nullopt,
                        .hint = "allow it more memory, or keep fewer rows"}};
}

void SpillSpace::note_run(std::uint64_t bytes) {
    if (context_.profiler != nullptr) context_.profiler->note_run(bytes);
}

SpillFile::SpillFile(SpillSpace& space) : space_{space} {
    std::error_code error;
    folder_ = std::filesystem::temp_directory_path(error).string();
    if (error) {
        const char* named = std::getenv("TMPDIR");
        fail(graph::ErrorCode::write_failed, "make", named != nullptr ? named : "/tmp", error.value());
    }
    file_ = open_nameless(folder_);
    if (file_ < 0) fail(graph::ErrorCode::write_failed, "make", folder_, errno);
}

SpillFile::~SpillFile() {
    ::close(file_);
    space_.give_back(size_);
}

Extent SpillFile::write(std::string_view bytes) {
    space_.context().check();
    space_.take(bytes.size());
    const Extent extent{size_, bytes.size()};
    size_ += bytes.size();
    HeldSignal too_large;
    for (std::uint64_t at = extent.begin; !bytes.empty();) {
        const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(at));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            const int error = written < 0 ? errno : ENOSPC;
            if (error == EFBIG) too_large.take();
            fail(graph::ErrorCode::write_failed, "write", folder_, error);
        }
        at += static_cast<std::uint64_t>(written);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return extent;
}

void SpillFile::read(const Extent& extent, std::string& bytes) {
    space_.context().check();
    bytes.resize(extent.size);
    for (std::size_t at = 0; at < extent.size;) {
        const ssize_t got = ::pread(file_, bytes.data() + at, extent.size - at, static_cast<off_t>(extent.begin + at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) fail(graph::ErrorCode::unreadable_file, "read", folder_, got < 0 ? errno : EIO);
        at += static_cast<std::size_t>(got);
    }
}

}  // namespace dossier::query::exec

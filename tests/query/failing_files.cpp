#include "tests/query/failing_files.hpp"

#include <cerrno>
#include <cstdarg>

#include <fcntl.h>
#include <sys/types.h>

namespace dossier::query {

namespace {

thread_local FailingFiles* of_thread = nullptr;

/// Whether the call is over with, as the one that was chosen.
bool fails(const FailingFiles* failing) noexcept {
    if (failing == nullptr || failing->failure() == Failure::in_part) return false;
    errno = failing->failure() == Failure::interrupted ? EINTR : failing->number();
    return true;
}

std::size_t part_of(std::size_t size, const FailingFiles* failing) noexcept {
    return failing != nullptr && size > 1 ? size / 2 : size;
}

}  // namespace

FailingFiles::FailingFiles(FileCall call, std::size_t at, Failure failure, int number) noexcept
    : call_{call}, at_{at}, failure_{failure}, number_{number} {
    of_thread = this;
}

FailingFiles::~FailingFiles() { of_thread = nullptr; }

const FailingFiles* FailingFiles::of(FileCall call) noexcept {
    if (of_thread == nullptr || of_thread->call_ != call) return nullptr;
    return of_thread->calls_++ == of_thread->at_ ? of_thread : nullptr;
}

}  // namespace dossier::query

using dossier::query::FailingFiles;
using dossier::query::FileCall;

// NOLINTBEGIN(bugprone-reserved-identifier): names that the linker asks for
extern "C" {

int __real_open(const char* path, int flags, ...);
int __real_close(int file);
ssize_t __real_pwrite(int file, const void* bytes, size_t size, off_t at);
ssize_t __real_pread(int file, void* bytes, size_t size, off_t at);

int __wrap_open(const char* path, int flags, ...) {
    mode_t mode = 0;
    if ((flags & (O_CREAT | O_TMPFILE)) != 0) {
        std::va_list more;
        va_start(more, flags);
        mode = va_arg(more, mode_t);
        va_end(more);
    }
    const bool is_temporary = (flags & O_TMPFILE) == O_TMPFILE;
    if (is_temporary && dossier::query::fails(FailingFiles::of(FileCall::open))) return -1;
    return __real_open(path, flags, mode);
}

int __wrap_close(int file) {
    const bool failing = dossier::query::fails(FailingFiles::of(FileCall::close));
    const int number = errno;
    const int result = __real_close(file);
    if (!failing) return result;
    errno = number;
    return -1;
}

ssize_t __wrap_pwrite(int file, const void* bytes, size_t size, off_t at) {
    const FailingFiles* failing = FailingFiles::of(FileCall::write);
    return dossier::query::fails(failing) ? -1 : __real_pwrite(file, bytes, dossier::query::part_of(size, failing), at);
}

ssize_t __wrap_pread(int file, void* bytes, size_t size, off_t at) {
    const FailingFiles* failing = FailingFiles::of(FileCall::read);
    return dossier::query::fails(failing) ? -1 : __real_pread(file, bytes, dossier::query::part_of(size, failing), at);
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier)

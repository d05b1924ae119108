#pragma once

#include <cstddef>
#include <cstdint>

namespace dossier::query {

/// What the rooms under test ask of the system for temporary files; their calls are wrapped by the linker
/// (tests/CMakeLists.txt), those of libraries are not.
enum class FileCall : std::uint8_t { open, write, read, close };

/// What becomes of a call that was chosen.
enum class Failure : std::uint8_t {
    error,        ///< nothing is done (a file is closed all the same), and the error told
    in_part,      ///< half of the bytes are written or read, the rest is left to the next call
    interrupted,  ///< nothing is done, a signal came
};

/// As long as it lives, the calls of one sort, of this thread, are counted, and one of them fails.
class FailingFiles {
public:
    /// `at`      how many calls go well before the one that does not
    /// `number`  the system's, of the error
    FailingFiles(FileCall call, std::size_t at, Failure failure, int number = 0) noexcept;
    FailingFiles(const FailingFiles&) = delete;
    FailingFiles& operator=(const FailingFiles&) = delete;
    ~FailingFiles();

    [[nodiscard]] std::size_t calls() const noexcept { return calls_; }
    [[nodiscard]] bool has_failed() const noexcept { return calls_ > at_; }

    /// For the wrapped calls: what this one is to do, or nothing. A later call goes well.
    [[nodiscard]] static const FailingFiles* of(FileCall call) noexcept;
    [[nodiscard]] Failure failure() const noexcept { return failure_; }
    [[nodiscard]] int number() const noexcept { return number_; }

private:
    FileCall call_;
    std::size_t at_;
    Failure failure_;
    int number_;
    std::size_t calls_ = 0;
};

}  // namespace dossier::query

#pragma once

#include <cstdint>

namespace dossier::graph {

/// A disk that fails at a chosen moment, under every SQLite file that is opened while it exists.
class FailingDisk {
public:
    enum class Fault : std::uint8_t { none, read, write, full, sync, truncate };

    FailingDisk();
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    /// The operation `number` of this kind from now on fails, 0 the next one; `for_good`: and each behind it.
    void fail(Fault fault, int number, bool for_good);
    void work();
    /// Whether it has failed since fail().
    [[nodiscard]] bool has_failed() const;
};

}  // namespace dossier::graph

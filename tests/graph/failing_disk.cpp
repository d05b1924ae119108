#include "failing_disk.hpp"

#include <cassert>
#include <cstring>

#include <sqlite3.h>

// A VFS of SQLite's that hands everything on to the one of the system, but for what is to fail. SQLite asks for plain
// C: the state is one, as there is one default VFS.

namespace dossier::graph {

namespace {

struct Plan {
    FailingDisk::Fault fault = FailingDisk::Fault::none;
    int left = 0;
    bool for_good = false;
    bool failed = false;

    /// Whether this operation is to fail.
    bool strikes(FailingDisk::Fault operation) {
        const bool hit =
            operation == fault || (operation == FailingDisk::Fault::write && fault == FailingDisk::Fault::full);
        if (!hit || (left-- > 0) || (failed && !for_good)) return false;
        left = 0;
        failed = true;
        return true;
    }
};

Plan plan;
sqlite3_vfs* system_vfs = nullptr;

struct File {
    sqlite3_file base;
    sqlite3_file* real() noexcept { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }

int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
    if (plan.strikes(FailingDisk::Fault::read)) return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, size, at);
}

/// Half of what was to be written is: that is what a full disk does.
int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    if (plan.strikes(FailingDisk::Fault::write)) {
        static_cast<void>(real(file)->pMethods->xWrite(real(file), bytes, size / 2, at));
        return plan.fault == FailingDisk::Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), bytes, size, at);
}

int sync(sqlite3_file* file, int flags) {
    if (plan.strikes(FailingDisk::Fault::sync)) return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (plan.strikes(FailingDisk::Fault::truncate)) return SQLITE_IOERR_TRUNCATE;
    return real(file)->pMethods->xTruncate(real(file), size);
}

const sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose = [](sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); },
    .xRead = read,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = [](sqlite3_file* file,
                    sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); },
    .xLock = [](sqlite3_file* file, int lock) { return real(file)->pMethods->xLock(real(file), lock); },
    .xUnlock = [](sqlite3_file* file, int lock) { return real(file)->pMethods->xUnlock(real(file), lock); },
    .xCheckReservedLock = [](sqlite3_file* file,
                             int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); },
    .xFileControl = [](sqlite3_file* file, int what,
                       void* argument) { return real(file)->pMethods->xFileControl(real(file), what, argument); },
    .xSectorSize = [](sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); },
    .xShmMap = [](sqlite3_file* file, int page, int size, int extend,
                  void volatile** map) { return real(file)->pMethods->xShmMap(real(file), page, size, extend, map); },
    .xShmLock = [](sqlite3_file* file, int offset, int count,
                   int flags) { return real(file)->pMethods->xShmLock(real(file), offset, count, flags); },
    .xShmBarrier = [](sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); },
    .xShmUnmap = [](sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open(sqlite3_vfs*, sqlite3_filename name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    const int result = system_vfs->xOpen(system_vfs, name, real(file), flags, out_flags);
    if (real(file)->pMethods != nullptr) file->pMethods = &methods;
    return result;
}

sqlite3_vfs failing_vfs;

}  // namespace

FailingDisk::FailingDisk() {
    plan = {};
    system_vfs = sqlite3_vfs_find(nullptr);
    assert(std::strcmp(system_vfs->zName, "failing") != 0);
    failing_vfs = *system_vfs;
    failing_vfs.zName = "failing";
    failing_vfs.pNext = nullptr;
    failing_vfs.szOsFile = static_cast<int>(sizeof(File)) + system_vfs->szOsFile;
    failing_vfs.xOpen = open;
    sqlite3_vfs_register(&failing_vfs, 1);
}

FailingDisk::~FailingDisk() {
    sqlite3_vfs_unregister(&failing_vfs);
    sqlite3_vfs_register(system_vfs, 1);
}

void FailingDisk::fail(Fault fault, int number, bool for_good) {
    plan = {.fault = fault, .left = number, .for_good = for_good};
}

void FailingDisk::work() { plan.fault = Fault::none; }

bool FailingDisk::has_failed() const { return plan.failed; }

}  // namespace dossier::graph

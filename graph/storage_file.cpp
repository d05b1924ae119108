#include "graph/storage_file.hpp"

#include <set>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "graph/sha256.hpp"

namespace dossier::graph {

namespace {

constexpr std::int64_t application_id = 0x444F5353;  // "DOSS"
/// How long to wait for a lock that others hold for moments only: while they recover or checkpoint.
constexpr int patience_ms = 250;

/// A table and the first format that has it.
struct Table {
    std::int64_t since;
    std::string_view sql;
};

/// The whole schema. A file is ours when it has exactly this: a trigger or view more could do anything.
constexpr std::array schema{
    Table{1, "CREATE TABLE names(sort INTEGER NOT NULL, id INTEGER NOT NULL, name TEXT NOT NULL,"
             " PRIMARY KEY(sort, id)) WITHOUT ROWID"},
    Table{1, "CREATE TABLE nodes(id INTEGER PRIMARY KEY, record BLOB NOT NULL)"},
    Table{1, "CREATE TABLE relationships(id INTEGER PRIMARY KEY, start_node INTEGER NOT NULL,"
             " end_node INTEGER NOT NULL, type INTEGER NOT NULL, record BLOB NOT NULL)"},
    Table{1, "CREATE TABLE documents(id TEXT PRIMARY KEY NOT NULL, source TEXT NOT NULL,"
             " sha256 TEXT NOT NULL, text BLOB NOT NULL)"},
    Table{2, "CREATE TABLE schema(name TEXT NOT NULL, sort INTEGER NOT NULL, element INTEGER NOT NULL,"
             " names TEXT NOT NULL, keys TEXT NOT NULL, PRIMARY KEY(name, sort)) WITHOUT ROWID"},
    Table{3, "CREATE TABLE base(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, number INTEGER NOT NULL,"
             " piece INTEGER NOT NULL, checksum INTEGER NOT NULL, bytes BLOB NOT NULL)"},
};

/// SQLite reads `?`, `#` and `%` in a URI: everything but the plainest characters is escaped.
std::string uri(const std::filesystem::path& path, std::string_view query) {
    std::string text = "file:";
    for (const char each : std::filesystem::absolute(path).string()) {
        const bool plain = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                           (each >= '0' && each <= '9') || each == '/' || each == '.' || each == '-' || each == '_';
        text += plain ? std::string(1, each) : fmt::format("%{:02X}", static_cast<unsigned char>(each));
    }
    return text + std::string{query};
}

}  // namespace

StorageFile::StorageFile(std::filesystem::path path, bool read_only)
    : path_{std::move(path)}, read_only_{read_only}, door_{std::make_shared<Door>()} {
    door_->file = this;
    std::error_code ignored;
    if (std::filesystem::is_directory(path_, ignored)) fail(ErrorCode::unreadable_file, "is a folder");
    if (read_only_ && !std::filesystem::exists(path_, ignored)) fail(ErrorCode::unreadable_file, "does not exist");
    try {
        open();
    } catch (const sqlite::Failure& failure) {
        fail(failure, ErrorCode::unreadable_file);
    }
}

StorageFile::~StorageFile() {
    {
        const std::scoped_lock alone{door_->mutex};
        door_->file = nullptr;
    }
    if (read_only_) return;
    try {
        if (database_->in_transaction()) database_->run("ROLLBACK");
        database_->run("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const sqlite::Failure&) {
        // Everything acknowledged is in the journal beside the file: whoever opens it next takes it from there.
    }
}

void StorageFile::open() {
    if (read_only_) {
        open_read_only();
    } else {
        open_for_writing();
    }
}

void StorageFile::open_read_only() {
    try {
        database_.emplace(path_.string(), SQLITE_OPEN_READONLY);
        harden();
        database_->run("BEGIN");
        static_cast<void>(is_empty());
    } catch (const sqlite::Failure& failure) {
        // A folder that may not be written has no place for the journal's index. Without a journal nothing is missing.
        const bool no_index = failure.primary_code() == SQLITE_CANTOPEN || failure.primary_code() == SQLITE_READONLY;
        std::error_code ignored;
        const auto journal = std::filesystem::file_size(path_.string() + "-wal", ignored);
        if (!no_index || (!ignored && journal > 0)) throw;
        database_.emplace(uri(path_, "?immutable=1"), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
        harden();
        database_->run("BEGIN");
    }
    // The transaction stays open: documents read later belong to the same state as the graph.
    if (is_empty()) fail(ErrorCode::damaged_file, "is empty, not a knowledge base");
    refuse_what_is_not_ours();
}

void StorageFile::open_for_writing() {
    create_whole();
    database_.emplace(path_.string(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    harden();
    // A foreign file must not be touched, and setting the journal's mode would.
    if (!is_empty()) refuse_what_is_not_ours();
    database_->run("PRAGMA journal_mode = WAL");
    database_->run("PRAGMA synchronous = FULL");
    lock();
    if (is_empty()) {
        create_schema(*database_);
        database_->run("COMMIT");
        lock();
    }
    version_ = database_->number("PRAGMA user_version");
    version_seen_ = database_->number("PRAGMA data_version");
}

void StorageFile::harden() {
    sqlite3* handle = database_->handle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_busy_timeout(handle, patience_ms);
    database_->run("PRAGMA cell_size_check = ON");
}

bool StorageFile::is_empty() {
    return database_->number("PRAGMA application_id") == 0 && database_->number("PRAGMA user_version") == 0 &&
           database_->number("SELECT count(*) FROM sqlite_schema") == 0;
}

void StorageFile::refuse_what_is_not_ours() {
    if (database_->number("PRAGMA application_id") != application_id) {
        fail(ErrorCode::damaged_file, "is a database of another program");
    }
    if (const std::int64_t version = database_->number("PRAGMA user_version"); version > newest_format) {
        fail(ErrorCode::newer_file, fmt::format("has format {}, newer than {}", version, newest_format),
             "open it with a newer dossier");
    } else if (version < 1) {
        fail(ErrorCode::damaged_file, "has no format version");
    }
    version_ = database_->number("PRAGMA user_version");
    std::set<std::string_view> expected;
    for (const Table& table : schema) {
        if (table.since <= version_) expected.insert(table.sql);
    }
    sqlite::Statement found = database_->prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL");
    while (found.step()) {
        if (expected.erase(found.bytes(0)) == 0) fail(ErrorCode::damaged_file, "has tables that dossier did not make");
    }
    if (!expected.empty()) fail(ErrorCode::damaged_file, "lacks a table");
    // The base has check sums of its own and knows how many rows it has: walking its pages first would read it twice.
    for (const std::string_view table : {"names", "nodes", "relationships", "documents", "schema"}) {
        if (table == "schema" && version_ < with_schema) continue;
        sqlite::Statement check = database_->prepare(fmt::format("PRAGMA quick_check({})", table));
        if (check.step() && check.bytes(0) != "ok") {
            fail(ErrorCode::damaged_file, fmt::format("is damaged: {}", check.bytes(0)));
        }
    }
}

void StorageFile::create_schema(sqlite::Database& database) {
    for (const Table& table : schema) database.run(table.sql);
    database.run(fmt::format("PRAGMA application_id = {}", application_id));
    database.run(fmt::format("PRAGMA user_version = {}", newest_format));
}

bool StorageFile::is_older() const noexcept { return version_ < newest_format; }

void StorageFile::upgrade() {
    for (const Table& table : schema) {
        if (table.since > version_) database_->run(table.sql);
    }
    database_->run(fmt::format("PRAGMA user_version = {}", newest_format));
}

void StorageFile::lock() {
    try {
        database_->run("BEGIN IMMEDIATE");
    } catch (const sqlite::Failure& failure) {
        if (failure.primary_code() != SQLITE_BUSY) throw;
        fail(ErrorCode::write_failed, "is being written by another program", "close that, or open the file read-only");
    }
}

std::optional<StoredDocument> StorageFile::document(std::string_view id) {
    try {
        sqlite::Statement query = database_->prepare("SELECT source, text, sha256 FROM documents WHERE id = ?");
        query.bind(1, id);
        if (!query.step()) return std::nullopt;
        if (query.bytes(2) != hexadecimal(sha256(query.bytes(1)))) {
            fail(ErrorCode::damaged_file, fmt::format("is damaged: the text of document `{}` is not what was put", id));
        }
        return StoredDocument{
            .id = std::string{id}, .source = std::string{query.bytes(0)}, .text = std::string{query.bytes(1)}};
    } catch (const sqlite::Failure& failure) {
        fail(failure, ErrorCode::unreadable_file);
    }
}

std::vector<std::string> StorageFile::document_ids() {
    try {
        std::vector<std::string> ids;
        sqlite::Statement query = database_->prepare("SELECT id FROM documents ORDER BY id");
        while (query.step()) ids.emplace_back(query.bytes(0));
        return ids;
    } catch (const sqlite::Failure& failure) {
        fail(failure, ErrorCode::unreadable_file);
    }
}

void StorageFile::fail(const sqlite::Failure& failure, ErrorCode otherwise) const {
    switch (failure.primary_code()) {
    case SQLITE_NOTADB: fail(ErrorCode::damaged_file, "is not a knowledge base");
    case SQLITE_CORRUPT: fail(ErrorCode::damaged_file, fmt::format("is damaged: {}", failure.message));
    case SQLITE_BUSY: fail(ErrorCode::write_failed, "is being written by another program", "try again when it is done");
    case SQLITE_FULL: fail(otherwise, "cannot grow: the disk is full");
    default:
        fail(otherwise, fmt::format("cannot be {}: {}", otherwise == ErrorCode::write_failed ? "written" : "read",
                                    failure.message));
    }
}

void StorageFile::fail(ErrorCode code, std::string_view what, std::string_view hint) const {
    throw Error{{.type = ErrorType::file_error,
                 .code = code,
                 .message = fmt::format("`{}` {}", path_.string(), what),
                 .where = {},
                 .hint = std::string{hint}}};
}

Diagnostic StorageFile::damage(std::string_view what) const {
    return {.type = ErrorType::file_error,
            .code = ErrorCode::damaged_file,
            .message = fmt::format("`{}` {}", path_.string(), what),
            .where = {},
            .hint = {}};
}

}  // namespace dossier::graph

#include "graph/storage_sqlite.hpp"

#include <new>

namespace dossier::graph::sqlite {

namespace {

[[noreturn]] void fail(sqlite3* database, int result) {
    if ((result & 0xFF) == SQLITE_NOMEM) throw std::bad_alloc{};
    throw Failure{.code = result, .message = database == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(database)};
}

/// SQLite takes a null pointer for NULL, and an empty text may have one.
const char* data_of(std::string_view bytes) noexcept { return bytes.data() == nullptr ? "" : bytes.data(); }

}  // namespace

Statement::Statement(sqlite3* database, std::string_view text) : database_{database} {
    const Alone alone{database_};
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, text.data(), static_cast<int>(text.size()), &statement, nullptr));
    statement_.reset(statement);
}

void Statement::check(int result) const {
    if (result != SQLITE_OK) fail(database_, sqlite3_extended_errcode(database_));
}

Statement& Statement::bind(int place, std::int64_t number) {
    const Alone alone{database_};
    check(sqlite3_bind_int64(statement_.get(), place, number));
    return *this;
}

Statement& Statement::bind(int place, std::string_view text) {
    const Alone alone{database_};
    check(sqlite3_bind_text64(statement_.get(), place, data_of(text), text.size(), SQLITE_STATIC, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind_blob(int place, std::string_view bytes) {
    const Alone alone{database_};
    check(sqlite3_bind_blob64(statement_.get(), place, data_of(bytes), bytes.size(), SQLITE_STATIC));
    return *this;
}

bool Statement::step() {
    const Alone alone{database_};
    const int result = sqlite3_step(statement_.get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) fail(database_, sqlite3_extended_errcode(database_));
    return result == SQLITE_ROW;
}

void Statement::run() {
    while (step()) {
    }
    reset();
}

void Statement::reset() noexcept { sqlite3_reset(statement_.get()); }

std::string_view Statement::bytes(int column) const {
    const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return data == nullptr ? std::string_view{} : std::string_view{data, static_cast<std::size_t>(size)};
}

Database::Database(const std::string& name, int flags) {
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(name.c_str(), &database, flags | SQLITE_OPEN_FULLMUTEX, nullptr);
    handle_.reset(database);
    if (result != SQLITE_OK) fail(database, result);
    sqlite3_extended_result_codes(database, 1);
}

std::string Database::image() {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> bytes{sqlite3_serialize(handle(), "main", &size, 0),
                                                                        &sqlite3_free};
    if (bytes == nullptr) throw std::bad_alloc{};
    return {reinterpret_cast<const char*>(bytes.get()), static_cast<std::size_t>(size)};
}

std::int64_t Database::number(std::string_view text) {
    Statement statement = prepare(text);
    return statement.step() ? statement.number(0) : 0;
}

}  // namespace dossier::graph::sqlite

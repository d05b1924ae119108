#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

namespace dossier::graph::sqlite {

/// What SQLite answered that it should not have; storage turns it into an Error that names the file.
struct Failure {
    int code;  ///< SQLite's extended result code
    std::string message;

    [[nodiscard]] int primary_code() const noexcept { return code & 0xFF; }
};

/// Keeps other threads from the connection: what failed is told of the last call on it, whoever made that.
class Alone {
public:
    explicit Alone(sqlite3* database) noexcept : mutex_{sqlite3_db_mutex(database)} { sqlite3_mutex_enter(mutex_); }
    ~Alone() { sqlite3_mutex_leave(mutex_); }
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;

private:
    sqlite3_mutex* mutex_;
};

/// A prepared statement, of one thread; others may have theirs on the same connection. Texts and blobs are bound
/// without a copy: they must live until step() has returned.
class Statement {
public:
    Statement(sqlite3* database, std::string_view text);

    Statement& bind(int place, std::int64_t number);
    Statement& bind(int place, std::string_view text);
    Statement& bind_blob(int place, std::string_view bytes);

    /// Whether there is a row. throws Failure
    bool step();
    /// Steps to the end and makes ready for the next use. throws Failure
    void run();
    void reset() noexcept;

    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
    /// The bytes of a text or a blob, until the next step.
    [[nodiscard]] std::string_view bytes(int column) const;

private:
    void check(int result) const;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// An open database file. Several threads may use it.
class Database {
public:
    /// `name`    a path, or a `file:` URI
    /// `flags`   as of sqlite3_open_v2
    Database(const std::string& name, int flags);

    void run(std::string_view text) { Statement{handle(), text}.run(); }
    /// The first column of the first row; 0 when there is none.
    [[nodiscard]] std::int64_t number(std::string_view text);
    [[nodiscard]] Statement prepare(std::string_view text) { return {handle(), text}; }
    /// The bytes that a file with the same content would have.
    [[nodiscard]] std::string image();
    [[nodiscard]] bool in_transaction() const noexcept { return sqlite3_get_autocommit(handle()) == 0; }
    [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }

private:
    struct Close {
        void operator()(sqlite3* database) const noexcept { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace dossier::graph::sqlite

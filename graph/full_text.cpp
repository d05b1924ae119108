#include "graph/full_text.hpp"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/full_text_query.hpp"
#include "graph/storage_sqlite.hpp"

// One FTS5 table in a database in memory. The transaction that is opened at the start never ends: each write would
// otherwise be a commit, for which FTS5 writes a segment of its own. Nothing is journaled, since the graph's log is
// what takes a write back, by another write.

namespace dossier::graph {

namespace {

[[noreturn]] void fail(ErrorType type, ErrorCode code, std::string message) {
    throw Error{{.type = type, .code = code, .message = std::move(message), .where = {}, .hint = {}}};
}

[[noreturn]] void fail_write(const sqlite::Failure& failure) {
    fail(ErrorType::resource_error, ErrorCode::memory_exceeded,
         fmt::format("the full-text index cannot hold more: {}", failure.message));
}

std::string list_of(std::size_t columns, std::string_view each) {
    std::string list;
    for (std::size_t i = 0; i < columns; ++i) list += fmt::format(fmt::runtime(each), i);
    return list;
}

}  // namespace

struct FullText::State {
    explicit State(std::vector<std::string> names)
        : keys{std::move(names)}, database{":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE} {
        database.run("PRAGMA journal_mode = OFF");
        database.run(fmt::format("CREATE VIRTUAL TABLE words USING fts5({}tokenize = 'unicode61 remove_diacritics 2')",
                                 list_of(keys.size(), "c{}, ")));
        database.run("BEGIN");
        insert.emplace(database.prepare(fmt::format("INSERT INTO words({}rowid) VALUES({}?)",
                                                    list_of(keys.size(), "c{}, "), list_of(keys.size(), "?, "))));
        erase.emplace(database.prepare("DELETE FROM words WHERE rowid = ?"));
    }

    std::vector<std::string> keys;
    sqlite::Database database;
    std::optional<sqlite::Statement> insert, erase;
    std::unordered_set<std::uint32_t> ids;
};

FullText::FullText(std::vector<std::string> keys) {
    try {
        state_ = std::make_unique<State>(std::move(keys));
    } catch (const sqlite::Failure& failure) {
        fail_write(failure);
    }
}
FullText::~FullText() = default;
FullText::FullText(FullText&&) noexcept = default;
FullText& FullText::operator=(FullText&&) noexcept = default;

void FullText::put(std::uint32_t id, const std::vector<std::string>& texts) {
    remove(id);
    try {
        int place = 0;
        for (const std::string& text : texts) state_->insert->bind(++place, std::string_view{text});
        state_->insert->bind(++place, std::int64_t{id}).run();
    } catch (const sqlite::Failure& failure) {
        fail_write(failure);
    }
    state_->ids.insert(id);
}

void FullText::remove(std::uint32_t id) {
    if (state_->ids.erase(id) == 0) return;
    try {
        state_->erase->bind(1, std::int64_t{id}).run();
    } catch (const sqlite::Failure& failure) {
        fail_write(failure);
    }
}

std::vector<FullText::Hit> FullText::find(std::string_view query) const {
    const std::string wanted = fts5_query(query, state_->keys);
    std::vector<Hit> hits;
    try {
        sqlite::Statement rows = state_->database.prepare("SELECT rowid, bm25(words) FROM words WHERE words MATCH ?");
        rows.bind(1, std::string_view{wanted});
        // FTS5 calls the best match the lowest.
        while (rows.step()) hits.push_back({static_cast<std::uint32_t>(rows.number(0)), -rows.real(1)});
    } catch (const sqlite::Failure& failure) {
        fail(ErrorType::argument_error, ErrorCode::invalid_argument_value,
             fmt::format("the full-text query `{}` is too complicated: {}", query, failure.message));
    }
    std::ranges::sort(hits,
                      [](const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.id < b.id; });
    return hits;
}

std::size_t FullText::size() const noexcept { return state_->ids.size(); }
bool FullText::contains(std::uint32_t id) const { return state_->ids.contains(id); }

}  // namespace dossier::graph

#include <algorithm>
#include <bit>
#include <string>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "graph/base.hpp"
#include "graph/interruptible.hpp"
#include "graph/packed.hpp"
#include "graph/storage_file.hpp"

// The base in the file: each column cut into pieces, each piece a row with a check sum. A piece is small beside what a
// statement may hold, and large enough that its row costs nothing.

namespace dossier::graph {

namespace {

constexpr std::size_t piece_size = std::size_t{1} << 20U;

/// Covers the bytes and where they belong, so that pieces that changed places are found.
std::int64_t check_sum(std::string_view column, std::int64_t number, std::int64_t piece, std::string_view bytes) {
    const std::string place = fmt::format("{}/{}/{}", column, number, piece);
    const XXH64_hash_t seed = XXH3_64bits(place.data(), place.size());
    return std::bit_cast<std::int64_t>(XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed));
}

/// The last row: how many there are before it, and a check sum over all but their bytes. A row that is gone would
/// otherwise be missed by nobody.
constexpr std::string_view end_of_base = "end";

/// The rows of the base without their bytes, as one text.
class Outline {
public:
    void add(std::string_view column, std::int64_t number, std::int64_t piece, std::int64_t sum) {
        text_ += fmt::format("{}/{}/{} {}\n", column, number, piece, sum);
    }
    [[nodiscard]] std::int64_t sum(std::int64_t rows) const { return check_sum(end_of_base, rows, 0, text_); }

private:
    std::string text_;
};

}  // namespace

void StorageFile::write_base(const PropertyGraph& graph) {
    graph.read_in_full();  // from the rows that go now
    for (const std::string_view table : {"base", "nodes", "relationships"}) {
        database_->run(fmt::format("DELETE FROM {}", table));
    }
    sqlite::Statement put = database_->prepare("INSERT INTO base VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t rows = 0;
    Outline outline;
    const auto write = [&](std::string_view column, std::int64_t number, std::int64_t piece, std::int64_t sum,
                           std::string_view bytes) {
        put.bind(1, rows++).bind(2, column).bind(3, number).bind(4, piece).bind(5, sum).bind_blob(6, bytes).run();
    };
    BaseWriter{graph}.write([&](BaseColumn column, std::uint32_t number, std::string_view bytes) {
        const std::string_view name = base_column_names[static_cast<std::size_t>(column)];
        for (std::int64_t piece = 0; piece == 0 || !bytes.empty(); ++piece) {
            const std::string_view part = bytes.substr(0, piece_size);
            const std::int64_t sum = check_sum(name, number, piece, part);
            outline.add(name, number, piece, sum);
            write(name, number, piece, sum, part);
            bytes.remove_prefix(part.size());
        }
    });
    write(end_of_base, rows, 0, outline.sum(rows), {});
    in_file_ = {.base_nodes = graph.node_bound(), .base_relationships = graph.relationship_bound()};
}

/// Which columns there are, without their bytes.
std::vector<StorageFile::BasePieces> StorageFile::base_outline() {
    std::vector<BasePieces> outline;
    sqlite::Statement rows = database_->prepare("SELECT id, kind, number, piece, checksum FROM base ORDER BY id");
    Outline seen;
    std::int64_t count = 0;
    for (; rows.step(); ++count) {
        const std::string_view column = rows.bytes(1);
        const std::int64_t number = rows.number(2), sum = rows.number(4);
        if (column == end_of_base && number == count) {
            if (version_ >= with_counts && sum != seen.sum(count)) {
                throw_damaged_base("the check sum of its outline differs");
            }
            if (rows.step()) throw_damaged_base("it goes on behind its end");
            return outline;
        }
        seen.add(column, number, rows.number(3), sum);
        if (outline.empty() || outline.back().column != column || outline.back().number != number) {
            outline.push_back({.column = std::string{column}, .number = number, .pieces = {}});
        }
        if (rows.number(3) != static_cast<std::int64_t>(outline.back().pieces.size())) {
            throw_damaged_base("a piece is out of order");
        }
        outline.back().pieces.push_back({.row = rows.number(0), .checksum = sum});
    }
    if (count > 0) throw_damaged_base("its end is missing");
    return outline;
}

/// Between a commit and the next lock another program may have written; who only reads sees one state for good.
void StorageFile::refuse_what_others_wrote() {
    if (read_only_ || database_->in_transaction() || database_->number("PRAGMA data_version") == version_seen_) return;
    fail(ErrorCode::unreadable_file, "was written by another program", "open it again");
}

std::string StorageFile::read_pieces(Door& door, const BasePieces& pieces) {
    const auto alone = locked_patiently(door.mutex);
    if (door.file == nullptr) {
        throw Error{{.type = ErrorType::file_error,
                     .code = ErrorCode::unreadable_file,
                     .message = "the file of the graph was closed before all of it could be read",
                     .where = {},
                     .hint = "`dossier check` tells what of a file cannot be read"}};
    }
    try {
        std::string bytes = door.file->checked_pieces(pieces);
        door.file->refuse_what_others_wrote();
        return bytes;
    } catch (const Error&) {
        door.file->refuse_what_others_wrote();  // who would take it for damage
        throw;
    }
}

std::string StorageFile::checked_pieces(const BasePieces& pieces) {
    sqlite::Statement row = database_->prepare("SELECT bytes FROM base WHERE id = ?");
    std::string bytes;
    const Checkpoint& checkpoint = Interruptible::checkpoint();
    for (std::size_t piece = 0; piece < pieces.pieces.size(); ++piece) {
        if (checkpoint) checkpoint();
        const auto& [id, sum] = pieces.pieces[piece];
        row.bind(1, id);
        if (!row.step()) throw_damaged_base("a piece is missing");
        const std::string_view part = row.bytes(0);
        if (sum != check_sum(pieces.column, pieces.number, static_cast<std::int64_t>(piece), part)) {
            throw_damaged_base(fmt::format("the check sum of `{} {}` differs", pieces.column, pieces.number));
        }
        if (piece == 0) bytes.reserve(part.size() * pieces.pieces.size() + PackedReader::padding);
        bytes += part;
        row.reset();
    }
    bytes.append(PackedReader::padding, '\0');
    return bytes;
}

/// What reading `what` threw, now or long after load(), which says itself which file it is.
void StorageFile::rethrow_naming(const std::string& what) const {
    try {
        throw;
    } catch (const sqlite::Failure& failure) {
        if (!is_loaded_) throw;
        fail(failure, ErrorCode::unreadable_file);
    } catch (const Error& error) {
        if (error.diagnostic().code != ErrorCode::damaged_file) throw;
        const std::string message = fmt::format("{} cannot be read: {}", what, error.diagnostic().message);
        if (!is_loaded_) throw_damaged(message);
        fail(ErrorCode::damaged_file, fmt::format("is damaged: {}", message),
             "`dossier check` lists all that is damaged; the rest can still be read and exported");
    }
}

BaseColumn StorageFile::base_column(const BasePieces& pieces) {
    const auto column = std::ranges::find(base_column_names, pieces.column);
    if (column == base_column_names.end() || pieces.number < 0 || pieces.number > UINT32_MAX) {
        throw_damaged_base("a column of an unknown name");
    }
    return static_cast<BaseColumn>(column - base_column_names.begin());
}

void StorageFile::load_base(PropertyGraph& graph) {
    if (version_ < with_base) return;
    std::vector<BasePieces> outline = base_outline();
    if (outline.empty()) return;
    BaseReader reader{graph, [door = door_](const std::string& what, const std::function<void()>& work) {
                          try {
                              work();
                          } catch (...) {
                              const std::scoped_lock alone{door->mutex};
                              if (door->file == nullptr) throw;
                              door->file->rethrow_naming(what);
                          }
                      }};
    for (BasePieces& each : outline) {
        const BaseColumn column = base_column(each);
        const auto number = static_cast<std::uint32_t>(each.number);
        reader.read(column, number, [door = door_, pieces = std::move(each)] { return read_pieces(*door, pieces); });
    }
    reader.finish();
}

/// Whether reading the changes has come to cost enough beside reading the base that making it anew pays.
bool StorageFile::base_is_outgrown(const PropertyGraph& graph, std::size_t more, std::size_t share) const noexcept {
    constexpr std::size_t never_worth_it = 1024;
    return in_file_.rows + more > (graph.node_count() + graph.relationship_count()) / share + never_worth_it;
}

}  // namespace dossier::graph

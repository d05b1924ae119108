#include <algorithm>
#include <bit>
#include <string>

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "graph/base.hpp"
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

/// The last row: how many there are before it. A row that is gone would otherwise be missed by nobody.
constexpr std::string_view end_of_base = "end";

}  // namespace

void StorageFile::write_base(const PropertyGraph& graph) {
    for (const std::string_view table : {"base", "nodes", "relationships"}) {
        database_->run(fmt::format("DELETE FROM {}", table));
    }
    sqlite::Statement put = database_->prepare("INSERT INTO base VALUES (?, ?, ?, ?, ?, ?)");
    std::int64_t rows = 0;
    const auto write = [&](std::string_view column, std::int64_t number, std::int64_t piece, std::string_view bytes) {
        put.bind(1, rows++).bind(2, column).bind(3, number).bind(4, piece);
        put.bind(5, check_sum(column, number, piece, bytes)).bind_blob(6, bytes).run();
    };
    BaseWriter{graph}.write([&](BaseColumn column, std::uint32_t number, std::string_view bytes) {
        const std::string_view name = base_column_names[static_cast<std::size_t>(column)];
        for (std::int64_t piece = 0; piece == 0 || !bytes.empty(); ++piece) {
            const std::string_view part = bytes.substr(0, piece_size);
            write(name, number, piece, part);
            bytes.remove_prefix(part.size());
        }
    });
    write(end_of_base, rows, 0, {});
    in_file_ = {.base_nodes = graph.node_bound(), .base_relationships = graph.relationship_bound()};
}

void StorageFile::load_base(PropertyGraph& graph) {
    if (version_ < with_base) return;
    sqlite::Statement rows = database_->prepare("SELECT kind, number, piece, checksum, bytes FROM base ORDER BY id");
    if (!rows.step()) return;
    BaseReader reader{graph};
    std::int64_t count = 0;
    while (rows.bytes(0) != end_of_base || rows.number(1) != count) {
        const std::string name{rows.bytes(0)};
        const auto column = std::ranges::find(base_column_names, name);
        const std::int64_t number = rows.number(1);
        if (column == base_column_names.end() || number < 0 || number > UINT32_MAX) {
            throw_damaged_base("a column of an unknown name");
        }
        std::string bytes;
        for (std::int64_t piece = 0; rows.bytes(0) == name && rows.number(1) == number; ++piece, ++count) {
            if (rows.number(2) != piece || rows.number(3) != check_sum(name, number, piece, rows.bytes(4))) {
                throw_damaged_base(fmt::format("the check sum of `{} {}` differs", name, number));
            }
            bytes += rows.bytes(4);
            if (!rows.step()) throw_damaged_base("its end is missing");
        }
        bytes.append(PackedReader::padding, '\0');
        const auto kind = static_cast<BaseColumn>(column - base_column_names.begin());
        reader.read(kind, static_cast<std::uint32_t>(number), bytes);
    }
    if (rows.step()) throw_damaged_base("it goes on behind its end");
    reader.finish();
}

/// Whether reading the changes has come to cost enough beside reading the base that making it anew pays.
bool StorageFile::base_is_outgrown(const PropertyGraph& graph, std::size_t more, std::size_t share) const noexcept {
    constexpr std::size_t never_worth_it = 1024;
    return in_file_.rows + more > (graph.node_count() + graph.relationship_count()) / share + never_worth_it;
}

}  // namespace dossier::graph

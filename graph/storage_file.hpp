#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base.hpp"
#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "graph/restore.hpp"
#include "graph/storage.hpp"
#include "graph/storage_sqlite.hpp"

namespace dossier::graph {

/// Documents to be put, or, where absent, to be removed.
using DocumentChanges = std::map<std::string, std::optional<StoredDocument>, std::less<>>;

/// The file of a knowledge base: its schema, its base and its rows, and the lock that keeps a second writer out.
///
/// The graph is in it as a base, columns of bytes that are read in bulk (base.hpp), and as a row for each node and each
/// relationship that has changed since. When the rows come to cost as much as the base they are folded into it.
///
/// The lock is SQLite's own write lock: a write transaction is open whenever the file is, so that it falls with the
/// process and leaves readers alone. (A lock on the file itself would not do: closing any descriptor of the file drops
/// the locks that SQLite holds on it.)
class StorageFile {
public:
    /// throws Error{unreadable_file, damaged_file, newer_file, write_failed}
    StorageFile(std::filesystem::path path, bool read_only);
    ~StorageFile();
    StorageFile(const StorageFile&) = delete;
    StorageFile& operator=(const StorageFile&) = delete;

    /// Fills an empty graph. throws Error{damaged_file}
    void load(PropertyGraph& graph);

    /// Makes the changes part of the base where that pays. What fails here is left for the next time.
    void fold(const PropertyGraph& graph) noexcept;

    /// All or nothing, and durable when it returns. throws Error{write_failed, read_only}
    void write(const PropertyGraph& graph, std::span<const Change> changes, const DocumentChanges& documents);

    /// throws Error{damaged_file} when its check sum differs
    [[nodiscard]] std::optional<StoredDocument> document(std::string_view id);
    /// Ascending.
    [[nodiscard]] std::vector<std::string> document_ids();
    /// What is wrong with the file itself, and where it differs from `graph`.
    [[nodiscard]] std::vector<Diagnostic> check(const PropertyGraph& graph);

private:
    void open();
    void open_read_only();
    void open_for_writing();
    void harden();
    [[nodiscard]] bool is_empty();
    void refuse_what_is_not_ours();
    static void create_schema(sqlite::Database& database);
    /// Puts an empty knowledge base where there is no file, whole from its first moment. Where the file system has no
    /// files without a name it does nothing, and SQLite begins with an empty file.
    void create_whole() const;
    /// Makes a file of an older format one of today's, inside the transaction of a commit.
    void upgrade();
    [[nodiscard]] bool is_older() const noexcept;
    void lock();

    class RowIds;
    void load_names(PropertyGraph& graph);
    /// What the file has, as far as it matters for what is written next.
    struct Content {
        std::uint32_t base_nodes = 0;  ///< the base may have the ids below
        std::uint32_t base_relationships = 0;
        std::size_t rows = 0;     ///< of what has changed since the base, or a few more
        bool renumbered = false;  ///< when loaded; the next commit writes everything under the new ids
    };
    Content load_elements(PropertyGraph& graph, bool close_holes);
    void load_base(PropertyGraph& graph);
    /// A column of the base as its outline has it.
    struct BasePieces {
        struct Piece {
            std::int64_t row;
            std::int64_t checksum;
        };
        std::string column;
        std::int64_t number = 0;
        std::vector<Piece> pieces;
    };
    [[nodiscard]] std::vector<BasePieces> base_outline();
    /// Where what is to be read late finds the file: whatever thread first asks for it, also when the file is closed by
    /// then and a snapshot of the graph is not.
    struct Door {
        std::mutex mutex;
        StorageFile* file = nullptr;  // none when it is closed
    };
    [[nodiscard]] static BaseColumn base_column(const BasePieces& pieces);
    [[nodiscard]] static std::string read_pieces(Door& door, const BasePieces& pieces);
    [[nodiscard]] std::string checked_pieces(const BasePieces& pieces);
    void refuse_what_others_wrote();
    [[noreturn]] void rethrow_naming(const std::string& what) const;
    [[nodiscard]] RowIds row_ids(std::string_view table, std::uint32_t base_bound, std::size_t base_count);
    std::size_t load_nodes(GraphRestorer& restorer, const RowIds& ids);
    std::size_t erase_nodes(GraphRestorer& restorer);
    std::size_t load_relationships(GraphRestorer& restorer, const RowIds& ids, const RowIds& node_ids);
    void load_schema(PropertyGraph& graph);

    void write_elements(const PropertyGraph& graph, std::span<const Change> changes);
    void write_base(const PropertyGraph& graph);
    [[nodiscard]] bool base_is_outgrown(const PropertyGraph& graph, std::size_t more, std::size_t share) const noexcept;
    void begin_writing();
    void commit();
    void roll_back() noexcept;
    void write_names(const PropertyGraph& graph);
    void write_documents(const DocumentChanges& documents);
    void write_schema(const PropertyGraph& graph, std::span<const Change> changes);

    void check_pages(std::vector<Diagnostic>& found);
    void check_documents(std::vector<Diagnostic>& found);
    void check_base(const PropertyGraph& graph, std::vector<Diagnostic>& found);
    void compare_elements(const PropertyGraph& graph, std::vector<Diagnostic>& found);
    void compare_schema(const PropertyGraph& graph, std::vector<Diagnostic>& found);

    /// What load() throws: it names the file once, whoever finds the damage.
    [[noreturn]] static void throw_damaged(std::string message);
    [[nodiscard]] static std::uint32_t checked_id(std::int64_t id);
    /// Throws as the Error that fits, naming the file; `otherwise` where the failure says nothing special.
    [[noreturn]] void fail(const sqlite::Failure& failure, ErrorCode otherwise) const;
    [[noreturn]] void fail(ErrorCode code, std::string_view what, std::string_view hint = {}) const;
    [[nodiscard]] Diagnostic damage(std::string_view what) const;

    std::filesystem::path path_;
    bool read_only_;
    std::optional<sqlite::Database> database_;
    static constexpr std::int64_t newest_format = 4;
    /// The first format that keeps indexes and constraints.
    static constexpr std::int64_t with_schema = 2;
    /// The first format that keeps a base; in those before, the rows of changes are the whole graph.
    static constexpr std::int64_t with_base = 3;
    /// The first format whose base has counts, and a check sum over its check sums.
    static constexpr std::int64_t with_counts = 4;

    std::int64_t version_ = 0;  // of the format, user_version
    // SQLite's data_version: another connection's writes change it. Who reads late asks from another thread.
    std::atomic<std::int64_t> version_seen_ = 0;
    std::array<std::size_t, 3> names_written_{};  // labels, types, keys
    Content in_file_;
    bool is_loaded_ = false;

    std::shared_ptr<Door> door_;  // the other owners read late
};

}  // namespace dossier::graph

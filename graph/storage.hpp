#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph {

/// What the file keeps of a loaded document beside the graph: the source bytes that spans point into.
struct StoredDocument {
    std::string id;      ///< `kst-28676-462`
    std::string source;  ///< path or name it came from
    std::string text;    ///< what the offsets of its sentences point into: the file, or the text that was taken from it
};

/// A knowledge base: one SQLite file and its graph in memory. Without a path it lives in memory alone.
///
/// Opening reads which elements there are, how they are labelled and counted; everything else at its first use.
///
/// What commit() has returned for is in the file after `kill -9`.
class KnowledgeBase {
public:
    /// Opens `path`, creating it where it is absent.
    /// throws Error{unreadable_file, damaged_file, newer_file, write_failed}
    [[nodiscard]] static KnowledgeBase open(const std::filesystem::path& path, bool read_only = false);
    [[nodiscard]] static KnowledgeBase in_memory();
    KnowledgeBase(KnowledgeBase&&) noexcept;
    KnowledgeBase& operator=(KnowledgeBase&&) noexcept;
    ~KnowledgeBase();

    [[nodiscard]] PropertyGraph& graph() noexcept;
    [[nodiscard]] const PropertyGraph& graph() const noexcept;

    /// Writes what `transaction` changed (and the documents put since) durably, then commits it.
    /// When a constraint does not hold (Error{constraint_violated}) or the file cannot be written, the transaction is
    /// rolled back and, for the file, Error{write_failed} thrown.
    void commit(Transaction& transaction);

    /// Inside a transaction these two belong to it and fall with it (or with the savepoint that it is rolled back to);
    /// outside, they wait for the next commit.
    void put_document(StoredDocument document);
    void remove_document(std::string_view id);
    /// As last put, committed or not. throws Error{unreadable_file, damaged_file}
    [[nodiscard]] std::optional<StoredDocument> document(std::string_view id) const;
    /// Ascending.
    [[nodiscard]] std::vector<std::string> document_ids() const;

    /// What is wrong with the file, its documents or the graph (integrity.hpp); empty when all is well.
    /// Not inside a transaction.
    [[nodiscard]] std::vector<Diagnostic> check() const;

    /// For a program that is about to end: closes the file and leaves the graph in memory, which the system takes back
    /// at once. Giving back each of its parts takes longer than most queries. Not to be used any more then.
    void leave() noexcept;

private:
    struct State;
    explicit KnowledgeBase(std::unique_ptr<State> state) noexcept;
    std::unique_ptr<State> state_;
};

}  // namespace dossier::graph

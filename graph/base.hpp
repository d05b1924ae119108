#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::graph {

// The base of a file: a whole graph as a few columns of bytes (packed.hpp), in this order:
//
//     nodes                  which ids there are, the sets of labels, and which set each node has
//     relationships          which ids there are
//     outgoing T             of type T: the nodes that have some, how many, the other ends, the ids
//     node_values K          of key K: the ids that have a value, its kind, the values
//     relationship_values K
//
// The lists of the other direction, the ends by id, the counts and the bitmaps by label follow from these and are
// computed: that takes less time than reading them would.

/// What a column of the base holds. The order is that of the file; the names are in files.
enum class BaseColumn : std::uint8_t { nodes, relationships, outgoing, node_values, relationship_values };
inline constexpr std::array<std::string_view, 5> base_column_names{"nodes", "relationships", "outgoing", "node_values",
                                                                   "relationship_values"};

/// Gives the columns of a graph.
class BaseWriter {
public:
    /// `number` is the type or the key; 0 for the first two columns.
    using Sink = std::function<void(BaseColumn column, std::uint32_t number, std::string_view bytes)>;

    explicit BaseWriter(const PropertyGraph& graph) noexcept : graph_{graph} {}

    /// throws Error{invalid_property_type} for a value that is not storable, and what the sink throws
    void write(const Sink& sink) const;

private:
    [[nodiscard]] std::string nodes() const;
    [[nodiscard]] std::string relationships() const;
    [[nodiscard]] std::string outgoing(TypeId type) const;

    const PropertyGraph& graph_;  // outlives the writer
};

/// Fills an empty graph that has its names from such columns. Nothing is logged.
///
/// A file may come from anybody: whatever does not fit together is Error{damaged_file}.
class BaseReader {
public:
    explicit BaseReader(PropertyGraph& graph) noexcept : graph_{graph} {}

    /// In the order in which they were written.
    /// `bytes`   with PackedReader::padding bytes of anything behind them
    void read(BaseColumn column, std::uint32_t number, std::string_view bytes);
    /// Asks that everything came.
    void finish();

private:
    void read_nodes(std::string_view bytes);
    void read_relationships(std::string_view bytes);
    void read_outgoing(TypeId type, std::string_view bytes);
    [[nodiscard]] Adjacency::Lists checked_lists(std::string_view bytes);
    void add_relationships(TypeId type, const Adjacency::Lists& lists);

    PropertyGraph& graph_;  // outlives the reader
    std::size_t columns_ = 0;
    Bitmap seen_;  // relationships that stood in a list
    std::pair<BaseColumn, std::uint32_t> last_{};
};

}  // namespace dossier::graph

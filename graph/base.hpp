#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
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
//     counts                 of each type the loops and the parallels; relationships by (labels, type, labels)
//     outgoing T             of type T: the nodes that have some, how many, the other ends, the ids
//     node_values K          of key K: the ids that have a value, its kind, the values
//     relationship_values K
//
// The first three are read when the file is opened, the others when somebody first asks for what is in them. Lists of
// the other direction and the ends by id follow from `outgoing` and are computed, also then: that takes less time than
// reading them would.

/// What a column of the base holds. The order is that of the file; the names are in files.
enum class BaseColumn : std::uint8_t { nodes, relationships, counts, outgoing, node_values, relationship_values };
inline constexpr std::array<std::string_view, 6> base_column_names{"nodes",    "relationships", "counts",
                                                                   "outgoing", "node_values",   "relationship_values"};

/// What people call a column: "the property `name` of nodes".
[[nodiscard]] std::string text_of(BaseColumn column, std::uint32_t number, const PropertyGraph& graph);

/// Gives the columns of a graph.
class BaseWriter {
public:
    /// `number` is the type or the key; 0 for the first three columns.
    using Sink = std::function<void(BaseColumn column, std::uint32_t number, std::string_view bytes)>;

    explicit BaseWriter(const PropertyGraph& graph) noexcept : graph_{graph} {}

    /// throws Error{invalid_property_type} for a value that is not storable, and what the sink throws
    void write(const Sink& sink);

private:
    struct Part {
        BaseColumn column;
        std::uint32_t number;
        std::function<std::string()> bytes;
    };

    /// In the order of the file; each is asked when those before it were.
    [[nodiscard]] std::vector<Part> parts();
    [[nodiscard]] std::string nodes();
    [[nodiscard]] std::string relationships() const;
    [[nodiscard]] std::string counts() const;
    [[nodiscard]] std::string outgoing(TypeId type) const;

    const PropertyGraph& graph_;              // outlives the writer
    std::vector<std::uint32_t> set_numbers_;  // in the column `nodes`, by set of labels
};

/// Fills an empty graph that has its names from such columns. Nothing is logged. The graph stays where it is from then
/// on, for what it reads later is read into it.
///
/// A file may come from anybody: whatever does not fit together is Error{damaged_file}, now or when it is read.
class BaseReader {
public:
    /// Of one column, with PackedReader::padding bytes of anything behind them. It is kept until they were asked for.
    using Bytes = std::function<std::string()>;
    /// Does what it is given, at any time later; whoever reads the file may say there which file it is that is damaged,
    /// and what of it.
    using Guard = std::function<void(const std::string& what, const std::function<void()>& work)>;

    BaseReader(PropertyGraph& graph, Guard guard) noexcept : graph_{graph}, guard_{std::move(guard)} {}

    /// In the order in which they were written.
    void read(BaseColumn column, std::uint32_t number, Bytes bytes);
    /// Asks that everything came.
    void finish();

private:
    /// Which ids there were, whatever the graph has by the time a column is read.
    struct Ids {
        Shared<Bitmap> nodes, relationships;
    };
    using SharedIds = std::shared_ptr<const Ids>;  // by all that is yet to be read

    void read_nodes(std::string_view bytes);
    void read_relationships(std::string_view bytes);
    void read_counts(std::string_view bytes);
    void read_outgoing(TypeId type, Bytes bytes);
    void read_values(Columns& columns, KeyId key, bool of_nodes, Bytes bytes);
    void count_relationships(TypeId type, const Adjacency& lists);
    void check_order(BaseColumn column, std::uint32_t number);
    [[nodiscard]] static PackedEnds ends(std::span<const Late<Adjacency>> outgoing, std::uint32_t bound);

    PropertyGraph& graph_;  // outlives the reader
    Guard guard_;
    SharedIds ids_;
    std::uint32_t relationship_bound_ = 0;
    std::vector<LabelSets::SetId> sets_;  // by number in the column `nodes`
    std::vector<bool> types_read_;
    bool has_counts_ = false;
    std::size_t columns_ = 0;
    std::pair<BaseColumn, std::uint32_t> last_{};
};

}  // namespace dossier::graph

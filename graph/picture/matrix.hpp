#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "graph/export/appearance.hpp"
#include "graph/picture/options.hpp"
#include "graph/property_graph.hpp"

namespace dossier::graph::picture {

/// What an actor does with a topic.
enum class Stance { supports, opposes, discusses, commits };
inline constexpr std::size_t stances = 4;

struct Matrix {
    struct Entry {
        NodeId node{};
        std::string name;
    };
    struct Mark {
        Stance stance{};
        Certainty certainty{};        ///< of the surest that it stands for
        std::size_t count = 0;        ///< sentences; of commitments, how many
        std::string tooltip;          ///< the sentences
        std::vector<NodeId> sources;  ///< commitments and sentences, in the order in which a link tries them
    };
    struct Cell {
        std::size_t row = 0, column = 0;
        std::vector<Mark> marks;   ///< by stance, one each at most
        std::size_t together = 0;  ///< sentences on both
    };
    std::vector<Entry> rows, columns;  ///< actors and topics, those with like marks beside each other
    std::vector<Cell> cells;           ///< by row and column; those with nothing in them are left out
    std::size_t all_rows = 0, all_columns = 0;
};

/// The actors that say something of a topic, and the topics. Of more than `most_rows` and `most_columns` those with the
/// most marks.
[[nodiscard]] Matrix actor_topic_matrix(const PropertyGraph& graph, std::size_t most_rows = 40,
                                        std::size_t most_columns = 30);

/// As SVG. The same matrix and options give the same bytes.
[[nodiscard]] std::string draw(const Matrix& matrix, const Options& options = {});

}  // namespace dossier::graph::picture

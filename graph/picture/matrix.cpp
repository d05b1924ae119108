#include "graph/picture/matrix.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "graph/export/caption.hpp"
#include "graph/picture/seriation.hpp"
#include "graph/provenance.hpp"
#include "graph/vocabulary.hpp"

// What the graph says of actors and topics, gathered and put in order; how it is drawn is in matrix_drawing.cpp.

namespace dossier::graph::picture {

namespace {

namespace type = vocabulary::type;

using Place = std::pair<NodeId, NodeId>;  // of an actor and a topic

struct Found {
    std::array<Matrix::Mark, stances> marks;
    std::size_t together = 0;
};

class Gathering {
public:
    explicit Gathering(const PropertyGraph& graph) : graph_{graph}, finder_{graph} {}

    std::map<Place, Found> of_all_topics() {
        if (const auto topics = graph_.labels().find(vocabulary::label::topic)) {
            graph_.for_each_node(*topics, [this](NodeId topic) { add_topic(topic); });
        }
        return std::move(found_);
    }

private:
    template <typename Visit>
    void for_each_before(NodeId node, std::string_view type_name, Visit visit) {
        if (const auto id = graph_.types().find(type_name)) {
            graph_.for_each_adjacent(node, *id, Direction::incoming, visit);
        }
    }
    [[nodiscard]] bool is_actor(NodeId node) const {
        const auto label = graph_.labels().find(vocabulary::label::actor);
        return label && graph_.has_label(node, *label);
    }

    void add_topic(NodeId topic) {
        using Told = std::pair<std::string_view, Stance>;
        for (const auto& [type_name, stance] : {Told{"SUPPORTS", Stance::supports}, Told{"OPPOSES", Stance::opposes},
                                                Told{"DISCUSSES", Stance::discusses}}) {
            for_each_before(topic, type_name, [&](Adjacent said) {
                if (is_actor(said.node)) add_statement(said.node, topic, stance, said.relationship);
            });
        }
        for_each_before(topic, type::about, [&](Adjacent about) {
            for_each_before(about.node, type::commits_to, [&](Adjacent commits) {
                if (is_actor(commits.node)) add_commitment(commits.node, topic, about.node, commits.relationship);
            });
        });
        for_each_before(topic, type::associated_with, [&](Adjacent both) {
            const auto key = graph_.keys().find(vocabulary::key::weight);
            const Value weight = key ? graph_.property(both.relationship, *key) : Value{};
            if (!weight.is(ValueKind::integer) || weight.as_integer() < 0) return;
            found_[{both.node, topic}].together += static_cast<std::size_t>(weight.as_integer());
        });
    }
    void add_statement(NodeId actor, NodeId topic, Stance stance, RelationshipId said) {
        const auto evidence = finder_.of(said);
        Matrix::Mark& mark =
            add(actor, topic, stance, certainty(graph_, said), std::max<std::size_t>(evidence.size(), 1));
        for (const Evidence& sentence : evidence) tell(mark, sentence);
    }
    void add_commitment(NodeId actor, NodeId topic, NodeId commitment, RelationshipId commits) {
        Matrix::Mark& mark = add(actor, topic, Stance::commits, certainty(graph_, commits), 1);
        mark.sources.push_back(commitment);
        for (const Evidence& sentence : finder_.of(commitment)) tell(mark, sentence);
    }
    Matrix::Mark& add(NodeId actor, NodeId topic, Stance stance, Certainty sure, std::size_t count) {
        Matrix::Mark& mark = found_[{actor, topic}].marks[static_cast<std::size_t>(stance)];
        mark.certainty = mark.count == 0 ? sure : std::min(mark.certainty, sure);
        mark.stance = stance;
        mark.count += count;
        return mark;
    }
    static void tell(Matrix::Mark& mark, const Evidence& sentence) {
        constexpr std::size_t most_told = 5;
        if (std::ranges::find(mark.sources, sentence.sentence) != mark.sources.end()) return;
        mark.sources.push_back(sentence.sentence);
        if (mark.sources.size() <= most_told) mark.tooltip += fmt::format("\n{} ({})", sentence.text, sentence.id);
    }

    const PropertyGraph& graph_;
    EvidenceFinder finder_;
    std::map<Place, Found> found_;
};

std::size_t marks_in(const Found& found) {
    std::size_t sum = 0;
    for (const Matrix::Mark& mark : found.marks) sum += mark.count;
    return sum;
}

/// The most marked first, of equals those that share more sentences, then by name: ids tell when a thing was loaded.
std::vector<Matrix::Entry> by_weight(const PropertyGraph& graph, const std::map<Place, Found>& found,
                                     NodeId Place::*which) {
    struct Weight {
        std::size_t marks = 0, together = 0;
    };
    std::map<NodeId, Weight> weights;
    for (const auto& [place, cell] : found) {
        Weight& weight = weights[place.*which];
        weight.marks += marks_in(cell);
        weight.together += cell.together;
    }
    std::erase_if(weights, [](const auto& entry) { return entry.second.marks == 0; });
    std::vector<Matrix::Entry> entries;
    for (const auto& [node, _] : weights) entries.push_back({node, caption(graph, node)});
    std::ranges::sort(entries, {}, [&](const Matrix::Entry& entry) {
        const Weight& weight = weights.at(entry.node);
        return std::tuple{-static_cast<double>(weight.marks), -static_cast<double>(weight.together), entry.name,
                          entry.node};
    });
    return entries;
}

/// Only what is said of the chosen topics, so that no row is empty; then only what the chosen actors say.
void choose(Matrix& matrix, const PropertyGraph& graph, std::map<Place, Found>& found, std::size_t most_rows,
            std::size_t most_columns) {
    matrix.all_rows = by_weight(graph, found, &Place::first).size();
    matrix.columns = by_weight(graph, found, &Place::second);
    matrix.all_columns = matrix.columns.size();
    matrix.columns.resize(std::min(most_columns, matrix.columns.size()));
    const auto keep = [&found](const std::vector<Matrix::Entry>& entries, NodeId Place::*which) {
        std::set<NodeId> kept;
        for (const Matrix::Entry& entry : entries) kept.insert(entry.node);
        std::erase_if(found, [&](const auto& entry) { return !kept.contains(entry.first.*which); });
    };
    keep(matrix.columns, &Place::second);
    matrix.rows = by_weight(graph, found, &Place::first);
    matrix.rows.resize(std::min(most_rows, matrix.rows.size()));
    keep(matrix.rows, &Place::first);
    std::erase_if(matrix.columns, [&](const Matrix::Entry& column) {
        return std::ranges::none_of(
            found, [&](const auto& entry) { return entry.first.second == column.node && marks_in(entry.second) > 0; });
    });
}

std::map<NodeId, std::size_t> places_of(const std::vector<Matrix::Entry>& entries) {
    std::map<NodeId, std::size_t> places;
    for (std::size_t at = 0; at < entries.size(); ++at) places[entries[at].node] = at;
    return places;
}

std::vector<Matrix::Entry> in_order(const std::vector<Matrix::Entry>& entries, const std::vector<std::size_t>& order) {
    std::vector<Matrix::Entry> sorted;
    for (const std::size_t at : order) sorted.push_back(entries[at]);
    return sorted;
}

/// Like beside like, by what is said; sentences that name both are too many to show anything.
void arrange(Matrix& matrix, const std::map<Place, Found>& found) {
    const auto rows = places_of(matrix.rows);
    const auto columns = places_of(matrix.columns);
    constexpr std::size_t most_counted = 5;
    std::vector<Weighted> entries;
    for (const auto& [place, cell] : found) {
        if (marks_in(cell) == 0) continue;
        entries.push_back({rows.at(place.first), columns.at(place.second),
                           static_cast<double>(std::min(marks_in(cell), most_counted))});
    }
    std::ranges::sort(entries, {}, [](const Weighted& entry) { return std::pair{entry.row, entry.column}; });
    const Order order = block_order(matrix.rows.size(), matrix.columns.size(), entries);
    matrix.rows = in_order(matrix.rows, order.rows);
    matrix.columns = in_order(matrix.columns, order.columns);
}

}  // namespace

Matrix actor_topic_matrix(const PropertyGraph& graph, std::size_t most_rows, std::size_t most_columns) {
    std::map<Place, Found> found = Gathering{graph}.of_all_topics();
    Matrix matrix;
    choose(matrix, graph, found, most_rows, most_columns);
    arrange(matrix, found);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        for (std::size_t column = 0; column < matrix.columns.size(); ++column) {
            const auto cell = found.find({matrix.rows[row].node, matrix.columns[column].node});
            if (cell == found.end()) continue;
            Matrix::Cell shown{row, column, {}, cell->second.together};
            for (Matrix::Mark& mark : cell->second.marks) {
                if (mark.count > 0) shown.marks.push_back(std::move(mark));
            }
            matrix.cells.push_back(std::move(shown));
        }
    }
    return matrix;
}

}  // namespace dossier::graph::picture

#include "graph/picture/ego.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "graph/export/caption.hpp"
#include "graph/picture/symbols.hpp"
#include "graph/provenance.hpp"
#include "graph/vocabulary.hpp"

// What a thing is tied to, gathered and put in order; how it is drawn is in ego_drawing.cpp.

namespace dossier::graph::picture {

namespace {

namespace type = vocabulary::type;

/// Of these a picture would be full: the parts of documents, what is merely named, what is only counted.
bool says_something(std::string_view type_name) {
    constexpr std::array silent{type::has_section, type::has_paragraph, type::has_sentence, type::has_footnote,
                                type::next,        type::mentions,      type::stated_in,    type::associated_with};
    return std::ranges::find(silent, type_name) == silent.end();
}

class Gathering {
public:
    Gathering(const PropertyGraph& graph, NodeId centre) : graph_{graph}, finder_{graph}, centre_{centre} {}

    std::vector<EgoNetwork::Neighbour> neighbours() {
        for (const Direction direction : {Direction::outgoing, Direction::incoming}) {
            graph_.for_each_adjacent(centre_, direction, [&](Adjacent step) { add(step, direction); });
        }
        std::vector<EgoNetwork::Neighbour> all;
        for (auto& [_, neighbour] : found_) all.push_back(std::move(neighbour));
        return all;
    }

private:
    void add(Adjacent step, Direction direction) {
        const std::string& type_name = graph_.types().text(graph_.type(step.relationship));
        if (step.node == centre_ || !says_something(type_name)) return;
        EgoNetwork::Neighbour& neighbour = found_[step.node];
        neighbour.node = step.node;
        neighbour.name = caption(graph_, step.node);
        neighbour.label = kind_of(graph_, step.node);
        const Certainty sure = certainty(graph_, step.relationship);
        const bool outgoing = direction == Direction::outgoing;
        const auto same = std::ranges::find_if(neighbour.ties, [&](const EgoNetwork::Tie& tie) {
            return tie.type == type_name && tie.certainty == sure && tie.outgoing == outgoing;
        });
        EgoNetwork::Tie& tie = same != neighbour.ties.end()
                                   ? *same
                                   : neighbour.ties.emplace_back(EgoNetwork::Tie{type_name, sure, outgoing, 0});
        ++tie.count;
        for (const Evidence& sentence : finder_.of(step.relationship)) tell(neighbour, sentence);
    }
    static void tell(EgoNetwork::Neighbour& neighbour, const Evidence& sentence) {
        constexpr std::size_t most_told = 5;
        if (std::ranges::find(neighbour.sources, sentence.sentence) != neighbour.sources.end()) return;
        neighbour.sources.push_back(sentence.sentence);
        if (neighbour.sources.size() > most_told) return;
        neighbour.tooltip +=
            fmt::format("{}{} ({})", neighbour.tooltip.empty() ? "" : "\n", sentence.text, sentence.id);
    }

    const PropertyGraph& graph_;
    EvidenceFinder finder_;
    NodeId centre_;
    std::map<NodeId, EgoNetwork::Neighbour> found_;
};

/// What goes out before what comes in, then by type and certainty: what is alike lies beside each other on the ring.
auto place_of(const EgoNetwork::Tie& tie) { return std::tuple{!tie.outgoing, tie.type, tie.certainty}; }

std::size_t strength_of(const EgoNetwork::Neighbour& neighbour) {
    std::size_t sum = 0;
    for (const EgoNetwork::Tie& tie : neighbour.ties) sum += tie.count;
    return sum;
}

std::vector<EgoNetwork::Chord> chords_between(const PropertyGraph& graph,
                                              const std::vector<EgoNetwork::Neighbour>& neighbours) {
    std::map<NodeId, std::size_t> places;
    for (std::size_t at = 0; at < neighbours.size(); ++at) places[neighbours[at].node] = at;
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (std::size_t at = 0; at < neighbours.size(); ++at) {
        graph.for_each_adjacent(neighbours[at].node, Direction::outgoing, [&](Adjacent step) {
            const auto other = places.find(step.node);
            if (other == places.end() || other->second == at) return;
            if (says_something(graph.types().text(graph.type(step.relationship)))) {
                pairs.insert(std::minmax(at, other->second));
            }
        });
    }
    std::vector<EgoNetwork::Chord> chords;
    for (const auto& [from, to] : pairs) chords.push_back({from, to});
    return chords;
}

}  // namespace

EgoNetwork ego_network(const PropertyGraph& graph, NodeId centre, std::size_t most) {
    EgoNetwork network;
    network.centre = centre;
    network.name = caption(graph, centre);
    network.neighbours = Gathering{graph, centre}.neighbours();
    network.all_neighbours = network.neighbours.size();
    for (EgoNetwork::Neighbour& neighbour : network.neighbours) {
        std::ranges::sort(neighbour.ties, {}, [](const EgoNetwork::Tie& tie) { return place_of(tie); });
    }
    std::ranges::stable_sort(network.neighbours, {}, [](const EgoNetwork::Neighbour& neighbour) {
        return std::tuple{-static_cast<double>(strength_of(neighbour)), neighbour.name};
    });
    network.neighbours.resize(std::min(most, network.neighbours.size()));
    std::ranges::stable_sort(network.neighbours, {}, [](const EgoNetwork::Neighbour& neighbour) {
        return std::tuple{place_of(neighbour.ties.front()), neighbour.label, neighbour.name};
    });
    network.chords = chords_between(graph, network.neighbours);
    return network;
}

}  // namespace dossier::graph::picture

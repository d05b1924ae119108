#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/property_graph.hpp"

namespace dossier::loaders {

/// Ties letters to the promises of earlier letters that they meet: `(:Document)-[:FULFILS]->(:Commitment)`.
///
/// Whether a letter meets a promise depends on these two letters alone, so the graph does not depend on which came
/// first, nor on what else is there. The rule and what makes it sure are in README.md, "Undertakings that are met".
///
/// Built once for a graph and kept while it is written; after a rollback it must be rebuilt.
class Fulfilments {
public:
    explicit Fulfilments(const graph::PropertyGraph& graph);
    void rebuild();

    /// Ties a document that has just been written, both ways: to what it meets, and to what meets its promises.
    void tie(graph::PropertyGraph& graph, graph::NodeId document);

private:
    /// A commitment of the government towards a chamber.
    struct Promise {
        graph::NodeId commitment{};
        std::string sentence;             ///< id of the one that states it
        std::string due;                  ///< ISO, as the finders give it
        std::set<std::string> topics;     ///< slugs of what it is about
        std::set<std::string> receivers;  ///< ids
    };
    /// A sentence by which a letter gives what was promised.
    struct Delivery {
        std::string sentence;  ///< id
        std::string how;
        std::vector<std::string> letters;
        bool elsewhere = false;
        std::set<std::string> cited;      ///< ids of documents cited there or in its footnotes
        std::string words, words_around;  ///< as slugs: of the sentence; of paragraph, heading and title
        std::set<std::string> topics;     ///< slugs of those that the sentence mentions
    };
    struct Letter {
        graph::NodeId document{};
        std::string id, date, dossier;
        std::set<std::string> signers;    ///< ids of persons, and their posts
        std::set<std::string> receivers;  ///< ids
        std::vector<Promise> promises;
        std::vector<Delivery> deliveries;
    };
    class Reading;

    static int confidence(const Letter& later, const Delivery& delivery, const Letter& earlier, const Promise& promise);
    static void tie(graph::PropertyGraph& graph, const Letter& later, const Letter& earlier);

    const graph::PropertyGraph& graph_;
    std::map<std::string, Letter> letters_;  ///< with promises or deliveries, by id
};

}  // namespace dossier::loaders

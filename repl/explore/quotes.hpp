#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/provenance.hpp"
#include "repl/language/language.hpp"

namespace dossier::repl::explore {

/// `text` for the inside of an element or of an attribute in double quotes, with what would steer a reader's eye made
/// visible.
[[nodiscard]] std::string html(std::string_view text);

/// The sentences that a page quotes, numbered as they are first referred to. The graph must not change meanwhile.
class Quotes {
public:
    Quotes(const graph::PropertyGraph& graph, Language language);

    /// A link to the quoted sentence: `<a href="#s3" …>[3]</a>`; empty where the graph has no such sentence.
    [[nodiscard]] std::string link(std::string_view sentence);
    /// Where it is quoted: `#s3`; empty where the node is no sentence.
    [[nodiscard]] std::string address(graph::NodeId sentence);
    /// The language that it is written in, as an attribute with a space in front: ` lang="nl"`; empty where unknown.
    [[nodiscard]] std::string language_of(std::string_view sentence) const;

    /// All that were referred to, in a list: document, section, page, the text with the words marked that name
    /// something, the rules by which it was understood.
    [[nodiscard]] std::string list() const;

private:
    [[nodiscard]] std::string entry(std::size_t number, graph::NodeId sentence) const;

    const graph::PropertyGraph& graph_;  // outlives the page
    Language language_;
    graph::EvidenceFinder finder_;
    std::unordered_map<std::string, graph::NodeId> by_id_;
    std::unordered_map<graph::NodeId, std::size_t> numbers_;  ///< from 1
    std::vector<graph::NodeId> quoted_;                       ///< by number
    std::unordered_map<std::string, std::string> languages_;  ///< of documents, by id
};

}  // namespace dossier::repl::explore

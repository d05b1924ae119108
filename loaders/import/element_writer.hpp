#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/property_graph.hpp"
#include "graph/source.hpp"
#include "loaders/import/import_counts.hpp"

namespace dossier::loaders::import {

using Properties = std::vector<std::pair<std::string, graph::Value>>;

/// What a link is called whose file names no type.
inline constexpr std::string_view type_without_name = "RELATED";

/// Adds nodes and relationships that name each other by ids of their file.
class ElementWriter {
public:
    explicit ElementWriter(graph::PropertyGraph& graph) noexcept : graph_{graph} {}

    /// `where`  the place in the file, for errors
    /// throws   Error{unreadable_data}: the id is taken
    void add_node(const std::string& id, const std::vector<std::string>& labels, const Properties& properties,
                  std::optional<graph::SourceSpan> where = {});
    /// throws   Error{unreadable_data}: no node of that id came before
    void add_relationship(const std::string& start, const std::string& end, std::string_view type,
                          const Properties& properties, std::optional<graph::SourceSpan> where = {});

    [[nodiscard]] const ImportCounts& counts() const noexcept { return counts_; }

private:
    [[nodiscard]] graph::NodeId node(const std::string& id, std::optional<graph::SourceSpan> where) const;

    graph::PropertyGraph& graph_;  // outlives the writer
    std::map<std::string, graph::NodeId> nodes_;
    ImportCounts counts_;
};

/// What is wrong with a file's data.
[[noreturn]] void refuse(std::string message, std::string hint = {}, std::optional<graph::SourceSpan> where = {});

}  // namespace dossier::loaders::import

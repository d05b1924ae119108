#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tsl/robin_map.h>

#include "graph/ids.hpp"

namespace dossier::loaders::import {

/// Whether the ids of a file are numbers (`007` is `7`) or any text.
enum class IdType : std::uint8_t { string, integer };

/// What a text is as an id of the type integer, if it is one.
[[nodiscard]] std::optional<std::int64_t> integer_id(std::string_view text);

/// Where somebody looked last. Tables most often name nodes in the order in which these came.
struct IdCursor {
    std::size_t at = 0;
};

/// Nodes by what files call them: integers, or texts that stay where they are.
template <typename Id>
class NodesByExternalId {
public:
    /// False when the id is there already.
    [[nodiscard]] bool add(Id id, graph::NodeId node);
    [[nodiscard]] std::optional<graph::NodeId> find(Id id, IdCursor& cursor) const;

private:
    struct Entry {
        Id id;
        graph::NodeId node;
    };
    struct Hash {
        std::size_t operator()(Id id) const noexcept;
    };

    [[nodiscard]] bool is_at(std::size_t at, Id id) const { return at < entries_.size() && entries_[at].id == id; }

    std::vector<Entry> entries_;  // as they came
    tsl::robin_map<Id, std::uint32_t, Hash> places_;
};

/// The nodes of one space by the ids that files call them by: all integers, or all texts.
class IdSpace {
public:
    /// False when the space has the id already.
    [[nodiscard]] bool add(std::int64_t id, graph::NodeId node) { return by_integer_.add(id, node); }
    [[nodiscard]] bool add(std::string_view id, graph::NodeId node);
    [[nodiscard]] std::optional<graph::NodeId> find(std::int64_t id, IdCursor& cursor) const {
        return by_integer_.find(id, cursor);
    }
    [[nodiscard]] std::optional<graph::NodeId> find(std::string_view id, IdCursor& cursor) const {
        return by_text_.find(id, cursor);
    }

private:
    [[nodiscard]] std::string_view kept(std::string_view text);

    NodesByExternalId<std::int64_t> by_integer_;
    NodesByExternalId<std::string_view> by_text_;
    std::deque<std::string> texts_;  // blocks, each with as many ids as fit without growing
};

/// The spaces by their names; each stays where it is.
using IdSpaces = std::map<std::string, IdSpace>;

}  // namespace dossier::loaders::import

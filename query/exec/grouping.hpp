#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/exec/key_table.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// Columns that are a key, each a part of it.
using KeyColumns = std::span<const Column* const>;

/// Numbers rows by equivalence of their keys: the first new key is group 0, the next 1, and so on.
class Grouping {
public:
    explicit Grouping(Context& context) : held_{context} {}

    /// The group of each of `size` rows, whose key has one part or more.
    [[nodiscard]] std::vector<std::uint32_t> groups(KeyColumns keys, std::size_t size);
    /// Likewise, but a key that is not known is of no group.
    [[nodiscard]] std::vector<std::uint32_t> known_groups(KeyColumns keys, std::size_t size);
    static constexpr std::uint32_t no_group = 0xFFFFFFFFU;

    [[nodiscard]] std::size_t size() const noexcept { return by_key_ ? by_key_->size() : nodes_.size(); }
    [[nodiscard]] std::int64_t held() const noexcept { return held_.bytes(); }
    /// The key of `group`, behind what `cells` has.
    void append_key(std::vector<Value>& cells, std::uint32_t group) const;
    /// Every key, by part and then by group; all is forgotten.
    [[nodiscard]] std::vector<Column> take_keys();
    void clear();

private:
    /// Whether the rows are numbered by node: the key has been one column of nodes so far, and is. Else from here on
    /// keys are values, however they come, and those of nodes that were numbered before are among them.
    [[nodiscard]] bool are_nodes(KeyColumns keys);

    Held held_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_node_;  // while the key is one column of nodes
    Column::Nodes nodes_;                                       // its nodes by group
    std::optional<KeyTable> by_key_;                            // afterwards
};

}  // namespace dossier::query::exec

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// Numbers rows by equivalence of their keys: the first new key is group 0, the next 1, and so on.
class Grouping {
public:
    explicit Grouping(Context& context) : held_{context} {}

    /// The group of each of `size` rows, where `keys` hold the key's parts by column.
    [[nodiscard]] std::vector<std::uint32_t> groups(std::span<const Column> keys, std::size_t size);
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    void clear();

private:
    using Key = std::vector<Value>;
    struct HashKey {
        std::size_t operator()(const Key& key) const;
    };
    struct SameKey {
        bool operator()(const Key& a, const Key& b) const;
    };

    std::uint32_t group(Key key);
    std::uint32_t group(std::uint32_t id);

    Held held_;
    std::unordered_map<Key, std::uint32_t, HashKey, SameKey> by_key_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_node_;  // while the key is one column of nodes
    bool nodes_alone_ = true;
    std::uint32_t size_ = 0;
};

}  // namespace dossier::query::exec

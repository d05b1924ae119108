#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "query/exec/key_table.hpp"
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
    /// From here on keys are values, however they come: those of nodes that were numbered before among them.
    void number_values(std::size_t width);
    std::uint32_t group(std::span<Value> key);
    std::uint32_t group(std::uint32_t id);

    Held held_;
    std::unordered_map<std::uint32_t, std::uint32_t> by_node_;  // while the key is one column of nodes
    std::optional<KeyTable> by_key_;                            // afterwards
    std::uint32_t size_ = 0;
};

}  // namespace dossier::query::exec

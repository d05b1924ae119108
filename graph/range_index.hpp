#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "graph/value.hpp"

namespace dossier::graph {

/// Ids of nodes or of relationships by the values of one or more properties, in the order of ORDER BY.
///
/// What it finds is never too little for `=`, `<` and the like and now and then too much, for a NaN stands with NaN and
/// a bound is always taken in: whoever asks compares once more.
class RangeIndex {
public:
    using Key = boost::container::small_vector<Value, 1>;
    using Ids = boost::container::small_vector<std::uint32_t, 2>;  // most indexed values are of one thing

    /// In place of what `id` had before.
    void put(std::uint32_t id, Key key);
    void remove(std::uint32_t id);

    /// Those with all of these values, ascending.
    [[nodiscard]] std::span<const std::uint32_t> find(std::span<const Value> values) const;
    /// Adds those with a first value that can be compared with the bounds and lies between them; at least one is there,
    /// and none is null. Several keys ask for find().
    void find_between(const std::optional<Value>& lowest, const std::optional<Value>& highest,
                      std::vector<std::uint32_t>& ids) const;
    /// Adds those with a string that begins so.
    void find_prefix(std::string_view prefix, std::vector<std::uint32_t>& ids) const;

    /// How many ids, and how many different values they have.
    [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }
    [[nodiscard]] std::size_t distinct() const noexcept { return ids_.size(); }
    /// What `id` stands under; null when it is not there.
    [[nodiscard]] const Key* key_of(std::uint32_t id) const;

private:
    struct Before {
        bool operator()(const Key& a, const Key& b) const;
    };
    using Tree = std::map<Key, Ids, Before>;

    Tree ids_;
    std::unordered_map<std::uint32_t, Tree::iterator> places_;
};

}  // namespace dossier::graph

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "graph/checkpoint.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// Ids of nodes or of relationships by the values of one or more properties, in the order of ORDER BY.
///
/// What it finds is never too little for `=`, `<` and the like and now and then too much, for a NaN stands with NaN and
/// a bound is always taken in: whoever asks compares once more.
///
/// Made at once it is a few sorted arrays, the base. A write copies the one key that it touches out of the base into a
/// tree, where it is asked first. (A tree of everything was the first form: opening a file then spent most of its time
/// on it.)
class RangeIndex {
public:
    using Key = boost::container::small_vector<Value, 1>;
    struct Entry {
        std::uint32_t id;
        Key key;
    };

    RangeIndex() : RangeIndex{std::vector<Entry>{}} {}
    /// Shares the base; takes time by what was written since, and makes a new base where that has outgrown it.
    RangeIndex(const RangeIndex& other);
    RangeIndex& operator=(const RangeIndex&) = delete;
    RangeIndex(RangeIndex&&) noexcept = default;
    RangeIndex& operator=(RangeIndex&&) noexcept = default;
    ~RangeIndex() = default;
    /// `entries`      ascending by id
    /// `checkpoint`   passed now and then
    explicit RangeIndex(std::vector<Entry> entries, const Checkpoint& checkpoint = {});

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
    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] std::size_t distinct() const noexcept { return distinct_; }
    /// What `id` stands under; null when it is not there.
    [[nodiscard]] const Key* key_of(std::uint32_t id) const;

private:
    using Ids = boost::container::small_vector<std::uint32_t, 2>;  // most indexed values are of one thing
    using Span = std::span<const std::uint32_t>;
    struct Before {
        bool operator()(const Key& a, const Key& b) const;
    };
    using Tree = std::map<Key, Ids, Before>;

    [[nodiscard]] std::size_t base_place(const Key& key) const;
    [[nodiscard]] bool is_in_base(const Key& key) const;
    [[nodiscard]] Span base_ids(std::size_t place) const noexcept;
    [[nodiscard]] std::optional<std::size_t> base_place_of(std::uint32_t id) const;
    Tree::iterator touch(const Key& key);
    void take(Tree::iterator place, std::uint32_t id);
    template <typename Visit>
    void ascend(const Key& from, Visit visit) const;
    template <typename Visit>
    void descend(const Key& to, Visit visit) const;

    [[nodiscard]] std::vector<Entry> entries() const;

    /// Keys ascending, the ids of each behind each other, and for each id, ascending, the place of its key.
    struct Base {
        std::vector<Key> keys;
        std::vector<std::uint32_t> begins;  // one more than there are keys
        std::vector<std::uint32_t> ids;
        std::vector<std::uint32_t> known;
        std::vector<std::uint32_t> places;
    };
    std::shared_ptr<const Base> base_;  // owned with the copies of the index

    Tree changed_;  // all ids of each key that was written, perhaps none
    std::unordered_map<std::uint32_t, std::optional<Tree::iterator>> moved_;  // where an id stands now; nowhere
    std::size_t size_ = 0;
    std::size_t distinct_ = 0;
};

}  // namespace dossier::graph

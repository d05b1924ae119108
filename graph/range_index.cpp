#include "graph/range_index.hpp"

#include <algorithm>
#include <utility>

#include "graph/value_order.hpp"

namespace dossier::graph {

namespace {

/// Whether two values stand in one run of the order within which `<` may hold.
bool of_one_sort(const Value& a, const Value& b) { return a.kind() == b.kind() || (a.is_number() && b.is_number()); }

/// Whether all that compares with `bound` stands beside it in the order. Of lists it need not: [1, 'a'] and [1, 2]
/// cannot be compared, both can be with [0].
bool is_plain(const Value& bound) { return !bound.is(ValueKind::list); }

}  // namespace

bool RangeIndex::Before::operator()(const Key& a, const Key& b) const {
    return std::ranges::lexicographical_compare(a, b, [](const Value& x, const Value& y) { return order(x, y) < 0; });
}

void RangeIndex::put(std::uint32_t id, Key key) {
    remove(id);
    const auto place = ids_.try_emplace(std::move(key)).first;
    Ids& ids = place->second;
    ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
    places_.emplace(id, place);
}

void RangeIndex::remove(std::uint32_t id) {
    const auto place = places_.find(id);
    if (place == places_.end()) return;
    Ids& ids = place->second->second;
    ids.erase(std::lower_bound(ids.begin(), ids.end(), id));
    if (ids.empty()) ids_.erase(place->second);
    places_.erase(place);
}

std::span<const std::uint32_t> RangeIndex::find(std::span<const Value> values) const {
    const auto found = ids_.find(Key(values.begin(), values.end()));
    if (found == ids_.end()) return {};
    return {found->second.data(), found->second.size()};
}

void RangeIndex::find_between(const std::optional<Value>& lowest, const std::optional<Value>& highest,
                              std::vector<std::uint32_t>& ids) const {
    if (lowest && highest && !of_one_sort(*lowest, *highest)) return;
    const Value& bound = lowest ? *lowest : *highest;
    const auto take = [&](const Ids& found) { ids.insert(ids.end(), found.begin(), found.end()); };
    if (!is_plain(bound)) {
        for (const auto& [key, found] : ids_) {
            if (of_one_sort(key.front(), bound)) take(found);
        }
        return;
    }
    if (lowest) {
        for (auto at = ids_.lower_bound(Key{*lowest}); at != ids_.end(); ++at) {
            if (!of_one_sort(at->first.front(), bound)) return;
            if (highest && order(at->first.front(), *highest) > 0) return;
            take(at->second);
        }
        return;
    }
    for (auto at = ids_.upper_bound(Key{*highest}); at != ids_.begin();) {
        --at;
        if (!of_one_sort(at->first.front(), bound)) return;
        take(at->second);
    }
}

void RangeIndex::find_prefix(std::string_view prefix, std::vector<std::uint32_t>& ids) const {
    for (auto at = ids_.lower_bound(Key{Value{prefix}}); at != ids_.end(); ++at) {
        const Value& value = at->first.front();
        if (!value.is(ValueKind::string) || !value.as_string().starts_with(prefix)) return;
        ids.insert(ids.end(), at->second.begin(), at->second.end());
    }
}

const RangeIndex::Key* RangeIndex::key_of(std::uint32_t id) const {
    const auto place = places_.find(id);
    return place == places_.end() ? nullptr : &place->second->first;
}

}  // namespace dossier::graph

#include "graph/range_index.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "graph/value_order.hpp"

namespace dossier::graph {

namespace {

/// Whether two values stand in one run of the order within which `<` may hold.
bool of_one_sort(const Value& a, const Value& b) { return a.kind() == b.kind() || (a.is_number() && b.is_number()); }

/// Whether all that compares with `bound` stands beside it in the order. Of lists it need not: [1, 'a'] and [1, 2]
/// cannot be compared, both can be with [0].
bool is_plain(const Value& bound) { return !bound.is(ValueKind::list); }

/// The order of the entries by key, those of one key in the order in which they come.
std::vector<std::uint32_t> sorted_by_key(const std::vector<RangeIndex::Entry>& entries, auto key_before, Pace& pace) {
    std::vector<std::uint32_t> order(entries.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto key_of = [&](std::uint32_t at) -> const RangeIndex::Key& { return entries[at].key; };
    const auto before = [&](const RangeIndex::Key& a, const RangeIndex::Key& b) {
        pace.step();
        return key_before(a, b);
    };
    if (std::ranges::is_sorted(order, before, key_of)) return order;
    const auto is_integer = [](const RangeIndex::Entry& entry) {
        return entry.key.size() == 1 && entry.key.front().is(ValueKind::integer);
    };
    if (!std::ranges::all_of(entries, is_integer)) {
        std::ranges::stable_sort(order, before, key_of);
        return order;
    }
    // Most indexes are of numbers, and comparing those as values takes five times as long.
    std::vector<std::pair<std::int64_t, std::uint32_t>> numbers;
    numbers.reserve(entries.size());
    for (const std::uint32_t at : order) numbers.emplace_back(entries[at].key.front().as_integer(), at);
    std::ranges::sort(numbers, [&](const auto& a, const auto& b) {
        pace.step();
        return a < b;
    });
    std::ranges::transform(numbers, order.begin(), [](const auto& number) { return number.second; });
    return order;
}

}  // namespace

bool RangeIndex::Before::operator()(const Key& a, const Key& b) const {
    return std::ranges::lexicographical_compare(a, b, [](const Value& x, const Value& y) { return order(x, y) < 0; });
}

RangeIndex::RangeIndex(std::vector<Entry> entries, const Checkpoint& checkpoint) : size_{entries.size()} {
    Pace pace{checkpoint};
    Base base;
    base.places.resize(entries.size());
    base.ids.reserve(entries.size());
    base.known.reserve(entries.size());
    for (const Entry& entry : entries) base.known.push_back(entry.id);
    for (const std::uint32_t at : sorted_by_key(entries, Before{}, pace)) {
        pace.step();
        if (base.keys.empty() || Before{}(base.keys.back(), entries[at].key)) {
            base.begins.push_back(static_cast<std::uint32_t>(base.ids.size()));
            base.keys.push_back(std::move(entries[at].key));
        }
        base.places[at] = static_cast<std::uint32_t>(base.keys.size() - 1);
        base.ids.push_back(entries[at].id);
    }
    base.begins.push_back(static_cast<std::uint32_t>(base.ids.size()));
    distinct_ = base.keys.size();
    base_ = std::make_shared<const Base>(std::move(base));
}

RangeIndex::RangeIndex(const RangeIndex& other) {
    constexpr std::size_t never_worth_it = 1024;
    if (other.moved_.size() > other.base_->known.size() / 2 + never_worth_it) {
        *this = RangeIndex{other.entries()};
        return;
    }
    base_ = other.base_;
    changed_ = other.changed_;
    for (const auto& [id, place] : other.moved_) {
        moved_.emplace(id, place ? std::optional{changed_.find((*place)->first)} : std::nullopt);
    }
    size_ = other.size_;
    distinct_ = other.distinct_;
}

/// Ascending by id.
std::vector<RangeIndex::Entry> RangeIndex::entries() const {
    std::vector<Entry> entries;
    entries.reserve(size_);
    for (std::size_t at = 0; at < base_->known.size(); ++at) {
        const std::uint32_t id = base_->known[at];
        if (!moved_.contains(id)) entries.push_back({id, base_->keys[base_->places[at]]});
    }
    for (const auto& [id, place] : moved_) {
        if (place) entries.push_back({id, (*place)->first});
    }
    std::ranges::sort(entries, {}, &Entry::id);
    return entries;
}

/// Of the first key in the base that is not before `key`.
std::size_t RangeIndex::base_place(const Key& key) const {
    return static_cast<std::size_t>(std::lower_bound(base_->keys.begin(), base_->keys.end(), key, Before{}) -
                                    base_->keys.begin());
}

bool RangeIndex::is_in_base(const Key& key) const {
    const std::size_t place = base_place(key);
    return place < base_->keys.size() && !Before{}(key, base_->keys[place]);
}

RangeIndex::Span RangeIndex::base_ids(std::size_t place) const noexcept {
    return {base_->ids.data() + base_->begins[place], base_->begins[place + 1] - base_->begins[place]};
}

std::optional<std::size_t> RangeIndex::base_place_of(std::uint32_t id) const {
    const auto found = std::ranges::lower_bound(base_->known, id);
    if (found == base_->known.end() || *found != id) return std::nullopt;
    return base_->places[static_cast<std::size_t>(found - base_->known.begin())];
}

/// The key in the tree, with the ids that it has.
RangeIndex::Tree::iterator RangeIndex::touch(const Key& key) {
    const auto [place, is_new] = changed_.try_emplace(key);
    if (!is_new || !is_in_base(key)) return place;
    const Span ids = base_ids(base_place(key));
    place->second.assign(ids.begin(), ids.end());
    return place;
}

void RangeIndex::put(std::uint32_t id, Key key) {
    remove(id);
    const auto place = touch(key);
    Ids& ids = place->second;
    if (ids.empty()) ++distinct_;
    ids.insert(std::lower_bound(ids.begin(), ids.end(), id), id);
    moved_[id] = place;
    ++size_;
}

void RangeIndex::remove(std::uint32_t id) {
    const std::optional<std::size_t> base = base_place_of(id);
    if (const auto moved = moved_.find(id); moved != moved_.end()) {
        if (!moved->second) return;
        take(*moved->second, id);
        moved_.erase(moved);
    } else if (base) {
        take(touch(base_->keys[*base]), id);
    } else {
        return;
    }
    if (base) moved_[id] = std::nullopt;
}

void RangeIndex::take(Tree::iterator place, std::uint32_t id) {
    Ids& ids = place->second;
    ids.erase(std::lower_bound(ids.begin(), ids.end(), id));
    --size_;
    if (!ids.empty()) return;
    --distinct_;
    if (!is_in_base(place->first)) changed_.erase(place);
}

std::span<const std::uint32_t> RangeIndex::find(std::span<const Value> values) const {
    const Key key(values.begin(), values.end());
    if (const auto found = changed_.find(key); found != changed_.end()) {
        return {found->second.data(), found->second.size()};
    }
    return is_in_base(key) ? base_ids(base_place(key)) : Span{};
}

/// `visit(key, ids)` from the first key that is not before `from` on, until it says false.
template <typename Visit>
void RangeIndex::ascend(const Key& from, Visit visit) const {
    std::size_t place = base_place(from);
    for (auto at = changed_.lower_bound(from);;) {
        const bool base_left = place < base_->keys.size(), changed_left = at != changed_.end();
        if (!base_left && !changed_left) return;
        if (base_left && (!changed_left || Before{}(base_->keys[place], at->first))) {
            if (!visit(base_->keys[place], base_ids(place))) return;
            ++place;
            continue;
        }
        if (base_left && !Before{}(at->first, base_->keys[place])) ++place;  // what the tree says of it goes before
        if (!at->second.empty() && !visit(at->first, Span{at->second.data(), at->second.size()})) return;
        ++at;
    }
}

/// The same downwards, from the last key that is not behind `to`.
template <typename Visit>
void RangeIndex::descend(const Key& to, Visit visit) const {
    auto place = static_cast<std::size_t>(std::upper_bound(base_->keys.begin(), base_->keys.end(), to, Before{}) -
                                          base_->keys.begin());
    for (auto at = changed_.upper_bound(to);;) {
        const bool base_left = place > 0, changed_left = at != changed_.begin();
        if (!base_left && !changed_left) return;
        if (base_left && (!changed_left || Before{}(std::prev(at)->first, base_->keys[place - 1]))) {
            --place;
            if (!visit(base_->keys[place], base_ids(place))) return;
            continue;
        }
        --at;
        if (base_left && !Before{}(base_->keys[place - 1], at->first)) --place;
        if (!at->second.empty() && !visit(at->first, Span{at->second.data(), at->second.size()})) return;
    }
}

void RangeIndex::find_between(const std::optional<Value>& lowest, const std::optional<Value>& highest,
                              std::vector<std::uint32_t>& ids) const {
    if (lowest && highest && !of_one_sort(*lowest, *highest)) return;
    const Value& bound = lowest ? *lowest : *highest;
    const auto take = [&](Span found) { ids.insert(ids.end(), found.begin(), found.end()); };
    if (!is_plain(bound)) {
        ascend({}, [&](const Key& key, Span found) {
            if (of_one_sort(key.front(), bound)) take(found);
            return true;
        });
    } else if (lowest) {
        ascend({*lowest}, [&](const Key& key, Span found) {
            if (!of_one_sort(key.front(), bound) || (highest && order(key.front(), *highest) > 0)) return false;
            take(found);
            return true;
        });
    } else {
        descend({*highest}, [&](const Key& key, Span found) {
            if (!of_one_sort(key.front(), bound)) return false;
            take(found);
            return true;
        });
    }
}

void RangeIndex::find_prefix(std::string_view prefix, std::vector<std::uint32_t>& ids) const {
    ascend({Value{prefix}}, [&](const Key& key, Span found) {
        const Value& value = key.front();
        if (!value.is(ValueKind::string) || !value.as_string().starts_with(prefix)) return false;
        ids.insert(ids.end(), found.begin(), found.end());
        return true;
    });
}

const RangeIndex::Key* RangeIndex::key_of(std::uint32_t id) const {
    if (const auto moved = moved_.find(id); moved != moved_.end()) {
        return moved->second ? &(*moved->second)->first : nullptr;
    }
    const std::optional<std::size_t> base = base_place_of(id);
    return base ? &base_->keys[*base] : nullptr;
}

}  // namespace dossier::graph

#include "query/exec/key_table.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

#include "graph/value_order.hpp"

namespace dossier::query::exec {

std::size_t hash_of_key(std::span<const Value> key) {
    std::size_t seed = key.size();
    for (const Value& part : key) seed ^= graph::hash(part) + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U);
    return seed;
}

/// The high bits of a product depend on all bits of the hash, which for an integer may be the integer itself.
std::size_t KeyTable::first_place(std::size_t hash) const noexcept {
    const auto unused_bits = static_cast<unsigned>(64 - std::countr_zero(places_.size()));
    return static_cast<std::size_t>((hash * 0x9e3779b97f4a7c15ULL) >> unused_bits);
}

std::size_t KeyTable::place_of(std::span<const Value> key, std::size_t hash) const {
    std::size_t place = first_place(hash);
    for (; places_[place] != 0; place = (place + 1) & (places_.size() - 1)) {
        const std::uint32_t number = places_[place] - 1;
        if (hashes_[number] != hash) continue;
        const auto known = values_.begin() + static_cast<std::ptrdiff_t>(number * width_);
        if (std::equal(key.begin(), key.end(), known, graph::Equivalent{})) break;
    }
    return place;
}

KeyTable::Found KeyTable::add(std::span<Value> key) {
    if (places_.size() * 2 <= hashes_.size() * 3) grow();
    const std::size_t hash = hash_of_key(key);
    const std::size_t place = place_of(key, hash);
    if (places_[place] != 0) return {places_[place] - 1, false};
    const std::uint32_t number = size();
    values_.insert(values_.end(), std::move_iterator{key.begin()}, std::move_iterator{key.end()});
    hashes_.push_back(hash);
    places_[place] = number + 1;
    return {number, true};
}

std::optional<std::uint32_t> KeyTable::find(std::span<const Value> key) const {
    if (places_.empty()) return std::nullopt;
    const std::uint32_t number = places_[place_of(key, hash_of_key(key))];
    return number == 0 ? std::nullopt : std::optional{number - 1};
}

std::vector<Column> KeyTable::take_keys() {
    std::vector<Column> columns;
    if (width_ == 1) {
        columns.emplace_back(std::move(values_));
        return columns;
    }
    for (std::size_t part = 0; part < width_; ++part) {
        Column::Values values;
        values.reserve(size());
        for (std::size_t at = part; at < values_.size(); at += width_) values.push_back(std::move(values_[at]));
        columns.emplace_back(std::move(values));
    }
    return columns;
}

void KeyTable::grow() {
    constexpr std::size_t fewest_places = 8;
    places_.assign(std::max(fewest_places, places_.size() * 2), 0);
    for (std::uint32_t number = 0; number < size(); ++number) {
        std::size_t place = first_place(hashes_[number]);
        while (places_[place] != 0) place = (place + 1) & (places_.size() - 1);
        places_[place] = number + 1;
    }
}

}  // namespace dossier::query::exec

#include "loaders/import/external_ids.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <type_traits>

namespace dossier::loaders::import {

std::optional<std::int64_t> integer_id(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

template <typename Id>
std::size_t NodesByExternalId<Id>::Hash::operator()(Id id) const noexcept {
    if constexpr (std::is_same_v<Id, std::int64_t>) {
        // Ids of files are often multiples of something, and the table takes the lower bits.
        constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15U;
        const std::uint64_t mixed = static_cast<std::uint64_t>(id) * golden_ratio;
        return mixed ^ (mixed >> 32U);
    } else {
        return std::hash<Id>{}(id);
    }
}

template <typename Id>
bool NodesByExternalId<Id>::add(Id id, graph::NodeId node) {
    if (!places_.try_emplace(id, static_cast<std::uint32_t>(entries_.size())).second) return false;
    entries_.push_back({.id = id, .node = node});
    return true;
}

/// First the node that was found last, then the one that came behind it: both are in the processor's cache, which of a
/// large table little is.
template <typename Id>
std::optional<graph::NodeId> NodesByExternalId<Id>::find(Id id, IdCursor& cursor) const {
    if (!is_at(cursor.at, id)) {
        ++cursor.at;
        if (!is_at(cursor.at, id)) {
            const auto place = places_.find(id);
            if (place == places_.end()) return std::nullopt;
            cursor.at = place->second;
        }
    }
    return entries_[cursor.at].node;
}

template class NodesByExternalId<std::int64_t>;
template class NodesByExternalId<std::string_view>;

bool IdSpace::add(std::string_view id, graph::NodeId node) {
    IdCursor anywhere;
    return !by_text_.find(id, anywhere) && by_text_.add(kept(id), node);
}

std::string_view IdSpace::kept(std::string_view text) {
    constexpr std::size_t block_size = std::size_t{1} << 16U;
    if (texts_.empty() || texts_.back().capacity() - texts_.back().size() < text.size()) {
        texts_.emplace_back().reserve(std::max(block_size, text.size()));
    }
    std::string& block = texts_.back();
    block += text;
    return std::string_view{block}.substr(block.size() - text.size());
}

}  // namespace dossier::loaders::import

#include "query/exec/grouping.hpp"

#include <algorithm>

#include "graph/value_order.hpp"

namespace dossier::query::exec {

std::size_t Grouping::HashKey::operator()(const Key& key) const {
    std::size_t seed = key.size();
    for (const Value& part : key) seed ^= graph::hash(part) + 0x9e3779b97f4a7c15ULL + (seed << 6U) + (seed >> 2U);
    return seed;
}

bool Grouping::SameKey::operator()(const Key& a, const Key& b) const {
    return std::ranges::equal(a, b, graph::Equivalent{});
}

std::vector<std::uint32_t> Grouping::groups(std::span<const Column> keys, std::size_t size) {
    std::vector<std::uint32_t> numbers(size);
    if (keys.size() == 1 && keys[0].nodes() && nodes_alone_) {
        for (std::size_t row = 0; row < size; ++row) numbers[row] = group(graph::index((*keys[0].nodes())[row]));
        return numbers;
    }
    if (nodes_alone_) {
        // A column of another form came after columns of nodes: from here on all are values.
        for (const auto& [id, number] : by_node_) {
            by_key_.emplace(Key{NodeId{id} == no_node ? Value{} : Value{NodeId{id}}}, number);
        }
        by_node_.clear();
        nodes_alone_ = false;
    }
    for (std::size_t row = 0; row < size; ++row) {
        Key key;
        key.reserve(keys.size());
        for (const Column& column : keys) key.push_back(column.at(row));
        numbers[row] = group(std::move(key));
    }
    return numbers;
}

void Grouping::clear() {
    held_.release();
    by_key_.clear();
    by_node_.clear();
    nodes_alone_ = true;
    size_ = 0;
}

std::uint32_t Grouping::group(Key key) {
    const auto bytes = static_cast<std::int64_t>(64 + sizeof(Value) * key.size());
    const auto [at, is_new] = by_key_.try_emplace(std::move(key), size_);
    if (is_new) {
        ++size_;
        held_.add(bytes);
    }
    return at->second;
}

std::uint32_t Grouping::group(std::uint32_t id) {
    const auto [at, is_new] = by_node_.try_emplace(id, size_);
    if (is_new) {
        ++size_;
        held_.add(32);
    }
    return at->second;
}

}  // namespace dossier::query::exec

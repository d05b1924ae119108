#include "query/exec/grouping.hpp"

#include <utility>

namespace dossier::query::exec {

namespace {

Value value_of(NodeId node) { return node == no_node ? Value{} : Value{node}; }

/// Calls `number_of` with the key of each row.
template <typename NumberOf>
std::vector<std::uint32_t> numbers_of(KeyColumns keys, std::size_t size, NumberOf number_of) {
    std::vector<std::uint32_t> numbers(size);
    std::vector<Value> key(keys.size());
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t part = 0; part < keys.size(); ++part) key[part] = keys[part]->at(row);
        numbers[row] = number_of(std::span{key});
    }
    return numbers;
}

}  // namespace

std::vector<std::uint32_t> Grouping::groups(KeyColumns keys, std::size_t size) {
    const std::size_t known = this->size();
    std::vector<std::uint32_t> numbers;
    if (are_nodes(keys)) {
        numbers.reserve(size);
        for (const NodeId node : *keys[0]->nodes()) {
            const auto next = static_cast<std::uint32_t>(nodes_.size());
            const auto [at, is_new] = by_node_.try_emplace(graph::index(node), next);
            if (is_new) nodes_.push_back(node);
            numbers.push_back(at->second);
        }
    } else {
        numbers = numbers_of(keys, size, [&](std::span<Value> key) { return by_key_->add(key).number; });
    }
    constexpr std::size_t bytes_per_node = 48;
    const std::size_t bytes_each = by_key_ ? by_key_->bytes_per_key() : bytes_per_node;
    if (this->size() > known) held_.add(static_cast<std::int64_t>((this->size() - known) * bytes_each));
    return numbers;
}

std::vector<std::uint32_t> Grouping::known_groups(KeyColumns keys, std::size_t size) {
    if (!are_nodes(keys)) {
        return numbers_of(keys, size, [&](std::span<Value> key) { return by_key_->find(key).value_or(no_group); });
    }
    std::vector<std::uint32_t> numbers;
    numbers.reserve(size);
    for (const NodeId node : *keys[0]->nodes()) {
        const auto at = by_node_.find(graph::index(node));
        numbers.push_back(at == by_node_.end() ? no_group : at->second);
    }
    return numbers;
}

bool Grouping::are_nodes(KeyColumns keys) {
    if (by_key_) return false;
    if (keys.size() == 1 && keys[0]->nodes() != nullptr) return true;
    by_key_.emplace(keys.size());
    for (const NodeId node : nodes_) {
        Value key = value_of(node);
        by_key_->add({&key, 1});
    }
    by_node_ = decltype(by_node_){};  // the memory too, which `= {}` would keep
    nodes_ = Column::Nodes{};
    return false;
}

void Grouping::append_key(std::vector<Value>& cells, std::uint32_t group) const {
    if (by_key_) {
        const auto key = by_key_->key(group);
        cells.insert(cells.end(), key.begin(), key.end());
    } else {
        cells.push_back(value_of(nodes_[group]));
    }
}

std::vector<Column> Grouping::take_keys() {
    std::vector<Column> keys = by_key_ ? by_key_->take_keys() : std::vector{Column{std::move(nodes_)}};
    clear();
    return keys;
}

void Grouping::clear() {
    held_.release();
    by_key_.reset();
    by_node_ = decltype(by_node_){};  // the memory too, which `= {}` would keep
    nodes_ = Column::Nodes{};
}

}  // namespace dossier::query::exec

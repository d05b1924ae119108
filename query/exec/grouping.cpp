#include "query/exec/grouping.hpp"

namespace dossier::query::exec {

std::vector<std::uint32_t> Grouping::groups(std::span<const Column> keys, std::size_t size) {
    std::vector<std::uint32_t> numbers(size);
    if (keys.size() == 1 && keys[0].nodes() && !by_key_) {
        for (std::size_t row = 0; row < size; ++row) numbers[row] = group(graph::index((*keys[0].nodes())[row]));
        return numbers;
    }
    if (!by_key_) number_values(keys.size());
    std::vector<Value> key(keys.size());
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t part = 0; part < keys.size(); ++part) key[part] = keys[part].at(row);
        numbers[row] = group(key);
    }
    return numbers;
}

void Grouping::number_values(std::size_t width) {
    by_key_.emplace(width);
    std::vector<std::uint32_t> ids(by_node_.size());
    for (const auto& [id, number] : by_node_) ids[number] = id;
    for (const std::uint32_t id : ids) {
        Value key = NodeId{id} == no_node ? Value{} : Value{NodeId{id}};
        by_key_->add({&key, 1});
    }
    by_node_.clear();
}

void Grouping::clear() {
    held_.release();
    by_key_.reset();
    by_node_.clear();
    size_ = 0;
}

std::uint32_t Grouping::group(std::span<Value> key) {
    const auto [number, is_new] = by_key_->add(key);
    if (is_new) {
        ++size_;
        held_.add(static_cast<std::int64_t>(by_key_->bytes_per_key()));
    }
    return number;
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

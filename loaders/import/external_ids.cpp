#include "loaders/import/external_ids.hpp"

#include <charconv>

namespace dossier::loaders::import {

namespace {

std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

/// Ids of files are often multiples of something, and the table takes the lower bits.
std::size_t IdSpace::IntegerHash::operator()(std::int64_t id) const noexcept {
    constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15U;
    const std::uint64_t mixed = static_cast<std::uint64_t>(id) * golden_ratio;
    return mixed ^ (mixed >> 32U);
}

bool IdSpace::is_id(std::string_view text) const {
    return type_ == IdType::integer ? integer(text).has_value() : !text.empty();
}

bool IdSpace::add(std::string_view id, graph::NodeId node) {
    return type_ == IdType::integer ? by_integer_.try_emplace(*integer(id), node).second
                                    : by_text_.try_emplace(std::string{id}, node).second;
}

std::optional<graph::NodeId> IdSpace::find(std::string_view id) const {
    if (type_ == IdType::integer) {
        const std::optional<std::int64_t> number = integer(id);
        const auto found = number ? by_integer_.find(*number) : by_integer_.end();
        return found == by_integer_.end() ? std::nullopt : std::optional{found->second};
    }
    const auto found = by_text_.find(id);
    return found == by_text_.end() ? std::nullopt : std::optional{found->second};
}

}  // namespace dossier::loaders::import

#include "graph/value.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::graph {

namespace {

const Value null_value;

std::size_t checked_depth(std::size_t deepest_child) {
    if (deepest_child >= max_nesting) {
        throw Error{{.type = ErrorType::resource_error,
                     .code = ErrorCode::nesting_too_deep,
                     .message = fmt::format("lists and maps nest more than {} deep", max_nesting),
                     .where = {},
                     .hint = {}}};
    }
    return deepest_child + 1;
}

/// In the order of ValueKind.
constexpr std::array<std::string_view, 16> kind_names{
    "NULL", "BOOLEAN", "INTEGER",    "FLOAT",      "STRING",         "LIST",     "MAP",  "NODE", "RELATIONSHIP",
    "PATH", "DATE",    "LOCAL TIME", "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "DURATION",
};
static_assert(kind_names.size() == static_cast<std::size_t>(ValueKind::duration) + 1);

bool key_before(const Map::Entry& entry, std::string_view key) { return entry.first < key; }

}  // namespace

std::string_view name(ValueKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

Map::Map(std::initializer_list<Entry> entries) {
    for (const auto& [key, value] : entries) set(key, value);
}

const Value& Map::get(std::string_view key) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, key_before);
    return found != entries_.end() && found->first == key ? found->second : null_value;
}

bool Map::contains(std::string_view key) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), key, key_before);
    return found != entries_.end() && found->first == key;
}

void Map::set(std::string key, Value value) {
    const auto place = std::lower_bound(entries_.begin(), entries_.end(), key, key_before);
    if (place != entries_.end() && place->first == key) {
        place->second = std::move(value);
    } else {
        entries_.emplace(place, std::move(key), std::move(value));
    }
}

void Map::erase(std::string_view key) {
    const auto place = std::lower_bound(entries_.begin(), entries_.end(), key, key_before);
    if (place != entries_.end() && place->first == key) entries_.erase(place);
}

std::size_t Map::size() const noexcept { return entries_.size(); }
bool Map::empty() const noexcept { return entries_.empty(); }
std::vector<Map::Entry>::const_iterator Map::begin() const noexcept { return entries_.begin(); }
std::vector<Map::Entry>::const_iterator Map::end() const noexcept { return entries_.end(); }

std::size_t Value::depth() const noexcept {
    if (const auto* list = std::get_if<std::shared_ptr<const Nested<List>>>(&storage_)) return (*list)->depth;
    if (const auto* map = std::get_if<std::shared_ptr<const Nested<Map>>>(&storage_)) return (*map)->depth;
    return 0;
}

Value::Value(List value) {
    std::size_t deepest = 0;
    for (const Value& element : value) deepest = std::max(deepest, element.depth());
    storage_ = std::make_shared<const Nested<List>>(Nested<List>{std::move(value), checked_depth(deepest)});
}

Value::Value(Map value) {
    std::size_t deepest = 0;
    for (const auto& [key, element] : value) deepest = std::max(deepest, element.depth());
    storage_ = std::make_shared<const Nested<Map>>(Nested<Map>{std::move(value), checked_depth(deepest)});
}

}  // namespace dossier::graph

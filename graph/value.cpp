#include "graph/value.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::graph {

namespace {

const Value null_value;

[[noreturn]] void refuse(ErrorCode code, std::string message) {
    throw Error{
        {.type = ErrorType::resource_error, .code = code, .message = std::move(message), .where = {}, .hint = {}}};
}

/// In the order of ValueKind.
constexpr std::array<std::string_view, 16> kind_names{
    "NULL",       "BOOLEAN",        "INTEGER",        "FLOAT",    "STRING", "LIST",
    "MAP",        "NODE",           "RELATIONSHIP",   "PATH",     "DATE",   "LOCAL TIME",
    "ZONED TIME", "LOCAL DATETIME", "ZONED DATETIME", "DURATION",
};
static_assert(kind_names.size() == static_cast<std::size_t>(ValueKind::duration) + 1);

bool key_before(const Map::Entry& entry, std::string_view key) { return entry.first < key; }

}  // namespace

std::string_view name(ValueKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

Map::Map(std::initializer_list<Entry> entries) : Map{std::vector<Entry>{entries}} {}

Map::Map(std::vector<Entry> entries) : entries_{std::move(entries)} {
    const auto key_less = [](const Entry& a, const Entry& b) { return a.first < b.first; };
    if (std::ranges::is_sorted(entries_, key_less)) {
        const auto same = [](const Entry& a, const Entry& b) { return a.first == b.first; };
        if (std::ranges::adjacent_find(entries_, same) == entries_.end()) return;
    }
    std::ranges::stable_sort(entries_, key_less);
    std::vector<Entry> last_ones;
    for (Entry& entry : entries_) {
        if (!last_ones.empty() && last_ones.back().first == entry.first) last_ones.pop_back();
        last_ones.push_back(std::move(entry));
    }
    entries_ = std::move(last_ones);
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

Value::Extent Value::extent() const noexcept {
    if (const auto* list = std::get_if<std::shared_ptr<const Nested<List>>>(&storage_)) return (*list)->extent;
    if (const auto* map = std::get_if<std::shared_ptr<const Nested<Map>>>(&storage_)) return (*map)->extent;
    return {};
}

void Value::include(Extent& whole, const Value& element) {
    const Extent part = element.extent();
    whole.depth = std::max(whole.depth, part.depth);
    whole.elements += part.elements + 1;
}

Value::Extent Value::checked(Extent extent) {
    if (++extent.depth > max_nesting) {
        refuse(ErrorCode::nesting_too_deep, fmt::format("lists and maps nest more than {} deep", max_nesting));
    }
    if (extent.elements > max_elements) {
        refuse(ErrorCode::memory_exceeded, fmt::format("a list or map holds more than {} values", max_elements));
    }
    return extent;
}

Value::Value(List value) {
    Extent extent;
    for (const Value& element : value) include(extent, element);
    storage_ = std::make_shared<const Nested<List>>(Nested<List>{std::move(value), checked(extent)});
}

Value::Value(Map value) {
    Extent extent;
    for (const auto& [key, element] : value) include(extent, element);
    storage_ = std::make_shared<const Nested<Map>>(Nested<Map>{std::move(value), checked(extent)});
}

}  // namespace dossier::graph

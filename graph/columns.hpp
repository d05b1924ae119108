#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "graph/bitmap.hpp"
#include "graph/ids.hpp"
#include "graph/late.hpp"
#include "graph/paged_array.hpp"
#include "graph/shared_pages.hpp"
#include "graph/value.hpp"

namespace dossier::graph {

/// Strings kept once each and counted; a code that nobody uses any more is given to the next new string.
class Dictionary {
public:
    Dictionary() = default;
    /// `texts`   by code; each is used by one of `codes`, which are codes of these
    Dictionary(std::vector<Value> texts, std::span<const std::uint32_t> codes);

    /// The code of `text`, used once more.
    std::uint32_t add(const Value& text);
    void release(std::uint32_t code);
    [[nodiscard]] const Value& text(std::uint32_t code) const noexcept { return entries_[code].text; }
    /// Distinct strings in use.
    [[nodiscard]] std::size_t size() const noexcept { return entries_.size() - free_.size(); }

private:
    struct Entry {
        Value text;
        std::uint32_t uses = 0;
    };
    void index_texts();
    void put(std::uint32_t code, const Value& text);

    SharedPages<Entry> entries_;
    std::vector<std::uint32_t> free_;
    // Views into the shared strings of entries_. The writer alone asks it: a graph that is only read never pays for it.
    // Owned with the copies of an earlier state, which are not written to and so never look at it.
    std::shared_ptr<std::unordered_map<std::string_view, std::uint32_t>> codes_;
};

/// The values of one property key by id: typed as long as all of them agree, general values from the first that does
/// not.
class Column {
public:
    struct Strings {
        PagedArray<std::uint32_t> codes;
        Dictionary dictionary;
    };
    using Integers = PagedArray<std::int64_t>;
    using Floats = PagedArray<double>;
    using Booleans = PagedArray<std::uint8_t>;
    using General = PagedArray<Value>;
    /// monostate: no value at all.
    using Data = std::variant<std::monostate, Integers, Floats, Booleans, Strings, General>;

    Column() = default;
    explicit Column(Data data) noexcept : data_{std::move(data)} {}

    /// null when absent
    [[nodiscard]] Value get(std::uint32_t id) const;
    /// Puts `value` there, or takes it away when null; returns what was there before, or null.
    Value set(std::uint32_t id, const Value& value);
    [[nodiscard]] std::size_t size() const noexcept;
    /// For loops over one typed column.
    [[nodiscard]] const Data& data() const noexcept { return data_; }

    /// `visit(id, Value)` ascending by id.
    template <typename Visit>
    void for_each(Visit visit) const;

private:
    [[nodiscard]] bool takes(const Value& value) const noexcept;
    Value erase(std::uint32_t id);
    void make_for(const Value& value);

    Data data_;
};

/// The columns of all keys, for nodes or for relationships.
class Columns {
public:
    [[nodiscard]] Value get(std::uint32_t id, KeyId key) const;
    Value set(std::uint32_t id, KeyId key, const Value& value);
    /// In place of what the key had.
    void put(KeyId key, Late<Column> column);
    /// Changes all columns at once, those that are not made yet when they are: the ids of `replaced` lose what they
    /// had, then each key's values come.
    using Values = std::vector<std::pair<std::uint32_t, Value>>;
    void replace(Bitmap replaced, std::vector<Values> by_key);
    /// All of one id, ascending by key id.
    [[nodiscard]] std::vector<std::pair<KeyId, Value>> of(std::uint32_t id) const;
    /// nullptr when nothing ever had the key
    [[nodiscard]] const Column* find(KeyId key) const;

private:
    void make_room_for(KeyId key);

    std::vector<Late<Column>> columns_;
};

template <typename Visit>
void Column::for_each(Visit visit) const {
    if (const auto* integers = std::get_if<Integers>(&data_)) {
        integers->for_each([&](std::uint32_t id, std::int64_t value) { visit(id, Value{value}); });
    } else if (const auto* floats = std::get_if<Floats>(&data_)) {
        floats->for_each([&](std::uint32_t id, double value) { visit(id, Value{value}); });
    } else if (const auto* booleans = std::get_if<Booleans>(&data_)) {
        booleans->for_each([&](std::uint32_t id, std::uint8_t value) { visit(id, Value{value != 0}); });
    } else if (const auto* strings = std::get_if<Strings>(&data_)) {
        strings->codes.for_each(
            [&](std::uint32_t id, std::uint32_t code) { visit(id, strings->dictionary.text(code)); });
    } else if (const auto* general = std::get_if<General>(&data_)) {
        general->for_each([&](std::uint32_t id, const Value& value) { visit(id, value); });
    }
}

}  // namespace dossier::graph

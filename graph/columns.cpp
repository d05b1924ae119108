#include "graph/columns.hpp"

#include <algorithm>
#include <cassert>
#include <memory>
#include <optional>

namespace dossier::graph {

Dictionary::Dictionary(std::vector<Value> texts, std::span<const std::uint32_t> codes) {
    std::vector<std::uint32_t> uses(texts.size());
    for (const std::uint32_t code : codes) ++uses[code];
    entries_.reserve(texts.size());
    for (std::size_t code = 0; code < texts.size(); ++code) {
        entries_.push_back({.text = std::move(texts[code]), .uses = uses[code]});
    }
}

void Dictionary::index_texts() {
    if (codes_) return;
    codes_ = std::make_shared<std::unordered_map<std::string_view, std::uint32_t>>();
    codes_->reserve(entries_.size());
    for (std::uint32_t code = 0; code < entries_.size(); ++code) {
        if (const Value& text = entries_[code].text; !text.is_null()) codes_->emplace(text.as_string(), code);
    }
}

std::uint32_t Dictionary::add(const Value& text) {
    index_texts();
    // The key is a view into the text that the entry will share.
    const std::uint32_t next = free_.empty() ? static_cast<std::uint32_t>(entries_.size()) : free_.back();
    const auto [known, is_new] = codes_->try_emplace(text.as_string(), next);
    if (!is_new) {
        ++entries_.write(known->second).uses;
        return known->second;
    }
    try {
        put(next, text);
    } catch (...) {  // no memory may be left: a text must not be known by a code that has no entry
        codes_->erase(known);
        throw;
    }
    return next;
}

void Dictionary::put(std::uint32_t code, const Value& text) {
    if (code == entries_.size()) {
        entries_.push_back({.text = text, .uses = 1});
    } else {
        entries_.write(code) = {.text = text, .uses = 1};
        free_.pop_back();
    }
}

void Dictionary::release(std::uint32_t code) {
    Entry& entry = entries_.write(code);
    assert(entry.uses > 0);
    if (--entry.uses > 0) return;
    index_texts();
    codes_->erase(entry.text.as_string());
    entry.text = Value{};
    free_.push_back(code);
}

Value Column::get(std::uint32_t id) const {
    if (const auto* integers = std::get_if<Integers>(&data_)) {
        if (const auto* value = integers->find(id)) return *value;
    } else if (const auto* strings = std::get_if<Strings>(&data_)) {
        if (const auto* code = strings->codes.find(id)) return strings->dictionary.text(*code);
    } else if (const auto* floats = std::get_if<Floats>(&data_)) {
        if (const auto* value = floats->find(id)) return *value;
    } else if (const auto* booleans = std::get_if<Booleans>(&data_)) {
        if (const auto* value = booleans->find(id)) return *value != 0;
    } else if (const auto* general = std::get_if<General>(&data_)) {
        if (const auto* value = general->find(id)) return *value;
    }
    return {};
}

std::size_t Column::size() const noexcept {
    if (const auto* strings = std::get_if<Strings>(&data_)) return strings->codes.size();
    if (const auto* integers = std::get_if<Integers>(&data_)) return integers->size();
    if (const auto* floats = std::get_if<Floats>(&data_)) return floats->size();
    if (const auto* booleans = std::get_if<Booleans>(&data_)) return booleans->size();
    if (const auto* general = std::get_if<General>(&data_)) return general->size();
    return 0;
}

bool Column::takes(const Value& value) const noexcept {
    switch (value.kind()) {
    case ValueKind::integer: return std::holds_alternative<Integers>(data_);
    case ValueKind::floating: return std::holds_alternative<Floats>(data_);
    case ValueKind::boolean: return std::holds_alternative<Booleans>(data_);
    case ValueKind::string: return std::holds_alternative<Strings>(data_);
    default: return false;
    }
}

/// Changes the form so that `value` fits: the typed form when the column is empty, the general one otherwise.
void Column::make_for(const Value& value) {
    if (std::holds_alternative<General>(data_) || takes(value)) return;
    if (size() > 0) {
        General general;
        for_each([&](std::uint32_t id, const Value& old) { general.set(id, old); });
        data_ = std::move(general);
        return;
    }
    switch (value.kind()) {
    case ValueKind::integer: data_.emplace<Integers>(); break;
    case ValueKind::floating: data_.emplace<Floats>(); break;
    case ValueKind::boolean: data_.emplace<Booleans>(); break;
    case ValueKind::string: data_.emplace<Strings>(); break;
    default: data_.emplace<General>(); break;
    }
}

namespace {

template <typename T>
Value or_null(std::optional<T> previous) {
    return previous ? Value{std::move(*previous)} : Value{};
}

Value or_null(std::optional<std::uint8_t> previous) { return previous ? Value{*previous != 0} : Value{}; }

Value take(Dictionary& dictionary, std::optional<std::uint32_t> code) {
    if (!code) return {};
    Value text = dictionary.text(*code);
    dictionary.release(*code);
    return text;
}

}  // namespace

Value Column::set(std::uint32_t id, const Value& value) {
    if (value.is_null()) return erase(id);
    make_for(value);
    if (auto* integers = std::get_if<Integers>(&data_)) return or_null(integers->set(id, value.as_integer()));
    if (auto* floats = std::get_if<Floats>(&data_)) return or_null(floats->set(id, value.as_float()));
    if (auto* booleans = std::get_if<Booleans>(&data_)) {
        return or_null(booleans->set(id, static_cast<std::uint8_t>(value.as_boolean())));
    }
    if (auto* strings = std::get_if<Strings>(&data_)) {
        const std::uint32_t code = strings->dictionary.add(value);
        return take(strings->dictionary, strings->codes.set(id, code));
    }
    return or_null(std::get<General>(data_).set(id, value));
}

Value Column::erase(std::uint32_t id) {
    Value previous;
    if (auto* integers = std::get_if<Integers>(&data_)) {
        previous = or_null(integers->erase(id));
    } else if (auto* floats = std::get_if<Floats>(&data_)) {
        previous = or_null(floats->erase(id));
    } else if (auto* booleans = std::get_if<Booleans>(&data_)) {
        previous = or_null(booleans->erase(id));
    } else if (auto* strings = std::get_if<Strings>(&data_)) {
        previous = take(strings->dictionary, strings->codes.erase(id));
    } else if (auto* general = std::get_if<General>(&data_)) {
        previous = or_null(general->erase(id));
    }
    if (size() == 0) data_ = std::monostate{};
    return previous;
}

Value Columns::get(std::uint32_t id, KeyId key) const {
    const Column* column = find(key);
    return column == nullptr ? Value{} : column->get(id);
}

void Columns::make_room_for(KeyId key) {
    while (columns_.size() <= index(key)) columns_.push_back(Late<Column>::of({}));
}

Value Columns::set(std::uint32_t id, KeyId key, const Value& value) {
    if (index(key) >= columns_.size()) {
        if (value.is_null()) return {};
        make_room_for(key);
    }
    return columns_[index(key)].write().set(id, value);
}

void Columns::put(KeyId key, Late<Column> column) {
    make_room_for(key);
    columns_[index(key)] = std::move(column);
}

void Columns::replace(Bitmap replaced, std::vector<Values> by_key) {
    // Shared, because what a column is still to go through outlives this call.
    const auto gone = std::make_shared<const Bitmap>(std::move(replaced));
    by_key.resize(std::max(by_key.size(), columns_.size()));
    for (std::uint32_t key = 0; key < by_key.size(); ++key) {
        const auto values = std::make_shared<const Values>(std::move(by_key[key]));
        if (gone->empty() && values->empty()) continue;
        make_room_for(KeyId{key});
        columns_[key].then([gone, values](Column& column) {
            gone->for_each([&](std::uint32_t id) { column.set(id, Value{}); });
            for (const auto& [id, value] : *values) column.set(id, value);
        });
    }
}

std::vector<std::pair<KeyId, Value>> Columns::of(std::uint32_t id) const {
    std::vector<std::pair<KeyId, Value>> properties;
    for (std::size_t key = 0; key < columns_.size(); ++key) {
        if (Value value = columns_[key]->get(id); !value.is_null()) {
            properties.emplace_back(static_cast<KeyId>(key), std::move(value));
        }
    }
    return properties;
}

const Column* Columns::find(KeyId key) const { return index(key) < columns_.size() ? &*columns_[index(key)] : nullptr; }

}  // namespace dossier::graph

#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "graph/ids.hpp"
#include "graph/temporal.hpp"

namespace dossier::graph {

class Value;

using List = std::vector<Value>;

/// Lists and maps nest at most this deep, so that whatever walks a value (comparison, hashing, printing, its own
/// destruction) may recurse. A query could otherwise wrap a list a million times and overflow the stack by freeing it.
inline constexpr std::size_t max_nesting = 1000;

/// A list or map holds at most this many values, those within its values included. Copies share what they hold, so that
/// [x, x] forty times over takes no memory at all, until somebody prints or compares its 2^40 values.
inline constexpr std::size_t max_elements = std::size_t{1} << 27U;

/// A map's entries, sorted by key, each key once: two equal maps are equal vectors.
class Map {
public:
    using Entry = std::pair<std::string, Value>;

    Map() = default;
    Map(std::initializer_list<Entry> entries);
    /// In any order; of entries with one key the last stands.
    explicit Map(std::vector<Entry> entries);

    /// The value under `key`, or null (the value) when there is none.
    [[nodiscard]] const Value& get(std::string_view key) const;
    [[nodiscard]] bool contains(std::string_view key) const;
    void set(std::string key, Value value);
    void erase(std::string_view key);

    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool empty() const noexcept;
    [[nodiscard]] std::vector<Entry>::const_iterator begin() const noexcept;
    [[nodiscard]] std::vector<Entry>::const_iterator end() const noexcept;

private:
    std::vector<Entry> entries_;
};

/// `nodes.size() == relationships.size() + 1`; a relationship may be walked against its direction.
struct Path {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;

    bool operator==(const Path&) const = default;
};

/// In the order of Value's alternatives.
enum class ValueKind : std::uint8_t {
    null,
    boolean,
    integer,
    floating,
    string,
    list,
    map,
    node,
    relationship,
    path,
    date,
    local_time,
    time,
    local_date_time,
    date_time,
    duration,
};

/// `INTEGER`, `LIST`, `DATE`, `LOCAL DATETIME`, …: a kind as messages and `IS ::` spell it.
[[nodiscard]] std::string_view name(ValueKind kind);

/// One openCypher value. Cheap to copy: what is large is shared and never changes.
///
/// There is deliberately no operator==: equality with null, equivalence, comparability and orderability are four
/// different relations, in value_order.hpp.
class Value {
public:
    Value() noexcept = default;
    Value(bool value) noexcept : storage_{value} {}
    Value(int value) noexcept : storage_{std::int64_t{value}} {}
    Value(std::int64_t value) noexcept : storage_{value} {}
    Value(double value) noexcept : storage_{value} {}
    Value(const char* value) : storage_{std::make_shared<const std::string>(value)} {}
    Value(std::string_view value) : storage_{std::make_shared<const std::string>(value)} {}
    Value(std::string value) : storage_{std::make_shared<const std::string>(std::move(value))} {}
    /// throws Error{nesting_too_deep, memory_exceeded}: more than max_nesting deep, more than max_elements in all
    Value(List value);
    Value(Map value);
    Value(NodeId value) noexcept : storage_{value} {}
    Value(RelationshipId value) noexcept : storage_{value} {}
    Value(Path value) : storage_{std::make_shared<const Path>(std::move(value))} {}
    Value(Date value) noexcept : storage_{value} {}
    Value(LocalTime value) noexcept : storage_{value} {}
    Value(Time value) noexcept : storage_{value} {}
    Value(LocalDateTime value) noexcept : storage_{value} {}
    Value(DateTime value) : storage_{std::make_shared<const DateTime>(std::move(value))} {}
    Value(Duration value) : storage_{std::make_shared<const Duration>(value)} {}

    [[nodiscard]] ValueKind kind() const noexcept { return static_cast<ValueKind>(storage_.index()); }
    [[nodiscard]] bool is(ValueKind kind) const noexcept { return this->kind() == kind; }
    [[nodiscard]] bool is_null() const noexcept { return is(ValueKind::null); }
    [[nodiscard]] bool is_number() const noexcept { return is(ValueKind::integer) || is(ValueKind::floating); }

    // Each asks that the kind is right: who is not sure asks kind() first.
    [[nodiscard]] bool as_boolean() const { return get<bool>(); }
    [[nodiscard]] std::int64_t as_integer() const { return get<std::int64_t>(); }
    [[nodiscard]] double as_float() const { return get<double>(); }
    /// An integer or a float as a double.
    [[nodiscard]] double as_number() const {
        return is(ValueKind::integer) ? static_cast<double>(as_integer()) : as_float();
    }
    [[nodiscard]] const std::string& as_string() const { return *get<std::shared_ptr<const std::string>>(); }
    [[nodiscard]] const List& as_list() const { return get<std::shared_ptr<const Nested<List>>>()->content; }
    [[nodiscard]] const Map& as_map() const { return get<std::shared_ptr<const Nested<Map>>>()->content; }
    [[nodiscard]] NodeId as_node() const { return get<NodeId>(); }
    [[nodiscard]] RelationshipId as_relationship() const { return get<RelationshipId>(); }
    [[nodiscard]] const Path& as_path() const { return *get<std::shared_ptr<const Path>>(); }
    [[nodiscard]] const Date& as_date() const { return get<Date>(); }
    [[nodiscard]] const LocalTime& as_local_time() const { return get<LocalTime>(); }
    [[nodiscard]] const Time& as_time() const { return get<Time>(); }
    [[nodiscard]] const LocalDateTime& as_local_date_time() const { return get<LocalDateTime>(); }
    [[nodiscard]] const DateTime& as_date_time() const { return *get<std::shared_ptr<const DateTime>>(); }
    [[nodiscard]] const Duration& as_duration() const { return *get<std::shared_ptr<const Duration>>(); }

private:
    struct Extent {
        std::size_t depth = 0;     ///< 1 for a container that holds no other
        std::size_t elements = 0;  ///< with those of the containers in it
    };
    template <typename Container>
    struct Nested {
        Container content;
        Extent extent;
    };

    [[nodiscard]] Extent extent() const noexcept;
    static void include(Extent& whole, const Value& element);
    static Extent checked(Extent extent);

    template <typename T>
    [[nodiscard]] const T& get() const {
        assert(std::holds_alternative<T>(storage_));
        return *std::get_if<T>(&storage_);
    }

    // shared_ptr: the other owners are the copies of this value in batches, rows and property columns.
    std::variant<std::monostate, bool, std::int64_t, double, std::shared_ptr<const std::string>,
                 std::shared_ptr<const Nested<List>>, std::shared_ptr<const Nested<Map>>, NodeId, RelationshipId,
                 std::shared_ptr<const Path>, Date, LocalTime, Time, LocalDateTime, std::shared_ptr<const DateTime>,
                 std::shared_ptr<const Duration>>
        storage_;
};

}  // namespace dossier::graph

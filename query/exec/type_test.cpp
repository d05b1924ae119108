#include "query/exec/type_test.hpp"

#include <algorithm>

#include "graph/temporal_functions.hpp"

namespace dossier::query::exec {

using bind::ValueType;
using graph::Value;
using graph::ValueKind;

namespace {

bool is_simple_property(const Value& value) {
    return value.is(ValueKind::boolean) || value.is_number() || value.is(ValueKind::string) ||
           graph::is_temporal(value.kind());
}

bool is_property_value(const Value& value) {
    if (!value.is(ValueKind::list)) return is_simple_property(value);
    return std::ranges::all_of(value.as_list(), is_simple_property);
}

bool is_list_of(const Value& value, const ValueType& type) {
    if (!value.is(ValueKind::list)) return false;
    return type.inner.empty() || std::ranges::all_of(value.as_list(), [&](const Value& element) {
               return has_type(element, type.inner.front());
           });
}

ValueKind kind_of(ValueType::Name name) {
    switch (name) {
    case ValueType::Name::boolean: return ValueKind::boolean;
    case ValueType::Name::integer: return ValueKind::integer;
    case ValueType::Name::floating: return ValueKind::floating;
    case ValueType::Name::string: return ValueKind::string;
    case ValueType::Name::map: return ValueKind::map;
    case ValueType::Name::node: return ValueKind::node;
    case ValueType::Name::relationship: return ValueKind::relationship;
    case ValueType::Name::path: return ValueKind::path;
    case ValueType::Name::date: return ValueKind::date;
    case ValueType::Name::local_time: return ValueKind::local_time;
    case ValueType::Name::time: return ValueKind::time;
    case ValueType::Name::local_date_time: return ValueKind::local_date_time;
    case ValueType::Name::date_time: return ValueKind::date_time;
    case ValueType::Name::duration: return ValueKind::duration;
    default: return ValueKind::null;
    }
}

}  // namespace

bool has_type(const Value& value, const ValueType& type) {
    if (type.name == ValueType::Name::nothing) return false;
    if (type.name == ValueType::Name::one_of) {
        return std::ranges::any_of(type.inner, [&](const ValueType& inner) { return has_type(value, inner); });
    }
    if (value.is_null()) return !type.not_null;
    switch (type.name) {
    case ValueType::Name::any: return true;
    case ValueType::Name::null: return false;
    case ValueType::Name::list: return is_list_of(value, type);
    case ValueType::Name::property_value: return is_property_value(value);
    default: return value.is(kind_of(type.name));
    }
}

}  // namespace dossier::query::exec

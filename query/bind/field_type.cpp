#include "query/bind/field_type.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "query/bind/static_type.hpp"

namespace dossier::query::bind {

namespace {

using Name = ValueType::Name;

// MAP and NUMBER are abstract: nodes and relationships are maps too, integers and floats are numbers.
constexpr std::array names{
    std::pair<std::string_view, Name>{"ANY", Name::any},
    std::pair<std::string_view, Name>{"BOOLEAN", Name::boolean},
    std::pair<std::string_view, Name>{"STRING", Name::string},
    std::pair<std::string_view, Name>{"INTEGER", Name::integer},
    std::pair<std::string_view, Name>{"FLOAT", Name::floating},
    std::pair<std::string_view, Name>{"MAP", Name::map},
    std::pair<std::string_view, Name>{"LIST", Name::list},
    std::pair<std::string_view, Name>{"NODE", Name::node},
    std::pair<std::string_view, Name>{"RELATIONSHIP", Name::relationship},
    std::pair<std::string_view, Name>{"PATH", Name::path},
    std::pair<std::string_view, Name>{"DATETIME", Name::date_time},
    std::pair<std::string_view, Name>{"LOCALDATETIME", Name::local_date_time},
    std::pair<std::string_view, Name>{"DATE", Name::date},
    std::pair<std::string_view, Name>{"TIME", Name::time},
    std::pair<std::string_view, Name>{"LOCALTIME", Name::local_time},
    std::pair<std::string_view, Name>{"DURATION", Name::duration},
};

bool take_suffix(std::string_view& text, std::string_view suffix) {
    if (!text.ends_with(suffix)) return false;
    text.remove_suffix(suffix.size());
    return true;
}

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

ValueType list_of(std::string_view element, bool nullable) {
    ValueType result{.name = Name::list, .not_null = !nullable, .inner = {field_type(element)}};
    result.not_null = result.not_null && result.inner.front().not_null;
    return result;
}

/// The types that an expression with a value of `type` may have.
TypeSet possible_types(const ValueType& type) {
    constexpr TypeSet integer = bit(StaticType::integer);
    switch (type.name) {
    case Name::boolean: return bit(StaticType::boolean);
    case Name::integer: return integer;
    case Name::floating: return integer | bit(StaticType::floating);
    case Name::string: return bit(StaticType::string);
    case Name::list: return bit(StaticType::list) | bit(StaticType::relationship_list);
    case Name::map: return bit(StaticType::map) | bit(StaticType::node) | bit(StaticType::relationship);
    case Name::node: return bit(StaticType::node);
    case Name::relationship: return bit(StaticType::relationship);
    case Name::path: return bit(StaticType::path);
    case Name::date:
    case Name::local_time:
    case Name::time:
    case Name::local_date_time:
    case Name::date_time:
    case Name::duration: return bit(StaticType::temporal);
    case Name::one_of: {
        TypeSet all = 0;
        for (const ValueType& inner : type.inner) all |= possible_types(inner);
        return all;
    }
    default: return ~TypeSet{0};
    }
}

}  // namespace

ValueType field_type(std::string_view text) {
    if (take_prefix(text, "LIST? OF ")) return list_of(text, true);
    if (take_prefix(text, "LIST OF ")) return list_of(text, false);
    const bool nullable = take_suffix(text, "?");
    if (text == "NUMBER") {
        return {.name = Name::one_of,
                .not_null = !nullable,
                .inner = {{.name = Name::integer, .not_null = !nullable, .inner = {}},
                          {.name = Name::floating, .not_null = !nullable, .inner = {}}}};
    }
    const auto* found = std::ranges::find(names, text, &std::pair<std::string_view, Name>::first);
    if (found == names.end()) return {};
    return {.name = found->second, .not_null = !nullable && found->second != Name::any, .inner = {}};
}

bool may_fit(const Expression& expression, const ValueType& type) {
    if (!may_be(expression.type, possible_types(type))) return false;
    const bool elements_known = type.name == Name::list && !type.inner.empty() && expression.type == StaticType::list;
    return !elements_known || may_be(expression.element, possible_types(type.inner.front()));
}

StaticType static_type(const ValueType& type) {
    switch (type.name) {
    case Name::boolean: return StaticType::boolean;
    case Name::integer: return StaticType::integer;
    case Name::floating: return StaticType::floating;
    case Name::string: return StaticType::string;
    case Name::list: return StaticType::list;
    case Name::node: return StaticType::node;
    case Name::relationship: return StaticType::relationship;
    case Name::path: return StaticType::path;
    case Name::date:
    case Name::local_time:
    case Name::time:
    case Name::local_date_time:
    case Name::date_time:
    case Name::duration: return StaticType::temporal;
    case Name::map: return StaticType::map;
    default: return StaticType::any;
    }
}

}  // namespace dossier::query::bind

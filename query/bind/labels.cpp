#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "graph/names.hpp"
#include "query/bind/expression_binder.hpp"
#include "query/bind/fault.hpp"
#include "query/bind/type_names.hpp"

namespace dossier::query::bind {

using graph::ErrorCode;

namespace {

using TypeWord = std::pair<std::string_view, ValueType::Name>;

// Every spelling, in upper case, as the grammar gives them.
constexpr std::array type_words{
    TypeWord{"ANY", ValueType::Name::any},
    TypeWord{"ANY VALUE", ValueType::Name::any},
    TypeWord{"NOTHING", ValueType::Name::nothing},
    TypeWord{"NULL", ValueType::Name::null},
    TypeWord{"BOOL", ValueType::Name::boolean},
    TypeWord{"BOOLEAN", ValueType::Name::boolean},
    TypeWord{"INT", ValueType::Name::integer},
    TypeWord{"INTEGER", ValueType::Name::integer},
    TypeWord{"SIGNED INTEGER", ValueType::Name::integer},
    TypeWord{"FLOAT", ValueType::Name::floating},
    TypeWord{"STRING", ValueType::Name::string},
    TypeWord{"VARCHAR", ValueType::Name::string},
    TypeWord{"LIST", ValueType::Name::list},
    TypeWord{"ARRAY", ValueType::Name::list},
    TypeWord{"MAP", ValueType::Name::map},
    TypeWord{"ANY MAP", ValueType::Name::map},
    TypeWord{"NODE", ValueType::Name::node},
    TypeWord{"ANY NODE", ValueType::Name::node},
    TypeWord{"VERTEX", ValueType::Name::node},
    TypeWord{"ANY VERTEX", ValueType::Name::node},
    TypeWord{"RELATIONSHIP", ValueType::Name::relationship},
    TypeWord{"ANY RELATIONSHIP", ValueType::Name::relationship},
    TypeWord{"EDGE", ValueType::Name::relationship},
    TypeWord{"ANY EDGE", ValueType::Name::relationship},
    TypeWord{"PATH", ValueType::Name::path},
    TypeWord{"DATE", ValueType::Name::date},
    TypeWord{"LOCAL TIME", ValueType::Name::local_time},
    TypeWord{"TIME WITHOUT TIME ZONE", ValueType::Name::local_time},
    TypeWord{"ZONED TIME", ValueType::Name::time},
    TypeWord{"TIME WITH TIME ZONE", ValueType::Name::time},
    TypeWord{"LOCAL DATETIME", ValueType::Name::local_date_time},
    TypeWord{"TIMESTAMP WITHOUT TIME ZONE", ValueType::Name::local_date_time},
    TypeWord{"ZONED DATETIME", ValueType::Name::date_time},
    TypeWord{"TIMESTAMP WITH TIME ZONE", ValueType::Name::date_time},
    TypeWord{"DURATION", ValueType::Name::duration},
    TypeWord{"PROPERTY VALUE", ValueType::Name::property_value},
    TypeWord{"ANY PROPERTY VALUE", ValueType::Name::property_value},
};

}  // namespace

std::vector<std::string_view> type_names() {
    std::vector<std::string_view> names;
    for (const auto& [word, type] : type_words) names.push_back(word);
    return names;
}

LabelExpression bind_labels(const syntax::LabelExpression& labels) {
    static constexpr std::array ops{LabelExpression::Op::name, LabelExpression::Op::wildcard,
                                    LabelExpression::Op::negation, LabelExpression::Op::conjunction,
                                    LabelExpression::Op::disjunction};
    LabelExpression result{.op = ops[static_cast<std::size_t>(labels.op)], .name = labels.name, .operands = {}};
    for (const syntax::LabelExpression& operand : labels.operands) result.operands.push_back(bind_labels(operand));
    return result;
}

ValueType bind_type(const syntax::TypeName& type) {
    ValueType result{.name = ValueType::Name::one_of, .not_null = type.not_null, .inner = {}};
    if (!type.name.empty()) {
        const auto* found = std::ranges::find(type_words, type.name, &TypeWord::first);
        if (found == type_words.end()) {
            std::vector<std::string_view> known;
            for (const TypeWord& word : type_words) known.push_back(word.first);
            const auto nearest = graph::nearest(type.name, known);
            syntax_fault(ErrorCode::not_supported, fmt::format("there is no type `{}`", type.name), type.where,
                         nearest ? fmt::format("did you mean `{}`?", *nearest) : std::string{});
        }
        result.name = found->second;
    }
    for (const syntax::TypeName& inner : type.inner) result.inner.push_back(bind_type(inner));
    return result;
}

}  // namespace dossier::query::bind

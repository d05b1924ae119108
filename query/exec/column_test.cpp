#include "query/exec/column_test.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "query/bind/comparison.hpp"
#include "query/exec/arithmetic.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/functions/function.hpp"

namespace dossier::query::exec {

namespace {

using bind::BinaryOp;
using graph::ValueKind;

/// Has the same value in all rows of a run.
bool is_constant(const bind::Expression& e) {
    if (std::holds_alternative<bind::Literal>(e.node) || std::holds_alternative<bind::Parameter>(e.node)) return true;
    if (const auto* unary = std::get_if<bind::Unary>(&e.node)) return is_constant(*unary->operand);
    if (const auto* list = std::get_if<bind::ListOf>(&e.node)) return std::ranges::all_of(list->elements, is_constant);
    if (const auto* call = std::get_if<bind::FunctionCall>(&e.node)) {
        const Function* function = implementation(*call->function);
        return function && function->constant && std::ranges::all_of(call->arguments, is_constant);
    }
    const auto* binary = std::get_if<bind::Binary>(&e.node);
    return binary && is_constant(*binary->left) && is_constant(*binary->right);
}

bool compares(BinaryOp op) { return bind::with_sides_exchanged(op).has_value(); }

bool tests_text(BinaryOp op) {
    return op == BinaryOp::starts_with || op == BinaryOp::ends_with || op == BinaryOp::contains;
}

/// `use(test)` with a test of two numbers of one type. NaN is unequal to everything, and neither less nor more.
template <typename Use>
void with_comparison(BinaryOp op, Use use) {
    switch (op) {
    case BinaryOp::equal: return use([](auto a, auto b) { return a == b; });
    case BinaryOp::not_equal: return use([](auto a, auto b) { return a != b; });
    case BinaryOp::less: return use([](auto a, auto b) { return a < b; });
    case BinaryOp::less_or_equal: return use([](auto a, auto b) { return a <= b; });
    case BinaryOp::greater: return use([](auto a, auto b) { return a > b; });
    default: return use([](auto a, auto b) { return a >= b; });
    }
}

/// Whether a value is equal to `value` just where it is equivalent to it.
bool is_plain(const Value& value) {
    if (value.is(ValueKind::floating)) return !std::isnan(value.as_number());
    return value.is(ValueKind::string) || value.is(ValueKind::integer) || value.is(ValueKind::boolean);
}

// In a shorter list looking at each element is as quick as computing a hash.
constexpr std::size_t long_list = 8;

// A text must be shared by so many elements on average before remembering the answers pays.
constexpr std::size_t shared_by = 2;

constexpr graph::NodeId none_of(graph::NodeId) { return no_node; }
constexpr graph::RelationshipId none_of(graph::RelationshipId) { return no_relationship; }

}  // namespace

std::optional<ColumnTest> ColumnTest::of(const bind::Expression& predicate) {
    const auto* binary = std::get_if<bind::Binary>(&predicate.node);
    if (!binary) return std::nullopt;
    const auto test = [](const bind::Expression& property, BinaryOp op,
                         const bind::Expression& value) -> std::optional<ColumnTest> {
        const auto* access = std::get_if<bind::PropertyAccess>(&property.node);
        const auto* variable = access ? std::get_if<bind::Variable>(&access->object->node) : nullptr;
        if (!variable || !is_constant(value)) return std::nullopt;
        return ColumnTest{variable->slot, access->key, op, value};
    };
    const BinaryOp op = binary->op;
    const auto exchanged = bind::with_sides_exchanged(op);
    if (!exchanged && !tests_text(op) && op != BinaryOp::in) return std::nullopt;
    if (auto found = test(*binary->left, op, *binary->right)) return found;
    return exchanged ? test(*binary->right, *exchanged, *binary->left) : std::nullopt;
}

bool ColumnTest::keep(std::vector<TestedRow>& rows, const Batch& batch, Context& context, Held& held) {
    const Column& elements = batch[variable_];
    const graph::PropertyGraph& graph = context.graph;
    if (const auto* nodes = elements.nodes()) return keep(rows, *nodes, graph.node_columns(), context, held);
    const auto* relationships = elements.relationships();
    return relationships && keep(rows, *relationships, graph.relationship_columns(), context, held);
}

template <typename Id>
bool ColumnTest::keep(std::vector<TestedRow>& rows, const std::vector<Id>& ids, const graph::Columns& columns,
                      Context& context, Held& held) {
    constexpr Id none = none_of(Id{});
    const auto deleted = [&](const TestedRow& row) {
        return ids[row.row] != none && !context.graph.contains(ids[row.row]);
    };
    // Where nothing writes, nothing is deleted. The general way says what is wrong.
    if (context.writer && std::ranges::any_of(rows, deleted)) return false;
    if (!prepare(context, held)) return false;
    const Answer of_nothing = answer(Value{}, context);
    const auto keep_by = [&](auto of) {
        std::size_t kept = 0;
        for (const TestedRow& row : rows) {
            const Id id = ids[row.row];
            const Answer found = id == none ? of_nothing : of(graph::index(id), of_nothing);
            if (found != Answer::no) rows[kept++] = {row.row, row.unknown || found == Answer::unknown};
        }
        rows.resize(kept);
    };
    const auto key = context.graph.keys().find(*key_);
    const graph::Column* column = key ? columns.find(*key) : nullptr;
    static const graph::Column empty;
    ask((column ? column : &empty)->data(), context, held, keep_by);
    return true;
}

/// Calls `keep(of)`, where `of(id, of_nothing)` is what the column says of an element.
template <typename Keep>
void ColumnTest::ask(const graph::Column::Data& data, Context& context, Held& held, Keep keep) {
    const auto keep_by = [&](const auto& values, auto of) {
        keep([&](std::uint32_t id, Answer of_nothing) {
            const auto* found = values.find(id);
            return found ? of(*found) : of_nothing;
        });
    };
    const auto keep_numbers = [&](const auto& values, auto wanted) {
        with_comparison(op_, [&](auto holds) {
            keep_by(values, [&](auto number) { return holds(number, wanted) ? Answer::yes : Answer::no; });
        });
    };
    if (const auto* strings = std::get_if<graph::Column::Strings>(&data)) {
        const auto ask_text = [&](std::uint32_t code) { return answer(strings->dictionary.text(code), context); };
        if (!remembers(*strings, context, held)) return keep_by(strings->codes, ask_text);
        return keep_by(strings->codes, [&](std::uint32_t code) {
            if (code >= by_text_.size()) return ask_text(code);
            Answer& known = by_text_[code];
            if (known == Answer::not_asked) known = ask_text(code);
            return known;
        });
    }
    if (const auto* integers = std::get_if<graph::Column::Integers>(&data)) {
        if (compares(op_) && value_->is(ValueKind::integer)) return keep_numbers(*integers, value_->as_integer());
        return keep_by(*integers, [&](std::int64_t number) { return answer(number, context); });
    }
    if (const auto* floats = std::get_if<graph::Column::Floats>(&data)) {
        if (compares(op_) && value_->is(ValueKind::floating)) return keep_numbers(*floats, value_->as_number());
        return keep_by(*floats, [&](double number) { return answer(number, context); });
    }
    if (const auto* booleans = std::get_if<graph::Column::Booleans>(&data)) {
        return keep_by(*booleans, [&](std::uint8_t truth) { return answer(truth != 0, context); });
    }
    if (const auto* general = std::get_if<graph::Column::General>(&data)) {
        return keep_by(*general, [&](const Value& value) { return answer(value, context); });
    }
    keep([](std::uint32_t, Answer of_nothing) { return of_nothing; });
}

bool ColumnTest::prepare(Context& context, Held& held) {
    if (!value_) value_ = evaluate_constant(*constant_, context);
    if (op_ != BinaryOp::in || members_ || value_->is_null()) return true;
    if (!value_->is(ValueKind::list)) return false;
    const graph::List& list = value_->as_list();
    if (list.size() < long_list || !std::ranges::all_of(list, is_plain)) return true;
    held.add(static_cast<std::int64_t>(list.size() * (sizeof(Value) + 4 * sizeof(void*))));
    members_.emplace(list.begin(), list.end());
    return true;
}

/// Whether the test keeps its answers by code: not where writes may give a code to another text.
bool ColumnTest::remembers(const graph::Column::Strings& strings, const Context& context, Held& held) {
    if (context.writer || strings.dictionary.size() * shared_by > strings.codes.size()) return false;
    if (by_text_.empty()) {
        held.add(static_cast<std::int64_t>(strings.dictionary.size()));
        by_text_.resize(strings.dictionary.size(), Answer::not_asked);
    }
    return true;
}

Answer ColumnTest::answer(const Value& held, Context& context) const {
    const auto decided = [](std::optional<bool> holds) {
        return !holds ? Answer::unknown : *holds ? Answer::yes : Answer::no;
    };
    if (members_ && !held.is_null()) return decided(members_->contains(held));
    if (op_ == BinaryOp::in) return decided(truth(is_in(held, *value_, context)));
    if (tests_text(op_)) return decided(truth(text_test(op_, held, *value_)));
    return decided(truth(comparison(op_, held, *value_)));
}

}  // namespace dossier::query::exec

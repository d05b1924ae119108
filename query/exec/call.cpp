#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/bind/field_type.hpp"
#include "query/exec/elements.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/placed.hpp"
#include "query/exec/type_test.hpp"

namespace dossier::query::exec {

namespace {

using bind::ValueType;
using graph::ValueKind;

/// The value as `type` has it: an integer is also a float, and a list of integers one of floats; a node or a
/// relationship is also a map. Nothing when it is of another type.
std::optional<Value> coerced(const Value& value, const ValueType& type, const graph::PropertyGraph& graph) {
    if (has_type(value, type)) return value;
    if (type.name == ValueType::Name::floating && value.is(ValueKind::integer)) return value.as_number();
    const bool element = value.is(ValueKind::node) || value.is(ValueKind::relationship);
    if (type.name == ValueType::Name::map && element) return properties_of(graph, value);
    if (type.name != ValueType::Name::list || !value.is(ValueKind::list) || type.inner.empty()) return std::nullopt;
    graph::List elements;
    for (const Value& one : value.as_list()) {
        auto fitting = coerced(one, type.inner.front(), graph);
        if (!fitting) return std::nullopt;
        elements.push_back(std::move(*fitting));
    }
    return elements;
}

Value argument(const Value& value, const Field& field, const ValueType& type, const bind::Expression& at,
               const graph::PropertyGraph& graph) {
    if (auto result = coerced(value, type, graph)) return std::move(*result);
    type_fault(fmt::format("argument `{}` must be {}, found {}", field.name, field.type, name(value.kind())), at.where);
}

/// A call with the limits of the statement. Its memory is that of its rows, until they are handed on, and what it takes
/// while it works.
class LimitedCall final : public ProcedureCall {
public:
    explicit LimitedCall(Context& context)
        : ProcedureCall{context.graph}, context_{context}, rows_held_{context}, work_held_{context} {}

    void check() override { context_.check(); }
    void account(std::size_t bytes) override { work_held_.add(static_cast<std::int64_t>(bytes)); }
    void emit(std::vector<Value> row) override {
        rows_held_.add(bytes_of(row));
        rows_.push_back(std::move(row));
        if (rows_.size() % rows_a_check == 0) context_.check();
    }

    void run(const Procedure& procedure, std::vector<Value> given) {
        clear();
        arguments = std::move(given);
        procedure.run(*this);
        work_held_.release();
    }
    void clear() {
        rows_.clear();
        rows_held_.release();
        work_held_.release();
    }
    [[nodiscard]] const std::vector<std::vector<Value>>& rows() const noexcept { return rows_; }

private:
    static constexpr std::size_t rows_a_check = 1024;

    Context& context_;
    Held rows_held_, work_held_;
    std::vector<std::vector<Value>> rows_;
};

class CallProcedure final : public RowExpander {
public:
    CallProcedure(const plan::CallProcedure& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)},
          op_{op},
          call_{context()},
          columns_(op.yields.size()) {
        for (const Field& field : op.procedure.arguments) types_.push_back(bind::field_type(field.type));
    }

    void reset() override {
        RowExpander::reset();
        call_.clear();
        call_.kept.reset();
        at_ = 0;
        running_ = false;
        for (auto& column : columns_) column.clear();
    }

protected:
    void open(const Batch& input) override {
        call_.kept.reset();  // what is upstream may have written since the last batch
        arguments_.clear();
        for (const auto& argument : op_.arguments) arguments_.push_back(evaluate(argument, input, context()));
    }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (!running_) {
            placed(op_.name, [&] { call_.run(op_.procedure, arguments(row)); });
            at_ = 0;
            running_ = true;
        }
        if (op_.procedure.results.empty()) {  // it gives nothing, the row goes on
            rows.push_back(row);
            running_ = false;
            return true;
        }
        for (; at_ < call_.rows().size(); ++at_) {
            if (rows.size() >= batch_size()) return false;
            rows.push_back(row);
            for (std::size_t i = 0; i < op_.yields.size(); ++i) {
                columns_[i].push_back(call_.rows()[at_].at(op_.yields[i].first));
            }
        }
        running_ = false;
        call_.clear();
        return true;
    }

    void put(Batch& batch) override {
        for (std::size_t i = 0; i < op_.yields.size(); ++i) {
            batch[op_.yields[i].second] = Column{std::move(columns_[i])};
            columns_[i].clear();
        }
    }

private:
    std::vector<Value> arguments(std::uint32_t row) const {
        std::vector<Value> values;
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            const Value given = arguments_[i].at(row);
            values.push_back(
                argument(given, op_.procedure.arguments.at(i), types_.at(i), op_.arguments[i], context().graph));
        }
        values.resize(op_.procedure.arguments.size());
        return values;
    }

    const plan::CallProcedure& op_;
    std::vector<ValueType> types_;  // of the procedure's arguments
    std::vector<Column> arguments_;
    LimitedCall call_;    // of the row at hand
    std::size_t at_ = 0;  // its next row
    bool running_ = false;
    std::vector<std::vector<Value>> columns_;
};

}  // namespace

OperatorPtr make(const plan::CallProcedure& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<CallProcedure>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec

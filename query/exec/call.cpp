#include <fmt/format.h>

#include "graph/error.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/operators.hpp"

namespace dossier::query::exec {

namespace {

using graph::ValueKind;

/// `INTEGER?`, `LIST OF STRING?`, … taken apart.
struct FieldType {
    std::string_view name;
    bool nullable = false;
};

FieldType parse(std::string_view type) {
    const bool nullable = type.ends_with('?');
    if (nullable) type.remove_suffix(1);
    return {type, nullable};
}

bool is_of(const Value& value, std::string_view type) {
    if (type == "ANY") return true;
    if (type == "BOOLEAN") return value.is(ValueKind::boolean);
    if (type == "INTEGER") return value.is(ValueKind::integer);
    if (type == "FLOAT" || type == "NUMBER") return value.is_number();
    if (type == "STRING") return value.is(ValueKind::string);
    if (type == "MAP") return value.is(ValueKind::map);
    if (type == "NODE") return value.is(ValueKind::node);
    if (type == "RELATIONSHIP") return value.is(ValueKind::relationship);
    if (type == "PATH") return value.is(ValueKind::path);
    if (type.starts_with("LIST")) return value.is(ValueKind::list);
    return true;  // a type that signatures do not check
}

Value coerced(const Value& value, const Field& field, const bind::Expression& at) {
    const FieldType type = parse(field.type);
    const bool fits = value.is_null() ? type.nullable || type.name == "ANY" : is_of(value, type.name);
    if (!fits) {
        throw graph::Error{
            {.type = graph::ErrorType::type_error,
             .code = graph::ErrorCode::invalid_argument_type,
             .message = fmt::format("argument `{}` must be {}, found {}", field.name, field.type, name(value.kind())),
             .where = at.where,
             .hint = ""}};
    }
    if (type.name == "FLOAT" && value.is(ValueKind::integer)) return value.as_number();
    return value;
}

class CallProcedure final : public RowExpander {
public:
    CallProcedure(const plan::CallProcedure& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, columns_(op.yields.size()) {}

    void reset() override {
        RowExpander::reset();
        results_.clear();
        at_ = 0;
        running_ = false;
        for (auto& column : columns_) column.clear();
    }

protected:
    void open(const Batch& input) override {
        arguments_.clear();
        for (const auto& argument : op_.arguments) arguments_.push_back(evaluate(argument, input, context()));
    }

    bool expand(const Batch&, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (!running_) {
            results_ = op_.procedure.run(context().graph, arguments(row));
            at_ = 0;
            running_ = true;
        }
        if (op_.procedure.results.empty()) {  // it gives nothing, the row goes on
            rows.push_back(row);
            running_ = false;
            return true;
        }
        for (; at_ < results_.size(); ++at_) {
            if (rows.size() >= batch_size()) return false;
            rows.push_back(row);
            for (std::size_t i = 0; i < op_.yields.size(); ++i) {
                columns_[i].push_back(results_[at_].at(op_.yields[i].first));
            }
        }
        running_ = false;
        return true;
    }

    void put(Batch& batch) override {
        for (std::size_t i = 0; i < op_.yields.size(); ++i) {
            column_of(batch, op_.yields[i].second) = Column{std::move(columns_[i])};
            columns_[i].clear();
        }
    }

private:
    std::vector<Value> arguments(std::uint32_t row) const {
        std::vector<Value> values;
        for (std::size_t i = 0; i < arguments_.size(); ++i) {
            values.push_back(coerced(arguments_[i].at(row), op_.procedure.arguments.at(i), op_.arguments[i]));
        }
        values.resize(op_.procedure.arguments.size());
        return values;
    }

    const plan::CallProcedure& op_;
    std::vector<Column> arguments_;
    std::vector<std::vector<Value>> results_;  // of the row at hand
    std::size_t at_ = 0;
    bool running_ = false;
    std::vector<std::vector<Value>> columns_;
};

}  // namespace

OperatorPtr make(const plan::CallProcedure& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<CallProcedure>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec

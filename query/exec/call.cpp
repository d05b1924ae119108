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
          columns_(op.yields.size()) {}

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
            call_.run(op_.procedure, arguments(row));
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

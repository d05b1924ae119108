#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "graph/columns.hpp"
#include "graph/value_order.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// What asking one property for one thing says.
enum class Answer : std::uint8_t { not_asked, no, yes, unknown };

/// A row of a batch that no test has said no of.
struct TestedRow {
    std::uint32_t row;
    bool unknown;  ///< a test before was null: the row is out, but a later test may still fail with an error
};

/// `variable.key op constant`, asked of the graph's column: no value is made for a row, and a text that elements share
/// is asked once. What a column of several types holds, or of another type than the constant, is compared as an
/// expression would.
class ColumnTest {
public:
    /// nullopt where `predicate`, which outlives the test, is of another kind.
    [[nodiscard]] static std::optional<ColumnTest> of(const bind::Expression& predicate);

    /// Keeps those of `rows`, some, for which the test is not false. `held` accounts for what the test remembers.
    ///
    /// returns    false where the general way must answer: the variable is no column of ids, a node was deleted, `IN`
    ///            has no list. Then `rows` are good for nothing
    [[nodiscard]] bool keep(std::vector<TestedRow>& rows, const Batch& batch, Context& context, Held& held);

private:
    using Members = std::unordered_set<Value, graph::Hash, graph::Equivalent>;

    ColumnTest(Slot variable, const std::string& key, bind::BinaryOp op, const bind::Expression& constant)
        : variable_{variable}, key_{&key}, op_{op}, constant_{&constant} {}

    template <typename Id>
    bool keep(std::vector<TestedRow>& rows, const std::vector<Id>& ids, const graph::Columns& columns, Context& context,
              Held& held);
    template <typename Keep>
    void ask(const graph::Column::Data& data, Context& context, Held& held, Keep keep);
    bool prepare(Context& context, Held& held);
    [[nodiscard]] bool remembers(const graph::Column::Strings& strings, const Context& context, Held& held);
    [[nodiscard]] Answer answer(const Value& held, Context& context) const;

    Slot variable_;
    const std::string* key_;
    bind::BinaryOp op_;
    const bind::Expression* constant_;
    std::optional<Value> value_;      // of the constant, once a row has asked for it
    std::optional<Members> members_;  // of a long list, where to be equal is to be equivalent
    std::vector<Answer> by_text_;     // by code of the column's dictionary
};

}  // namespace dossier::query::exec

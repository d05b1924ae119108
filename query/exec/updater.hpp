#pragma once

#include <vector>

#include "query/bind/bound.hpp"
#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::exec {

/// SET and REMOVE, also behind MERGE.
///
/// Row by row, item by item, each seeing what those before it did, as CIP2015-10-27 wants it of one clause. Where no
/// item reads what another may write, the expressions are computed for the whole batch first, which nobody can tell.
class Updater {
public:
    Updater(const std::vector<bind::Update>& updates, Context& context);

    void update(const Batch& rows);

private:
    struct Operands {
        Column object, key, value;
    };

    [[nodiscard]] Operands evaluate_operands(const bind::Update& update, const Batch& rows) const;
    void apply(const bind::Update& update, const Operands& operands, std::size_t row) const;

    const std::vector<bind::Update>& updates_;  // of the logical operator
    Context& context_;
    bool independent_;
};

}  // namespace dossier::query::exec

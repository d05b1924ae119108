#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "query/exec/operator.hpp"
#include "query/exec/rows.hpp"

namespace dossier::query::exec {

/// An operator that keeps of each batch the rows that it is told to, and how often.
class RowChooser : public Operator {
public:
    RowChooser(Tree& tree, OperatorPtr input, Wanted wanted)
        : tree_{tree}, input_{std::move(input)}, wanted_{std::move(wanted)} {}

    bool next(Batch& batch) final;
    void reset() final { input_->reset(); }

protected:
    /// The graph may have been written to since the last batch.
    virtual void open(const graph::PropertyGraph& graph) = 0;
    /// Notes in `rows` which rows stay.
    virtual void choose(const Batch& input, std::vector<std::uint32_t>& rows) = 0;
    virtual void finish(Batch&) {}

private:
    Tree& tree_;
    OperatorPtr input_;
    Wanted wanted_;
    std::vector<std::uint32_t> rows_;
};

}  // namespace dossier::query::exec

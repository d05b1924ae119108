#pragma once

#include <cstddef>
#include <memory>

#include "query/exec/batch.hpp"
#include "query/exec/context.hpp"

namespace dossier::query::plan {
struct Plan;
}

namespace dossier::query::exec {

/// One physical operator: pulled for batches, and run again after reset().
class Operator {
public:
    Operator() = default;
    virtual ~Operator() = default;
    Operator(const Operator&) = delete;
    Operator& operator=(const Operator&) = delete;

    /// Fills `batch` with the next rows; false at the end. A batch may be empty before the end.
    [[nodiscard]] virtual bool next(Batch& batch) = 0;
    /// Back to the start, over whatever the argument and the graph hold now.
    virtual void reset() = 0;
};

using OperatorPtr = std::unique_ptr<Operator>;

/// What the operators of one tree share. Outlives them.
struct Tree {
    Context& context;
    std::size_t batch_size;        ///< at least 1
    Batch argument;                ///< the rows that Argument hands out; filled before the tree runs or is reset
    const Batch* outer = nullptr;  ///< of a subquery: the row outside, one, whose variables stay in view to its end
    const plan::Plan* shared = nullptr;  ///< of a worker: the part of the plan whose rows are its argument
};

}  // namespace dossier::query::exec

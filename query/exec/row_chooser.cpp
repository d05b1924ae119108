#include "query/exec/row_chooser.hpp"

namespace dossier::query::exec {

bool RowChooser::next(Batch& batch) {
    Batch input;
    while (input_->next(input)) {
        tree_.context.check();
        open(tree_.context.graph);
        rows_.clear();
        choose(input, rows_);
        if (rows_.empty()) continue;
        batch = rows_.size() == input.size ? std::move(input) : gather(input, rows_, wanted_);
        finish(batch);
        return true;
    }
    return false;
}

}  // namespace dossier::query::exec

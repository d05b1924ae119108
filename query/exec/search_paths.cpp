#include <optional>

#include <fmt/format.h>

#include "graph/value_order.hpp"
#include "query/exec/evaluate.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/operators.hpp"
#include "query/exec/path.hpp"
#include "query/exec/path_search.hpp"

// The paths that a selector wants: between each two ends the shortest, or the few shortest. Rows come as they are
// found, so there may be more shortest paths than memory holds.

namespace dossier::query::exec {

namespace {

class SearchPaths final : public RowExpander {
public:
    SearchPaths(const plan::SearchPaths& op, Tree& tree, OperatorPtr input, Wanted wanted)
        : RowExpander{tree, std::move(input), std::move(wanted)}, op_{op}, search_{op, tree.context} {}

    void reset() override {
        RowExpander::reset();
        searching_ = false;
        aimed_ = false;
        found_ = {};
        most_.reset();
    }

protected:
    void open(const Batch& input) override { search_.open(input); }

    bool expand(const Batch& input, std::uint32_t row, std::vector<std::uint32_t>& rows) override {
        if (!searching_ && !start(input, row)) return true;
        while (next_path(input, row)) {
            rows.push_back(row);
            if (rows.size() >= batch_size()) return false;
        }
        searching_ = false;
        return true;
    }

    void put(Batch& batch) override {
        for (auto& [slot, column] : found_.columns) batch[slot] = std::move(column);
        found_ = {};
    }

private:
    /// False when the row can have no path.
    bool start(const Batch& input, std::uint32_t row) {
        if (!most_) most_ = count();
        const NodeId root = node_at(input[op_.stops.front().node], row);
        if (root == no_node) return false;
        const plan::PathStop& last = op_.stops.back();
        const NodeId target = last.known ? node_at(input[last.node], row) : root;
        if (target == no_node) return false;
        search_.start(row, root);
        const bool one_end = last.known || last.node == op_.stops.front().node;
        ends_ = one_end ? std::vector{target} : search_.ends();
        at_end_ = 0;
        aimed_ = false;
        searching_ = true;
        return true;
    }

    std::uint64_t count() {
        if (!op_.count) return 1;
        const Value value = evaluate_constant(*op_.count, context());
        if (!value.is(graph::ValueKind::integer)) {
            type_fault(fmt::format("the number of paths is {}, not an integer", name(value.kind())), op_.count->where);
        }
        if (value.as_integer() < 1) {
            fault(graph::ErrorType::argument_error, graph::ErrorCode::invalid_argument_value,
                  "a search wants at least one path", op_.count->where);
        }
        return static_cast<std::uint64_t>(value.as_integer());
    }

    [[nodiscard]] bool by_length() const {
        return op_.selector == bind::PathSelector::all_shortest || op_.selector == bind::PathSelector::shortest_groups;
    }

    /// Finds the next path that counts and notes it in `found_`; false at the end of the row.
    bool next_path(const Batch& input, std::uint32_t row) {
        for (; at_end_ < ends_.size(); ++at_end_, aimed_ = false) {
            if (!aimed_) {
                search_.aim(ends_[at_end_]);
                aimed_ = true;
                taken_ = 0;
                last_length_.reset();
            }
            const auto done = [&] { return taken_ == *most_ && !by_length(); };
            while (!done() && search_.next(by_length() && taken_ == *most_)) {
                const Batch path = noted();
                if (!counts(path, input, row)) continue;
                const std::size_t length = search_.relationships().size();
                if (!by_length() || last_length_ != length) ++taken_;
                last_length_ = length;
                append(found_, path);
                return true;
            }
        }
        return false;
    }

    /// The path as one row: all that the operator gives, and what conditions look at beside it.
    Batch noted() const {
        Batch path;
        path.size = 1;
        const auto& nodes = search_.nodes();
        std::size_t at = 0;
        for (std::size_t i = 0; i < op_.stops.size(); ++i) {
            path[op_.stops[i].node] = Column::Nodes{nodes[at]};
            if (i == op_.parts.size()) break;
            const PathView piece = search_.piece(i);
            const PathAutomaton& automaton = search_.automaton(i);
            const Slot relationships = op_.parts[i].relationships;
            if (op_.parts[i].single) {
                path[relationships] = Column::Relationships{piece.relationships.front()};
            } else {
                path[relationships] = Column::Values{automaton.relationships(piece)};
            }
            for (const plan::PathRange& range : op_.parts[i].ranges) {
                if (range.all && *range.all != relationships) {
                    path[*range.all] = Column::Values{automaton.group(range, piece)};
                }
            }
            at += piece.relationships.size();
        }
        return path;
    }

    /// What only the whole path can tell.
    bool counts(const Batch& path, const Batch& input, std::uint32_t row) const {
        std::size_t at = 0;
        for (std::size_t i = 0; i < op_.stops.size(); ++i) {
            // A node that stands twice in the pattern is one node.
            if (node_at(path[op_.stops[i].node], 0) != search_.nodes()[at]) return false;
            if (i == op_.parts.size()) break;
            const Slot relationships = op_.parts[i].relationships;
            if (op_.known[i] && graph::equal(path[relationships].at(0), input[relationships].at(row)) != true)
                return false;
            at += search_.piece(i).relationships.size();
        }
        if (op_.checks.empty() && op_.conditions.empty()) return true;
        Batch whole = gather(input, std::span{&row, 1}, std::nullopt);
        whole.multiplicity.clear();
        for (const auto& [slot, column] : path.columns) whole[slot] = column;
        const auto& graph = context().graph;
        for (const plan::BuildPath& built : op_.paths) {
            whole[built.path] = paths(whole, built.nodes.front(), built.steps, graph);
        }
        return std::ranges::all_of(op_.checks,
                                   [&](const auto& check) { return is_as_checked(check, whole, 0, graph); }) &&
               std::ranges::all_of(op_.conditions,
                                   [&](const auto& condition) { return !select(condition, whole, context()).empty(); });
    }

    const plan::SearchPaths& op_;
    PathSearch search_;
    std::optional<std::uint64_t> most_;
    bool searching_ = false;  // in the middle of a row
    std::vector<NodeId> ends_;
    std::size_t at_end_ = 0;
    bool aimed_ = false;
    std::uint64_t taken_ = 0;  // paths, or lengths of paths, between these ends
    std::optional<std::size_t> last_length_;
    Batch found_;
};

}  // namespace

OperatorPtr make(const plan::SearchPaths& op, Tree& tree, OperatorPtr input, Wanted wanted) {
    return std::make_unique<SearchPaths>(op, tree, std::move(input), std::move(wanted));
}

}  // namespace dossier::query::exec

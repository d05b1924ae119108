#include "query/plan/share_out.hpp"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include "query/plan/estimate.hpp"
#include "query/plan/rewrite.hpp"

// A line is a part of a plan whose operators make of each row of their first input any number of rows, whatever comes
// before or behind it. Its rows can so be found piece by piece: the rows of its lowest operators are shared out, and
// what the rest of the line makes of each piece is handed on in the order of the pieces.

namespace dossier::query::plan {

namespace {

constexpr std::size_t most_workers = 64;
constexpr std::uint32_t deepest_line = 200;  // operators: a thread may have a smaller stack than the program
constexpr double pieces_each = 16;           // for each worker, so that none waits long for the last
constexpr std::uint32_t largest_piece = 2048;

template <typename T, typename... Ts>
constexpr bool is_one_of = (std::is_same_v<T, Ts> || ...);

bool takes_rows_one_by_one(const Operator& op) {
    return std::visit(
        []<typename Op>(const Op& each) {
            if constexpr (std::is_same_v<Op, Apply>) {
                return !each.transactions;
            } else {
                return is_one_of<Op, AllNodesScan, LabelScan, NodeIdSeek, NodePropertySeek, IndexSeek, Expand,
                                 IntersectExpand, ExpandKnown, ExpandPath, SearchPaths, CountExpand, SemiExpand,
                                 BuildPath, CheckPath, Filter, FilterProperties, FilterPresent, Project, Unwind,
                                 Optional, SemiApply>;
            }
        },
        static_cast<const Operator::variant&>(op));
}

/// Whether it takes all rows of its first input before it hands one on.
bool takes_all_rows(const Operator& op) {
    const auto* limit = std::get_if<Limit>(&op);
    return (limit != nullptr && limit->pulls) || std::holds_alternative<Aggregate>(op) ||
           std::holds_alternative<Sort>(op) || std::holds_alternative<Top>(op) || std::holds_alternative<Barrier>(op) ||
           std::holds_alternative<Compose>(op);
}

/// A line that may be shared out: from `top` down, of which the rows of the operator `shared` below it are the pieces.
struct Line {
    Plan* top = nullptr;
    std::uint32_t shared = 0;
    double pieces = 0;  ///< rows that are shared out
    double work = 0;    ///< rows that the operators above look at or make
};

class Sharing {
public:
    Sharing(const Estimates& estimates, const Options& options) : estimates_{estimates}, options_{options} {}

    /// Shares the best line out that is below `plan` along the first inputs.
    void share(Plan& plan, bool all_rows_wanted) {
        Line best;
        for (Plan* at = &plan;;) {
            Plan* bottom = at;
            std::uint32_t length = 0;
            for (; takes_rows_one_by_one(bottom->op) && length < deepest_line; ++length) bottom = &bottom->inputs[0];
            if (const Line line = line_from(*at, length); all_rows_wanted && line.work > best.work) best = line;
            if (bottom->as<Argument>() || bottom->inputs.empty()) break;
            if (bottom->as<Union>()) {
                if (best.work < options_.rows_worth_sharing) share_each(bottom->inputs, all_rows_wanted);
                break;
            }
            if (const auto* limit = bottom->as<Limit>(); limit != nullptr && !limit->pulls) all_rows_wanted = false;
            if (takes_all_rows(bottom->op)) all_rows_wanted = true;
            at = &bottom->inputs[0];
        }
        if (best.top != nullptr && best.work >= options_.rows_worth_sharing) gather(best);
    }

private:
    void share_each(std::vector<Plan>& plans, bool all_rows_wanted) {
        for (Plan& plan : plans) share(plan, all_rows_wanted);
    }

    /// Of `length` operators. What has rows enough for all workers is shared out as far below as may be.
    Line line_from(Plan& top, std::uint32_t length) const {
        Line found{.top = &top};
        const Plan* at = &top;
        for (std::uint32_t above = 0; above < length; ++above) {
            const Plan& below = at->inputs[0];
            const double in = rows(below);
            if (in < static_cast<double>(options_.threads)) break;
            found.work += std::max(in, rows(*at));
            found.shared = above + 1;
            found.pieces = in;
            at = &below;
        }
        return found;
    }

    double rows(const Plan& plan) const { return estimates_.at(&plan); }

    void gather(const Line& line) const {
        const auto enough = static_cast<std::size_t>(
            std::min<double>(most_workers, 2 * line.work / std::max(1.0, options_.rows_worth_sharing)));
        const std::size_t workers = std::clamp<std::size_t>(enough, 2, std::min(options_.threads, most_workers));
        const double piece = line.pieces / (static_cast<double>(workers) * pieces_each);
        Plan input = std::move(*line.top);
        auto wanted = input.wanted;
        *line.top = Plan{Gather{.workers = static_cast<std::uint32_t>(workers),
                                .shared = line.shared,
                                .piece = static_cast<std::uint32_t>(std::clamp<double>(piece, 1, largest_piece))},
                         {},
                         std::move(wanted)};
        line.top->inputs.push_back(std::move(input));
    }

    const Estimates& estimates_;
    const Options& options_;
};

}  // namespace

Plan share_out(Plan plan, const graph::PropertyGraph& graph, const Options& options) {
    if (options.threads < 2 || calls_random(plan)) return plan;
    const Estimates estimates = estimate(plan, graph);
    Sharing{estimates, options}.share(plan, true);
    return plan;
}

}  // namespace dossier::query::plan

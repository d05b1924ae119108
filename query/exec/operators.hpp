#pragma once

#include <functional>
#include <vector>

#include "query/exec/operator.hpp"
#include "query/exec/rows.hpp"
#include "query/plan/operators.hpp"

// How the operators are made: one function for each logical operator. They borrow the logical operator, which outlives
// them.

namespace dossier::query::exec {

[[nodiscard]] OperatorPtr make(const plan::AllNodesScan& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::LabelScan& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::NodeIdSeek& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::NodePropertySeek& op, Tree& tree, OperatorPtr input, Wanted wanted);

[[nodiscard]] OperatorPtr make(const plan::IndexSeek& op, Tree& tree, OperatorPtr input, Wanted wanted);

[[nodiscard]] OperatorPtr make(const plan::Expand& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::IntersectExpand& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::ExpandKnown& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::CountExpand& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::FoldExpand& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::CountPattern& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::SemiExpand& op, Tree& tree, OperatorPtr input, Wanted wanted);

[[nodiscard]] OperatorPtr make(const plan::ExpandPath& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::SearchPaths& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::BuildPath& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::CheckPath& op, Tree& tree, OperatorPtr input, Wanted wanted);

[[nodiscard]] OperatorPtr make(const plan::Filter& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::FilterProperties& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::FilterPresent& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Project& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Unwind& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::LoadCsv& op, Tree& tree, OperatorPtr input, Wanted wanted);

[[nodiscard]] OperatorPtr make(const plan::Aggregate& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Distinct& op, Tree& tree, OperatorPtr input, Wanted wanted);

[[nodiscard]] OperatorPtr make(const plan::Sort& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Top& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Skip& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Limit& op, Tree& tree, OperatorPtr input, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Barrier& op, Tree& tree, OperatorPtr input, Wanted wanted);

/// `right` has a tree of its own, whose argument the operator fills.
struct Inner {
    std::unique_ptr<Tree> tree;
    OperatorPtr root;
};
[[nodiscard]] OperatorPtr make(const plan::Optional& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Apply& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted);
/// `right` is made anew when a transaction fails halfway.
[[nodiscard]] OperatorPtr make(const plan::Apply& op, Tree& tree, OperatorPtr left, std::function<Inner()> right);
[[nodiscard]] OperatorPtr make(const plan::Compose& op, Tree& tree, OperatorPtr left, Inner right);
[[nodiscard]] OperatorPtr make(const plan::SemiApply& op, Tree& tree, OperatorPtr left, Inner right, Wanted wanted);
[[nodiscard]] OperatorPtr make(const plan::Union& op, Tree& tree, std::vector<OperatorPtr> inputs);

/// `line`    its input, of which every worker makes its own copy
[[nodiscard]] OperatorPtr make(const plan::Gather& op, Tree& tree, const plan::Plan& line);

[[nodiscard]] OperatorPtr make(const plan::Create& op, Tree& tree, OperatorPtr input);
[[nodiscard]] OperatorPtr make(const plan::Update& op, Tree& tree, OperatorPtr input);
[[nodiscard]] OperatorPtr make(const plan::Merge& op, Tree& tree, OperatorPtr input, Inner match);
[[nodiscard]] OperatorPtr make(const plan::Delete& op, Tree& tree, OperatorPtr input);

[[nodiscard]] OperatorPtr make(const plan::CallProcedure& op, Tree& tree, OperatorPtr input, Wanted wanted);

}  // namespace dossier::query::exec

#pragma once

#include <span>
#include <vector>

#include "graph/source.hpp"
#include "loaders/read/lines.hpp"

namespace dossier::loaders::read {

/// What of a block is markup: bytes to leave out, and the ranges that emphasis marks enclose.
struct Markup {
    std::vector<graph::SourceSpan> left_out;    ///< ascending, disjoint
    std::vector<graph::SourceSpan> emphasised;  ///< source ranges between matched marks
};

/// Emphasis and links of one block, in time linear in its length however deep the marks nest.
///
/// source  CommonMark's flanking rules; of its rules of matching only that like marks pair innermost first
[[nodiscard]] Markup find_markup(const Lines& source, std::span<const graph::SourceSpan> lines);

}  // namespace dossier::loaders::read

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "graph/ids.hpp"

namespace dossier::query::exec {

/// How often the node at `begin` comes behind itself: parallel relationships.
[[nodiscard]] inline std::size_t end_of_run(std::span<const graph::NodeId> nodes, std::size_t begin) noexcept {
    std::size_t end = begin + 1;
    while (end < nodes.size() && nodes[end] == nodes[begin]) ++end;
    return end;
}

/// The first place whose node is not before `node`, without a branch that could be guessed wrong.
[[nodiscard]] inline std::size_t place_of(std::span<const graph::NodeId> nodes, graph::NodeId node) noexcept {
    const graph::NodeId* begin = nodes.data();
    std::size_t size = nodes.size();
    while (size > 1) {
        const std::size_t half = size / 2;
        begin += begin[half - 1] < node ? half : 0;
        size -= half;
    }
    return static_cast<std::size_t>(begin - nodes.data()) + (size == 1 && *begin < node ? 1 : 0);
}

/// How many nodes are in both of two sorted lists that have each once, without a branch that could be guessed wrong.
[[nodiscard]] inline std::uint64_t common_nodes(std::span<const graph::NodeId> a,
                                                std::span<const graph::NodeId> b) noexcept {
    std::uint64_t common = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const graph::NodeId left = a[i];
        const graph::NodeId right = b[j];
        common += left == right ? 1 : 0;
        i += left <= right ? 1 : 0;
        j += right <= left ? 1 : 0;
    }
    return common;
}

/// Calls `visit(node, times in few, times in many)` for each node of the first list that is in the second.
template <typename Visit>
void search_each(std::span<const graph::NodeId> few, std::span<const graph::NodeId> many, Visit visit) {
    for (std::size_t i = 0; i < few.size();) {
        const std::size_t end = end_of_run(few, i);
        const std::size_t at = place_of(many, few[i]);
        if (at < many.size() && many[at] == few[i]) visit(few[i], end - i, end_of_run(many, at) - at);
        i = end;
    }
}

/// Calls `visit(node, times in a, times in b)` for each node that is in both sorted lists, in time that depends on the
/// shorter one where the other is much longer.
template <typename Visit>
void intersect(std::span<const graph::NodeId> a, std::span<const graph::NodeId> b, Visit visit) {
    constexpr std::size_t much_longer = 8;
    if (a.empty() || b.empty() || a.back() < b.front() || b.back() < a.front()) return;
    if (a.size() * much_longer < b.size()) return search_each(a, b, visit);
    if (b.size() * much_longer < a.size()) {
        return search_each(b, a,
                           [&](graph::NodeId node, std::size_t in_b, std::size_t in_a) { visit(node, in_a, in_b); });
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        const graph::NodeId left = a[i];
        const graph::NodeId right = b[j];
        if (left == right) {
            const std::size_t end_i = end_of_run(a, i);
            const std::size_t end_j = end_of_run(b, j);
            visit(left, end_i - i, end_j - j);
            i = end_i;
            j = end_j;
        } else {
            i += left < right ? 1 : 0;
            j += right < left ? 1 : 0;
        }
    }
}

}  // namespace dossier::query::exec

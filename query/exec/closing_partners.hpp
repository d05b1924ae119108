#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <memory>
#include <vector>

#include "query/exec/sorted_lists.hpp"
#include "query/exec/steps.hpp"
#include "query/exec/weight_array.hpp"

namespace dossier::query::exec {

/// Where two walks close a cycle, from which node the second can begin when it is known where the first does: a person
/// lives in one city, and that is in one country. It is found once for each node, and then the cycle is closed or not
/// at a look. Where a node has several such partners, that alone is remembered.
class ClosingPartners {
public:
    explicit ClosingPartners(Context& context) : context_{context}, held_{context} {}

    /// Before anything is asked; without it nothing is. Asks that the graph is not written to as long as it is used.
    /// `closing`  the second of the walks
    void open(const plan::Walk& closing, const graph::PropertyGraph& graph);

    /// Whether to ask for partners: from the time on when so many were wanted that remembering them pays, and as long
    /// as nodes mostly have one.
    [[nodiscard]] bool is_asked() { return asked_ || (opened_ && ++wanted_ >= few && ask()); }
    /// From now on, if it was opened; says whether.
    bool ask();

    struct Partner {
        NodeId node = no_node;  ///< none, where there is none or are several
        bool several = false;
        std::uint64_t rows = 0;  ///< that both walks make; most_rows for that many or more
    };
    /// That of `from`, where the first walk begins. `weight(end)`: the rows for which an end of both stands.
    template <typename Weight>
    [[nodiscard]] Partner of(Steps& walk, NodeId from, Weight weight) {
        const auto& page = pages_[index(from) / Page::size];
        if (!page || !page->known[index(from) % Page::size]) return remembered(from, found(walk, from, weight));
        return page->partners[index(from) % Page::size];
    }

private:
    /// Those of nodes whose ids lie together.
    struct Page {
        static constexpr std::uint32_t size = 512;
        std::bitset<size> known;
        std::array<Partner, size> partners;
    };

    static constexpr std::size_t few = 32;

    Partner remembered(NodeId from, const Partner& partner);
    template <typename Weight>
    Partner found(Steps& walk, NodeId from, Weight weight);

    Context& context_;
    Held held_;
    Steps back_;  // the closing walk, from its end
    bool opened_ = false, asked_ = false;
    std::size_t wanted_ = 0, found_ = 0, several_ = 0;  // how often
    std::vector<std::unique_ptr<Page>> pages_;          // by id
};

template <typename Weight>
ClosingPartners::Partner ClosingPartners::found(Steps& walk, NodeId from, Weight weight) {
    Partner partner;
    walk.for_each_list(from, [&](const graph::Neighbours& ends, Direction along) {
        for (std::size_t i = 0; i < ends.size() && !partner.several;) {
            const NodeId end = ends.nodes[i];
            const std::size_t next = end_of_run(ends.nodes, i);
            const std::uint64_t ways = next - i;
            i = next;
            const std::uint64_t each = walk.is_repeated(from, end, along) ? 0 : times(weight(end), ways);
            if (each == 0) continue;
            back_.for_each_list(end, [&](const graph::Neighbours& starts, Direction back) {
                for (const NodeId start : starts.nodes) {
                    if (back_.is_repeated(end, start, back)) continue;
                    partner.several = partner.several || (partner.node != no_node && partner.node != start);
                    if (partner.several) return;
                    partner.node = start;
                    partner.rows = plus(partner.rows, each);
                }
            });
        }
    });
    if (partner.several) partner.node = no_node;
    return partner;
}

}  // namespace dossier::query::exec

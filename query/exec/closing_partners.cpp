#include "query/exec/closing_partners.hpp"

#include <utility>

#include "query/plan/path_parts.hpp"

namespace dossier::query::exec {

void ClosingPartners::open(const plan::Walk& closing, const graph::PropertyGraph& graph) {
    plan::Walk back = closing;
    std::swap(back.from, back.to);
    back.direction = plan::turned(closing.direction);
    back_.open(back, graph);
    opened_ = true;
    asked_ = false;
    wanted_ = found_ = several_ = 0;
    pages_.clear();
    held_.release();
}

bool ClosingPartners::ask() {
    if (opened_ && pages_.empty()) {
        pages_.resize(context_.graph.node_bound() / Page::size + std::size_t{1});
        held_.add(static_cast<std::int64_t>(pages_.size() * sizeof(pages_.front())));
    }
    return asked_ = opened_;
}

ClosingPartners::Partner ClosingPartners::remembered(NodeId from, const Partner& partner) {
    auto& page = pages_[index(from) / Page::size];
    if (!page) {
        held_.add(sizeof(Page));
        page = std::make_unique<Page>();
    }
    page->known.set(index(from) % Page::size);
    page->partners[index(from) % Page::size] = partner;
    ++found_;
    several_ += partner.several ? 1 : 0;
    constexpr std::size_t enough = 16;
    if (found_ == enough && several_ > enough / 2) asked_ = opened_ = false;  // from now on
    return partner;
}

}  // namespace dossier::query::exec

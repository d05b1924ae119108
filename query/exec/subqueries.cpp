#include "query/exec/subqueries.hpp"

#include "query/exec/build.hpp"
#include "query/plan/rewrite.hpp"

namespace dossier::query::exec {

namespace {

constexpr std::size_t existence_batch = 16;

Value count(Operator& root) {
    std::uint64_t rows = 0;
    Batch batch;
    while (root.next(batch)) {
        for (std::size_t row = 0; row < batch.size; ++row) rows += multiplicity_at(batch, row);
    }
    return static_cast<std::int64_t>(rows);
}

bool exists(Operator& root) {
    Batch batch;
    while (root.next(batch)) {
        if (batch.size > 0) return true;
    }
    return false;
}

Value collect(Operator& root, Slot slot) {
    graph::List values;
    Batch batch;
    while (root.next(batch)) {
        for (std::size_t row = 0; row < batch.size; ++row) {
            values.insert(values.end(), multiplicity_at(batch, row), batch[slot].at(row));
        }
    }
    return values;
}

/// Sets a depth for as long as it lives.
class Deeper {
public:
    Deeper(std::uint32_t& depth, std::uint32_t inside) noexcept : depth_{depth}, outside_{depth} { depth = inside; }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;
    ~Deeper() { depth_ = outside_; }

private:
    std::uint32_t& depth_;
    std::uint32_t outside_;
};

}  // namespace

Value Subqueries::run(const bind::Subquery& subquery, const Batch& outer, std::size_t row) {
    Built& b = built(subquery, outer);
    const auto at = static_cast<std::uint32_t>(row);
    b.tree.argument = gather(outer, std::span{&at, 1}, b.outer);
    b.tree.argument.multiplicity.clear();
    b.root->reset();
    context_.check();
    const Deeper deeper{depth_, b.depth};
    switch (subquery.kind) {
    case bind::Subquery::Kind::exists: return exists(*b.root);
    case bind::Subquery::Kind::count: return count(*b.root);
    case bind::Subquery::Kind::collect: return collect(*b.root, subquery.query->results.front().front());
    }
    return {};
}

Subqueries::Built& Subqueries::built(const bind::Subquery& subquery, const Batch& outer) {
    auto& place = built_[&subquery];
    if (place) return *place;
    plan::SlotSet mentioned;
    plan::mention(*subquery.query, mentioned);
    std::vector<Slot> seen = mentioned.to_vector();
    std::erase_if(seen, [&](Slot slot) { return outer[slot].absent(); });
    const bool only_existence = subquery.kind == bind::Subquery::Kind::exists;
    const std::size_t batch_size = std::max<std::size_t>(1, context_.options.batch_size);
    // What the rows hold matters to COLLECT alone.
    std::vector<Slot> results;
    if (subquery.kind == bind::Subquery::Kind::collect) results = subquery.query->results.front();
    plan::PlannerInput input{
        .graph = context_.graph, .slots = context_.slots, .steady = context_.writer == nullptr, .depth = depth_};
    plan::Plan made = plan::make_plan(*subquery.query, plan::SlotSet{seen}, results, input, context_.options);
    context_.slots = input.slots;
    place = std::make_unique<Built>(
        Built{std::move(seen), std::move(made),
              Tree{context_, only_existence ? std::min(batch_size, existence_batch) : batch_size, {}, nullptr}, nullptr,
              input.depth});
    place->tree.outer = &place->tree.argument;
    place->root = build(place->plan, place->tree);
    return *place;
}

}  // namespace dossier::query::exec

#include "query/overloaded.hpp"
#include "query/plan/each_expression.hpp"
#include "query/plan/slots.hpp"

namespace dossier::query::plan {

namespace {

/// Of a created pattern: what is known before it is read, the rest bound.
void created(const CreatePattern& pattern, SlotSet* read, SlotSet* bound) {
    const auto slot = [&](Slot s) {
        const auto at = static_cast<std::size_t>(s);
        const bool known = at < pattern.known.size() && pattern.known[at];
        if (known && read) read->insert(s);
        if (!known && bound) bound->insert(s);
    };
    for (const auto& path : pattern.paths) {
        if (path.path) slot(*path.path);
        for (const auto& node : path.nodes) {
            slot(node.slot);
            if (read) mention(node.properties, *read);
        }
        for (const auto& relationship : path.relationships) {
            slot(relationship.slot);
            if (read) mention(relationship.properties, *read);
        }
    }
}

void walk_reads(const Walk& walk, SlotSet& slots) {
    slots.insert(walk.from);
    if (walk.into) slots.insert(walk.to);
    for (const Slot other : walk.different_from) slots.insert(other);
}

void part_binds(const PathPart& part, SlotSet& slots) {
    slots.insert(part.relationships);
    for (const PathRange& range : part.ranges) {
        if (range.all) slots.insert(*range.all);
    }
}

void steps_read(const std::vector<PathStep>& steps, SlotSet& slots) {
    for (const PathStep& step : steps) slots.insert(step.slot);
}

void each_condition(const CountedNode& node, const VisitExpression& visit) {
    for (const auto& condition : node.conditions) visit(condition);
    for (const auto& walk : node.walks) each_condition(walk.end, visit);
}

void walk_binds(const Walk& walk, SlotSet& slots) {
    if (!walk.once) slots.insert(walk.relationship);
    if (!walk.into) slots.insert(walk.to);
}

}  // namespace

void for_each_expression(const Operator& op, const VisitExpression& visit) {
    const auto properties = [&](const bind::Properties& p) {
        each_entry(p.entries, visit);
        maybe(p.map, visit);
    };
    const auto pattern = [&](const CreatePattern& p) {
        for (const auto& path : p.paths) {
            for (const auto& node : path.nodes) properties(node.properties);
            for (const auto& relationship : path.relationships) properties(relationship.properties);
        }
    };
    const auto update = [&](const bind::Update& u) {
        std::visit(Overloaded{[&](const bind::SetProperty& set) {
                                  visit(set.object);
                                  visit(set.value);
                              },
                              [&](const bind::SetDynamicProperty& set) {
                                  visit(set.object);
                                  visit(set.key);
                                  visit(set.value);
                              },
                              [&](const bind::SetProperties& set) {
                                  visit(set.object);
                                  visit(set.value);
                              },
                              [&](const auto& other) { visit(other.object); }},
                   u);
    };
    const auto items = [&](const std::vector<bind::Item>& list) {
        for (const auto& item : list) visit(item.expression);
    };
    const auto keys = [&](const std::vector<bind::SortKey>& list) {
        for (const auto& key : list) visit(key.expression);
    };
    const auto all = [&](const std::vector<Expression>& list) {
        for (const auto& e : list) visit(e);
    };
    const auto part = [&](const PathPart& p) {
        for (const auto& transition : p.transitions) all(transition.conditions);
    };
    std::visit(Overloaded{[&](const NodeIdSeek& o) { visit(o.id); },
                          [&](const NodePropertySeek& o) { visit(o.value); },
                          [&](const IndexSeek& o) {
                              for (const auto& value : o.values) visit(value);
                              maybe(o.lowest, visit);
                              maybe(o.highest, visit);
                          },
                          [&](const ExpandPath& o) { part(o.part); },
                          [&](const SearchPaths& o) {
                              maybe(o.count, visit);
                              for (const auto& one : o.parts) part(one);
                              for (const auto& stop : o.stops) all(stop.conditions);
                              all(o.conditions);
                          },
                          [&](const CountPattern& o) {
                              each_condition(o.root, visit);
                              for (const auto& nested : o.nested) each_condition(nested.end, visit);
                          },
                          [&](const Filter& o) { visit(o.predicate); },
                          [&](const FilterProperties& o) { visit(o.map); },
                          [&](const Project& o) { items(o.items); },
                          [&](const Aggregate& o) {
                              items(o.keys);
                              for (const auto& aggregate : o.aggregates) {
                                  for (const auto& argument : aggregate.arguments) visit(argument);
                              }
                          },
                          [&](const Sort& o) { keys(o.keys); },
                          [&](const Top& o) {
                              keys(o.keys);
                              visit(o.limit);
                              maybe(o.skip, visit);
                          },
                          [&](const Skip& o) { visit(o.count); },
                          [&](const Limit& o) { visit(o.count); },
                          [&](const Unwind& o) { visit(o.list); },
                          [&](const LoadCsv& o) { visit(o.from); },
                          [&](const Apply& o) {
                              if (!o.transactions) return;
                              maybe(o.transactions->rows, visit);
                              maybe(o.transactions->concurrency, visit);
                          },
                          [&](const Create& o) { pattern(o.pattern); },
                          [&](const Update& o) {
                              for (const auto& u : o.updates) update(u);
                          },
                          [&](const Merge& o) {
                              pattern(o.pattern);
                              for (const auto& u : o.on_create) update(u);
                              for (const auto& u : o.on_match) update(u);
                          },
                          [&](const Delete& o) {
                              for (const auto& e : o.expressions) visit(e);
                          },
                          [&](const CallProcedure& o) {
                              for (const auto& e : o.arguments) visit(e);
                          },
                          [](const auto&) {}},
               op);
}

void reads(const Operator& op, SlotSet& slots) {
    for_each_expression(op, [&](const bind::Expression& e) { mention(e, slots); });
    std::visit(Overloaded{[&](const Expand& o) { walk_reads(o.walk, slots); },
                          [&](const IntersectExpand& o) {
                              walk_reads(o.walk, slots);
                              walk_reads(o.closing, slots);
                          },
                          [&](const ExpandKnown& o) {
                              slots.insert(o.walk.relationship);
                              if (o.from_known) slots.insert(o.walk.from);
                              if (o.walk.into) slots.insert(o.walk.to);
                              for (const Slot other : o.walk.different_from) slots.insert(other);
                          },
                          [&](const ExpandPath& o) {
                              walk_reads(o.walk, slots);
                              if (o.known) slots.insert(o.walk.relationship);
                          },
                          [&](const SearchPaths& o) {
                              for (const auto& stop : o.stops) {
                                  if (stop.known) slots.insert(stop.node);
                              }
                              slots.insert(o.stops.front().node);
                              for (std::size_t i = 0; i < o.parts.size(); ++i) {
                                  if (o.known[i]) slots.insert(o.parts[i].relationships);
                              }
                          },
                          [&](const CountExpand& o) { walk_reads(o.walk, slots); },
                          [&](const FoldExpand& o) {
                              walk_reads(o.walk, slots);
                              for (const Slot key : o.keys) slots.insert(key);
                          },
                          [&](const CountPattern& o) {
                              if (!o.scans) slots.insert(o.root.node);
                          },
                          [&](const SemiExpand& o) { walk_reads(o.walk, slots); },
                          [&](const BuildPath& o) {
                              for (const Slot node : o.nodes) slots.insert(node);
                              steps_read(o.steps, slots);
                          },
                          [&](const CheckPath& o) {
                              slots.insert(o.first);
                              steps_read(o.steps, slots);
                          },
                          [&](const FilterProperties& o) { slots.insert(o.slot); },
                          [&](const FilterPresent& o) { slots.insert(o.slot); },
                          [&](const Distinct& o) {
                              for (const Slot slot : o.slots) slots.insert(slot);
                          },
                          [&](const Optional& o) {
                              slots.insert(o.row);
                              if (!o.mandatory) return;
                              for (const auto& [name, value] : o.mandatory->known) mention(value, slots);
                          },
                          [&](const Apply& o) {
                              for (const Slot slot : o.results) slots.insert(slot);
                          },
                          [&](const Union& o) {
                              for (const auto& branch : o.branches) {
                                  for (const Slot slot : branch) slots.insert(slot);
                              }
                          },
                          [&](const Create& o) { created(o.pattern, &slots, nullptr); },
                          [&](const Merge& o) { created(o.pattern, &slots, nullptr); },
                          [](const auto&) {}},
               op);
}

void binds(const Operator& op, SlotSet& slots) {
    std::visit(Overloaded{[&](const AllNodesScan& o) { slots.insert(o.node); },
                          [&](const LabelScan& o) { slots.insert(o.node); },
                          [&](const NodeIdSeek& o) { slots.insert(o.node); },
                          [&](const NodePropertySeek& o) { slots.insert(o.node); },
                          [&](const IndexSeek& o) { slots.insert(o.element); },
                          [&](const Expand& o) { walk_binds(o.walk, slots); },
                          [&](const IntersectExpand& o) {
                              if (o.counts) return;
                              walk_binds(o.walk, slots);
                              walk_binds(o.closing, slots);
                          },
                          [&](const FoldExpand& o) { slots.insert(o.walk.to); },
                          [&](const CountPattern& o) {
                              if (o.scans && !o.total) slots.insert(o.root.node);
                          },
                          [&](const ExpandKnown& o) {
                              slots.insert(o.walk.from);
                              slots.insert(o.walk.to);
                          },
                          [&](const ExpandPath& o) {
                              walk_binds(o.walk, slots);
                              part_binds(o.part, slots);
                          },
                          [&](const SearchPaths& o) {
                              for (const auto& stop : o.stops) slots.insert(stop.node);
                              for (const auto& part : o.parts) part_binds(part, slots);
                          },
                          [&](const BuildPath& o) { slots.insert(o.path); },
                          [&](const Project& o) {
                              for (const auto& item : o.items) slots.insert(item.slot);
                          },
                          [&](const Aggregate& o) {
                              for (const auto& key : o.keys) slots.insert(key.slot);
                              for (const auto& aggregate : o.aggregates) slots.insert(aggregate.slot);
                          },
                          [&](const Unwind& o) {
                              slots.insert(o.element);
                              if (o.position) slots.insert(o.position->slot);
                          },
                          [&](const LoadCsv& o) {
                              for (const Slot slot : {o.record, o.line, o.file}) slots.insert(slot);
                          },
                          [&](const Optional& o) {
                              for (const Slot slot : o.nulls) slots.insert(slot);
                          },
                          [&](const Apply& o) {
                              for (const Slot slot : o.results) slots.insert(slot);
                              if (o.transactions && o.transactions->status) slots.insert(*o.transactions->status);
                          },
                          [&](const Compose& o) {
                              for (const Slot slot : o.results) slots.insert(slot);
                          },
                          [&](const Union& o) {
                              for (const Slot slot : o.results) slots.insert(slot);
                          },
                          [&](const Create& o) { created(o.pattern, nullptr, &slots); },
                          [&](const Merge& o) { created(o.pattern, nullptr, &slots); },
                          [&](const CallProcedure& o) {
                              for (const auto& [index, slot] : o.yields) slots.insert(slot);
                          },
                          [](const auto&) {}},
               op);
}

SlotSet bound_by(const Plan& plan, const SlotSet& argument) {
    if (plan.as<Argument>()) return argument;
    // What rows held before these is gone, but for what comes from outside and stays in view.
    if (plan.as<Aggregate>()) {
        SlotSet kept = argument;
        binds(plan.op, kept);
        return kept;
    }
    const auto with = [&](std::span<const Slot> slots) {
        SlotSet kept = argument;
        kept.insert(SlotSet{slots});
        return kept;
    };
    if (const auto* distinct = plan.as<Distinct>()) return with(distinct->slots);
    if (const auto* all = plan.as<Union>()) return with(all->results);
    if (const auto* composed = plan.as<Compose>()) return with(composed->results);
    SlotSet bound = bound_by(plan.inputs.front(), argument);
    binds(plan.op, bound);
    return bound;
}

}  // namespace dossier::query::plan

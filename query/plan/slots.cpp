#include "query/plan/slots.hpp"

#include <algorithm>
#include <bit>

#include "query/overloaded.hpp"
#include "query/plan/each_expression.hpp"

namespace dossier::query::plan {

namespace {

/// The expressions directly below one.
template <typename Visit>
void children(const bind::Expression& expression, const Visit& visit) {
    std::visit(Overloaded{[](const bind::Literal&) {},
                          [](const bind::Parameter&) {},
                          [](const bind::Variable&) {},
                          [](const bind::Subquery&) {},
                          [&](const bind::PropertyAccess& e) { visit(*e.object); },
                          [&](const bind::Subscript& e) {
                              visit(*e.object);
                              visit(*e.index);
                          },
                          [&](const bind::Slice& e) {
                              visit(*e.list);
                              maybe(e.from, visit);
                              maybe(e.to, visit);
                          },
                          [&](const bind::ListOf& e) {
                              for (const auto& element : e.elements) visit(element);
                          },
                          [&](const bind::MapOf& e) { each_entry(e.entries, visit); },
                          [&](const bind::MapProjection& e) {
                              visit(*e.object);
                              each_entry(e.entries, visit);
                          },
                          [&](const bind::Unary& e) { visit(*e.operand); },
                          [&](const bind::Binary& e) {
                              visit(*e.left);
                              visit(*e.right);
                          },
                          [&](const bind::Comparison& e) {
                              visit(*e.first);
                              each_entry(e.rest, visit);
                          },
                          [&](const bind::LabelTest& e) { visit(*e.object); },
                          [&](const bind::TypeTest& e) { visit(*e.operand); },
                          [&](const bind::FunctionCall& e) {
                              for (const auto& argument : e.arguments) visit(argument);
                          },
                          [&](const bind::Case& e) {
                              maybe(e.operand, visit);
                              for (const auto& branch : e.branches) {
                                  for (const auto& when : branch.when) visit(when);
                                  visit(branch.then);
                              }
                              maybe(e.otherwise, visit);
                          },
                          [&](const bind::ListComprehension& e) {
                              visit(*e.list);
                              maybe(e.where, visit);
                              maybe(e.projection, visit);
                          },
                          [&](const bind::Quantifier& e) {
                              visit(*e.list);
                              visit(*e.predicate);
                          },
                          [&](const bind::Reduce& e) {
                              visit(*e.initial);
                              visit(*e.list);
                              visit(*e.step);
                          }},
               expression.node);
}

void mention(const std::optional<bind::Expression>& expression, SlotSet& slots) {
    if (expression) mention(*expression, slots);
}

void mention(const bind::Projection& projection, SlotSet& slots) {
    const auto items = [&](const std::vector<bind::Item>& list) {
        for (const auto& item : list) {
            slots.insert(item.slot);
            mention(item.expression, slots);
        }
    };
    items(projection.keys);
    items(projection.items);
    for (const auto& aggregate : projection.aggregates) {
        slots.insert(aggregate.slot);
        for (const auto& argument : aggregate.arguments) mention(argument, slots);
    }
    for (const auto& key : projection.order_by) mention(key.expression, slots);
    mention(projection.skip, slots);
    mention(projection.limit, slots);
    mention(projection.where, slots);
}

void mention(const bind::Clause& clause, SlotSet& slots) {
    std::visit(Overloaded{[&](const bind::Match& match) {
                              for (const auto& path : match.paths) mention(path, slots);
                              mention(match.where, slots);
                          },
                          [&](const bind::Unwind& unwind) {
                              mention(unwind.list, slots);
                              slots.insert(unwind.element);
                              if (unwind.position) slots.insert(unwind.position->slot);
                          },
                          [&](const bind::LoadCsv& load) {
                              mention(load.from, slots);
                              for (const Slot slot : {load.record, load.line, load.file}) slots.insert(slot);
                          },
                          [&](const bind::Projection& projection) { mention(projection, slots); },
                          [&](const bind::Create& create) {
                              for (const auto& path : create.paths) mention(path, slots);
                          },
                          [&](const bind::Updates& updates) {
                              for (const auto& update : updates.updates) mention(update, slots);
                          },
                          [&](const bind::Merge& merge) {
                              mention(merge.path, slots);
                              for (const auto& update : merge.on_create) mention(update, slots);
                              for (const auto& update : merge.on_match) mention(update, slots);
                          },
                          [&](const bind::Delete& erase) {
                              for (const auto& expression : erase.expressions) mention(expression, slots);
                          },
                          [&](const bind::Call& call) {
                              for (const auto& argument : call.arguments) mention(argument, slots);
                              for (const auto& [index, slot] : call.yields) slots.insert(slot);
                              mention(call.where, slots);
                          },
                          [&](const bind::CallSubquery& call) {
                              mention(*call.query, slots);
                              if (!call.transactions) return;
                              mention(call.transactions->rows, slots);
                              mention(call.transactions->concurrency, slots);
                              if (call.transactions->status) slots.insert(*call.transactions->status);
                          }},
               clause);
}

}  // namespace

void SlotSet::insert(const SlotSet& other) {
    if (other.words_.size() > words_.size()) words_.resize(other.words_.size(), 0);
    for (std::size_t i = 0; i < other.words_.size(); ++i) words_[i] |= other.words_[i];
}

void SlotSet::erase(Slot slot) noexcept {
    const std::size_t at = word_of(slot);
    if (at < words_.size()) words_[at] &= ~bit_of(slot);
}

void SlotSet::erase(const SlotSet& other) noexcept {
    const std::size_t shared = std::min(words_.size(), other.words_.size());
    for (std::size_t i = 0; i < shared; ++i) words_[i] &= ~other.words_[i];
}

bool SlotSet::contains_all(const SlotSet& other) const noexcept {
    for (std::size_t i = 0; i < other.words_.size(); ++i) {
        const std::uint64_t here = i < words_.size() ? words_[i] : 0;
        if ((other.words_[i] & ~here) != 0) return false;
    }
    return true;
}

bool SlotSet::intersects(const SlotSet& other) const noexcept {
    const std::size_t shared = std::min(words_.size(), other.words_.size());
    for (std::size_t i = 0; i < shared; ++i) {
        if ((words_[i] & other.words_[i]) != 0) return true;
    }
    return false;
}

SlotSet SlotSet::intersection(const SlotSet& other) const {
    SlotSet both;
    both.words_.resize(std::min(words_.size(), other.words_.size()));
    for (std::size_t i = 0; i < both.words_.size(); ++i) both.words_[i] = words_[i] & other.words_[i];
    return both;
}

std::size_t SlotSet::size() const noexcept {
    std::size_t size = 0;
    for (const std::uint64_t word : words_) size += static_cast<std::size_t>(std::popcount(word));
    return size;
}

std::vector<Slot> SlotSet::to_vector() const {
    std::vector<Slot> slots;
    slots.reserve(size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
        for (std::uint64_t left = words_[i]; left != 0; left &= left - 1) {
            slots.push_back(static_cast<Slot>(i * word_bits + static_cast<std::size_t>(std::countr_zero(left))));
        }
    }
    return slots;
}

void for_each_expression(const bind::Expression& expression, const VisitExpression& visit) {
    visit(expression);
    children(expression, [&](const bind::Expression& child) { for_each_expression(child, visit); });
}

bool any_inside(const bind::Expression& expression, bool (*is)(const bind::Expression&)) {
    bool found = is(expression);
    if (!found) children(expression, [&](const bind::Expression& child) { found = found || any_inside(child, is); });
    return found;
}

void mention(const bind::Expression& expression, SlotSet& slots) {
    std::visit(Overloaded{[&](const bind::Variable& variable) { slots.insert(variable.slot); },
                          [&](const bind::ListComprehension& list) { slots.insert(list.element); },
                          [&](const bind::Quantifier& quantifier) { slots.insert(quantifier.element); },
                          [&](const bind::Reduce& reduce) {
                              slots.insert(reduce.accumulator);
                              slots.insert(reduce.element);
                          },
                          [&](const bind::Subquery& subquery) { mention(*subquery.query, slots); }, [](const auto&) {}},
               expression.node);
    children(expression, [&](const bind::Expression& child) { mention(child, slots); });
}

void mention(const bind::Properties& properties, SlotSet& slots) {
    for (const auto& [key, value] : properties.entries) mention(value, slots);
    if (properties.map) mention(**properties.map, slots);
}

bool has_subquery(const bind::Properties& properties) {
    bool found = false;
    const auto look = [&](const bind::Expression& e) {
        found = found || std::holds_alternative<bind::Subquery>(e.node);
    };
    for (const auto& [key, value] : properties.entries) for_each_expression(value, look);
    if (properties.map) for_each_expression(**properties.map, look);
    return found;
}

namespace {

/// Of a path or of what is repeated in one.
template <typename Chain>
void mention_chain(const Chain& chain, SlotSet& slots) {
    for (const auto& node : chain.nodes) {
        slots.insert(node.slot);
        mention(node.properties, slots);
        if (node.where) mention(**node.where, slots);
    }
    for (const auto& relationship : chain.relationships) {
        slots.insert(relationship.slot);
        mention(relationship.properties, slots);
        if (relationship.where) mention(**relationship.where, slots);
        if (!relationship.repeated) continue;
        mention_chain(**relationship.repeated, slots);
        for (const auto& group : (*relationship.repeated)->groups) slots.insert(group.all);
    }
    for (const auto& bracket : chain.brackets) {
        if (bracket.path) slots.insert(*bracket.path);
    }
}

}  // namespace

void mention(const bind::PathPattern& path, SlotSet& slots) {
    if (path.path) slots.insert(*path.path);
    if (path.count) mention(*path.count, slots);
    mention_chain(path, slots);
}

void mention(const bind::Update& update, SlotSet& slots) {
    std::visit(Overloaded{[&](const bind::SetProperty& set) {
                              mention(set.object, slots);
                              mention(set.value, slots);
                          },
                          [&](const bind::SetDynamicProperty& set) {
                              mention(set.object, slots);
                              mention(set.key, slots);
                              mention(set.value, slots);
                          },
                          [&](const bind::SetProperties& set) {
                              mention(set.object, slots);
                              mention(set.value, slots);
                          },
                          [&](const auto& other) { mention(other.object, slots); }},
               update);
}

void mention(const bind::Query& query, SlotSet& slots) {
    for (const auto& part : query.before) mention(part, slots);
    for (const auto& branch : query.branches) {
        for (const auto& clause : branch.clauses) mention(clause, slots);
    }
    for (const auto& branch : query.results) {
        for (const Slot slot : branch) slots.insert(slot);
    }
}

}  // namespace dossier::query::plan

#include "query/plan/slots.hpp"

#include <type_traits>

namespace dossier::query::plan {

namespace {

template <typename... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

using Visit = std::function<void(const bind::Expression&)>;

template <typename Entries>
void each_entry(const Entries& entries, const Visit& visit) {
    for (const auto& entry : entries) visit(entry.second);
}

template <typename T>
void maybe(const std::optional<T>& expression, const Visit& visit) {
    if (!expression) return;
    if constexpr (std::is_same_v<T, bind::Expression>) {
        visit(*expression);
    } else {
        visit(**expression);
    }
}

/// The expressions directly below one.
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
                          [&](const bind::CallSubquery& call) { mention(*call.query, slots); }},
               clause);
}

}  // namespace

void SlotSet::insert(const SlotSet& other) {
    if (other.bits_.size() > bits_.size()) bits_.resize(other.bits_.size(), false);
    for (std::size_t i = 0; i < other.bits_.size(); ++i) {
        if (other.bits_[i]) bits_[i] = true;
    }
}

void SlotSet::erase(Slot slot) noexcept {
    const auto at = static_cast<std::size_t>(slot);
    if (at < bits_.size()) bits_[at] = false;
}

bool SlotSet::contains_all(const SlotSet& other) const noexcept {
    for (std::size_t i = 0; i < other.bits_.size(); ++i) {
        if (other.bits_[i] && !contains(Slot{static_cast<std::uint32_t>(i)})) return false;
    }
    return true;
}

bool SlotSet::intersects(const SlotSet& other) const noexcept {
    for (std::size_t i = 0; i < other.bits_.size() && i < bits_.size(); ++i) {
        if (other.bits_[i] && bits_[i]) return true;
    }
    return false;
}

SlotSet SlotSet::intersection(const SlotSet& other) const {
    SlotSet both = *this;
    for (std::size_t i = 0; i < both.bits_.size(); ++i) {
        if (!other.contains(Slot{static_cast<std::uint32_t>(i)})) both.bits_[i] = false;
    }
    return both;
}

std::vector<Slot> SlotSet::to_vector() const {
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < bits_.size(); ++i) {
        if (bits_[i]) slots.push_back(Slot{static_cast<std::uint32_t>(i)});
    }
    return slots;
}

void for_each_expression(const bind::Expression& expression, const Visit& visit) {
    visit(expression);
    children(expression, [&](const bind::Expression& child) { for_each_expression(child, visit); });
}

void mention(const bind::Expression& expression, SlotSet& slots) {
    for_each_expression(expression, [&](const bind::Expression& e) {
        std::visit(Overloaded{[&](const bind::Variable& variable) { slots.insert(variable.slot); },
                              [&](const bind::ListComprehension& list) { slots.insert(list.element); },
                              [&](const bind::Quantifier& quantifier) { slots.insert(quantifier.element); },
                              [&](const bind::Reduce& reduce) {
                                  slots.insert(reduce.accumulator);
                                  slots.insert(reduce.element);
                              },
                              [&](const bind::Subquery& subquery) { mention(*subquery.query, slots); },
                              [](const auto&) {}},
                   e.node);
    });
}

void mention(const bind::Properties& properties, SlotSet& slots) {
    for (const auto& [key, value] : properties.entries) mention(value, slots);
    if (properties.map) mention(**properties.map, slots);
}

void mention(const bind::PathPattern& path, SlotSet& slots) {
    if (path.path) slots.insert(*path.path);
    for (const auto& node : path.nodes) {
        slots.insert(node.slot);
        mention(node.properties, slots);
        if (node.where) mention(**node.where, slots);
    }
    for (const auto& relationship : path.relationships) {
        slots.insert(relationship.slot);
        mention(relationship.properties, slots);
        if (relationship.where) mention(**relationship.where, slots);
    }
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
    for (const auto& branch : query.branches) {
        for (const auto& clause : branch.clauses) mention(clause, slots);
    }
    for (const auto& branch : query.results) {
        for (const Slot slot : branch) slots.insert(slot);
    }
}

}  // namespace dossier::query::plan

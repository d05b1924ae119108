#include "query/plan/explain.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/source.hpp"
#include "query/bind/functions.hpp"
#include "query/plan/estimate.hpp"
#include "query/plan/print_expression.hpp"
#include "query/plan/print_path.hpp"
#include "query/plan/triangle.hpp"

namespace dossier::query::plan {

namespace {

struct Text {
    std::string name, details;
};

/// Each logical operator in words.
class Describe {
public:
    explicit Describe(const SlotName& name) : name_{name} {}

    Text operator()(const Argument&) const { return {"Argument", ""}; }
    Text operator()(const AllNodesScan& o) const { return {"AllNodesScan", node(o.node)}; }
    Text operator()(const LabelScan& o) const { return {"LabelScan", fmt::format("({}:{})", name_(o.node), o.label)}; }
    Text operator()(const NodeIdSeek& o) const {
        return {"NodeIdSeek", fmt::format("id({}) = {}", name_(o.node), print(o.id, name_))};
    }
    Text operator()(const NodePropertySeek& o) const {
        return {"NodePropertySeek", fmt::format("{}.{} = {}", name_(o.node), o.key, print(o.value, name_))};
    }
    Text operator()(const IndexSeek& o) const {
        const std::string name =
            fmt::format("{}Index{}Seek", o.relationship ? "Relationship" : "Node",
                        o.how == IndexSeek::How::equal || o.how == IndexSeek::How::in ? "" : "Range");
        return {name, fmt::format("{} by {}", seek_conditions(o), o.index)};
    }
    Text operator()(const Expand& o) const { return {o.walk.into ? "ExpandInto" : "Expand", walk(o.walk)}; }
    Text operator()(const IntersectExpand& o) const {
        return {o.counts ? "CountIntersect" : "IntersectExpand",
                fmt::format("{} and {}", walk(o.walk), walk(o.closing))};
    }
    Text operator()(const ExpandKnown& o) const { return {"ExpandKnown", walk(o.walk)}; }
    Text operator()(const ExpandPath& o) const {
        return {"ExpandPath", print_mode(o.mode) + node(o.walk.from) + print(o.part, name_) + node(o.walk.to)};
    }
    Text operator()(const SearchPaths& o) const {
        std::string text = print(o.selector, o.count ? print(*o.count, name_) : "1") + " " + print_mode(o.mode);
        for (std::size_t i = 0; i < o.stops.size(); ++i) {
            if (i > 0) text += print(o.parts[i - 1], name_);
            text += node(o.stops[i].node, o.stops[i].conditions);
        }
        return {"SearchPaths", text + print_where(o.conditions, name_)};
    }
    Text operator()(const CountExpand& o) const {
        return {o.optional ? "OptionalCountExpand" : "CountExpand", walk(o.walk)};
    }
    Text operator()(const FoldExpand& o) const {
        return {"FoldExpand", walk(o.walk) + (o.keys.empty() ? "" : " for each " + slots(o.keys))};
    }
    Text operator()(const CountPattern& o) const {
        std::string text = !o.scans ? "" : !o.total ? "each " : triangle_of(o) ? "all triangles " : "all ";
        text += counted(o.root, o.scans && o.label ? ":" + *o.label : "");
        for (const auto& step : o.nested) text += " each " + nested(step);
        return {o.exists ? "MarkPattern" : "CountPattern", text};
    }
    Text operator()(const SemiExpand& o) const {
        return {fmt::format("{}SemiExpand{}", o.anti ? "Anti" : "", o.walk.into ? "Into" : ""), walk(o.walk)};
    }
    Text operator()(const BuildPath& o) const { return {"BuildPath", name_(o.path)}; }
    Text operator()(const CheckPath& o) const {
        std::string text = print_mode(o.mode) + node(o.first);
        for (const PathStep& step : o.steps) text += fmt::format("-[{}{}]-()", name_(step.slot), step.list ? "*" : "");
        return {"CheckPath", text};
    }
    Text operator()(const Filter& o) const { return {"Filter", print(o.predicate, name_)}; }
    Text operator()(const FilterProperties& o) const {
        return {"FilterProperties", fmt::format("{} {}", name_(o.slot), print(o.map, name_))};
    }
    Text operator()(const FilterPresent& o) const { return {"FilterPresent", name_(o.slot)}; }
    Text operator()(const Project& o) const { return {"Project", (o.extends ? "*, " : "") + items(o.items)}; }
    Text operator()(const Aggregate& o) const {
        std::vector<std::string> parts;
        if (!o.keys.empty()) parts.push_back(items(o.keys));
        for (const auto& aggregate : o.aggregates) {
            std::vector<std::string> arguments;
            for (const auto& argument : aggregate.arguments) arguments.push_back(print(argument, name_));
            parts.push_back(fmt::format("{}({}{})", aggregate.function->name, aggregate.distinct ? "DISTINCT " : "",
                                        arguments.empty() ? "*" : fmt::format("{}", fmt::join(arguments, ", "))));
        }
        return {"Aggregate", fmt::format("{}", fmt::join(parts, ", "))};
    }
    Text operator()(const Distinct& o) const { return {"Distinct", slots(o.slots)}; }
    Text operator()(const Sort& o) const { return {"Sort", keys(o.keys)}; }
    Text operator()(const Top& o) const {
        const std::string skip = o.skip ? print(*o.skip, name_) + " + " : "";
        return {"Top", fmt::format("{} first {}{}", keys(o.keys), skip, print(o.limit, name_))};
    }
    Text operator()(const Skip& o) const { return {"Skip", print(o.count, name_)}; }
    Text operator()(const Limit& o) const {
        return {"Limit", fmt::format("{}{}", print(o.count, name_), o.pulls ? ", after all rows" : "")};
    }
    Text operator()(const Unwind& o) const {
        const std::string list = fmt::format("{} AS {}", print(o.list, name_), name_(o.element));
        if (!o.position) return {"Unwind", list};
        const std::string_view kind = o.position->first == 0 ? "OFFSET" : "ORDINALITY";
        return {"Unwind", fmt::format("{} WITH {} {}", list, kind, name_(o.position->slot))};
    }
    Text operator()(const LoadCsv& o) const {
        return {"LoadCsv", fmt::format("{}{} AS {}", o.with_headers ? "WITH HEADERS " : "", print(o.from, name_),
                                       name_(o.record))};
    }
    Text operator()(const Optional& o) const { return {o.mandatory ? "Mandatory" : "Optional", slots(o.nulls)}; }
    Text operator()(const Apply& o) const {
        const std::string name = o.optional ? "OptionalApply" : "Apply";
        if (!o.transactions) return {name, slots(o.results)};
        const bind::Transactions& t = *o.transactions;
        constexpr std::string_view on_error[] = {" ON ERROR CONTINUE", " ON ERROR BREAK", ""};
        return {name + "InTransactions",
                fmt::format("{}{}OF {} ROWS{}{}", slots(o.results), o.results.empty() ? "" : " ",
                            t.rows ? print(*t.rows, name_) : "1000", on_error[static_cast<std::size_t>(t.on_error)],
                            t.status ? " REPORT STATUS AS " + name_(*t.status) : "")};
    }
    Text operator()(const Compose& o) const { return {"Compose", slots(o.results)}; }
    Text operator()(const SemiApply& o) const { return {o.anti ? "AntiSemiApply" : "SemiApply", ""}; }
    Text operator()(const Union& o) const { return {o.subtracts ? "Subtract" : "Union", slots(o.results)}; }
    Text operator()(const Create& o) const { return {"Create", pattern(o.pattern)}; }
    Text operator()(const Update& o) const { return {"Update", fmt::format("{} items", o.updates.size())}; }
    Text operator()(const Merge& o) const { return {"Merge", pattern(o.pattern)}; }
    Text operator()(const Delete& o) const {
        std::vector<std::string> parts;
        for (const auto& e : o.expressions) parts.push_back(print(e, name_));
        return {o.detach ? "DetachDelete" : "Delete", fmt::format("{}", fmt::join(parts, ", "))};
    }
    Text operator()(const CallProcedure& o) const {
        std::vector<std::string> parts;
        for (const auto& e : o.arguments) parts.push_back(print(e, name_));
        return {"CallProcedure", fmt::format("{}({})", o.procedure.name, fmt::join(parts, ", "))};
    }
    Text operator()(const Barrier&) const { return {"Barrier", ""}; }
    Text operator()(const Gather& o) const { return {"Gather", fmt::format("{} workers", o.workers)}; }

private:
    std::string seek_conditions(const IndexSeek& o) const {
        const std::string element = name_(o.element);
        std::vector<std::string> parts;
        const auto add = [&](std::size_t key, std::string_view sign, const Expression& value) {
            parts.push_back(fmt::format("{}.{} {} {}", element, o.keys[key], sign, print(value, name_)));
        };
        constexpr std::string_view signs[] = {"=", "IN", "STARTS WITH"};
        for (std::size_t i = 0; i < o.values.size(); ++i) add(i, signs[static_cast<std::size_t>(o.how)], o.values[i]);
        if (o.lowest) add(0, ">=", *o.lowest);
        if (o.highest) add(0, "<=", *o.highest);
        return fmt::format("{}:{} {}", element, o.name, fmt::join(parts, " AND "));
    }

    std::string node(Slot slot) const { return fmt::format("({})", name_(slot)); }

    std::string node(Slot slot, const std::vector<Expression>& conditions) const {
        return fmt::format("({}{})", name_(slot), print_where(conditions, name_));
    }

    /// A node with what hangs on it, the way a pattern is written; in braces where several walks do.
    std::string counted(const CountedNode& n, const std::string& label) const {
        std::string text = fmt::format("({}{}{})", name_(n.node), label, print_where(n.conditions, name_));
        std::vector<std::string> walks;
        for (const auto& w : n.walks) walks.push_back(counted(w));
        if (walks.size() == 1) return text + walks.front();
        return walks.empty() ? text : fmt::format("{}{{{}}}", text, fmt::join(walks, ", "));
    }

    std::string nested(const NestedWalk& n) const {
        std::string text = walk(n.walk);
        if (n.closing) text += " and " + walk(*n.closing);
        if (!n.end.walks.empty() || !n.end.conditions.empty()) text += " with " + counted(n.end, "");
        for (const auto& factor : n.factors) text += " times each " + nested(factor);
        return text;
    }

    std::string counted(const CountedWalk& w) const {
        constexpr std::string_view words[] = {"", "optional ", "some ", "no "};
        const std::string step = arrow(w.walk) + counted(w.end, "");
        return w.factor == CountedWalk::Factor::sum
                   ? step
                   : fmt::format("{{{}{}}}", words[static_cast<std::size_t>(w.factor)], step);
    }

    std::string walk(const Walk& w) const { return node(w.from) + arrow(w) + node(w.to); }

    std::string arrow(const Walk& w) const {
        const std::string types = w.types ? ":" + print(*w.types) : "";
        return fmt::format("{}-[{}{}{}]-{}", w.direction == PatternDirection::incoming ? "<" : "",
                           w.once ? "once " : "", name_(w.relationship), types,
                           w.direction == PatternDirection::outgoing ? ">" : "");
    }

    std::string items(const std::vector<bind::Item>& all) const {
        std::vector<std::string> parts;
        for (const auto& item : all) {
            const std::string text = print(item.expression, name_);
            const std::string slot = name_(item.slot);
            parts.push_back(text == slot ? text : fmt::format("{} AS {}", text, slot));
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    std::string keys(const std::vector<bind::SortKey>& all) const {
        std::vector<std::string> parts;
        for (const auto& key : all) parts.push_back(print(key.expression, name_) + (key.descending ? " DESC" : ""));
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    std::string slots(const std::vector<Slot>& all) const {
        std::vector<std::string> parts;
        for (const Slot slot : all) parts.push_back(name_(slot));
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    std::string pattern(const CreatePattern& p) const {
        std::vector<std::string> parts;
        for (const auto& path : p.paths) {
            std::string text = element(path.nodes[0]);
            for (std::size_t i = 0; i < path.relationships.size(); ++i) {
                const auto& r = path.relationships[i];
                const bool incoming = r.direction == PatternDirection::incoming;
                text +=
                    fmt::format("{}-[{}:{}{}]-{}{}", incoming ? "<" : "", name_(r.slot), r.types ? print(*r.types) : "",
                                print(r.properties, name_), incoming ? "" : ">", element(path.nodes[i + 1]));
            }
            parts.push_back(std::move(text));
        }
        return fmt::format("{}", fmt::join(parts, ", "));
    }

    std::string element(const bind::NodePattern& n) const {
        return fmt::format("({}{}{})", name_(n.slot), n.labels ? ":" + print(*n.labels) : "",
                           print(n.properties, name_));
    }

    const SlotName& name_;
};

/// Whole rows, and at least one where there may be any.
std::int64_t rounded(double rows) { return static_cast<std::int64_t>(std::ceil(rows - 1e-9)); }

struct Lines {
    const SlotName& name;
    const Estimates& estimates;
    std::vector<ExplainedOperator> lines;

    void add(const Plan& plan, std::size_t depth) {
        auto [operator_name, details] = std::visit(Describe{name}, plan.op);
        std::string marks;
        for (std::size_t i = 0; i < depth; ++i) marks += "| ";
        lines.push_back({marks + "+ " + operator_name, std::move(details), rounded(estimates.at(&plan)), &plan});
        for (std::size_t i = plan.inputs.size(); i-- > 1;) add(plan.inputs[i], depth + 1);
        if (!plan.inputs.empty()) add(plan.inputs[0], depth);
    }
};

}  // namespace

std::string operator_name(const Plan& plan) {
    const SlotName nameless = [](Slot) { return std::string{}; };
    return std::visit(Describe{nameless}, plan.op).name;
}

std::vector<ExplainedOperator> explained(const Plan& plan, const std::vector<std::string>& slot_names,
                                         const graph::PropertyGraph& graph) {
    const SlotName name = [&](Slot slot) {
        const auto at = static_cast<std::size_t>(slot);
        const bool named = at < slot_names.size() && !slot_names[at].empty();
        return named ? slot_names[at] : fmt::format("_{}", at);
    };
    const Estimates estimates = estimate(plan, graph);
    Lines lines{name, estimates, {}};
    lines.add(plan, 0);
    return std::move(lines.lines);
}

std::string explain(const Plan& plan, const std::vector<std::string>& slot_names, const graph::PropertyGraph& graph) {
    constexpr std::string_view first = "operator";
    constexpr std::string_view second = "estimated rows";
    const auto lines = explained(plan, slot_names, graph);
    std::size_t width = first.size();
    for (const auto& line : lines) width = std::max(width, graph::code_points(line.name));
    std::string text = fmt::format("{:<{}}  {}  details\n", first, width, second);
    for (const auto& line : lines) {
        const std::string gap(width - graph::code_points(line.name), ' ');
        text += fmt::format("{}{}  {:>{}}", line.name, gap, line.estimated_rows, second.size());
        text += line.details.empty() ? "\n" : fmt::format("  {}\n", line.details);
    }
    return text;
}

}  // namespace dossier::query::plan

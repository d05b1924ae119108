#include "query/plan/basis.hpp"

#include <algorithm>

#include "graph/schema.hpp"

namespace dossier::query::plan {

namespace {

// Each pair of a type that is named and a label of the graph takes two looks at all counts of patterns, of which a
// graph has some dozens.
constexpr std::size_t most_pairs = 256;

constexpr std::size_t most_drift = 2;  // times
constexpr std::size_t few = 100;       // no plan is bad for so few

void keep_each_once(std::vector<std::string>& names) {
    std::ranges::sort(names);
    const auto rest = std::ranges::unique(names);
    names.erase(rest.begin(), rest.end());
}

class BasisMaker {
public:
    explicit BasisMaker(const graph::PropertyGraph& graph) : graph_{graph} {}

    Basis make(const NamesInUse& names) {
        if (names.types.size() * graph_.labels().size() > most_pairs || names.labels.size() > most_pairs) return {};
        made_.whole = true;
        made_.amounts = {graph_.node_count(), graph_.relationship_count()};
        named_.resize(graph_.labels().size());
        for (const std::string& label : names.labels) add_label(label);
        for (const std::string& type : names.types) add_type(type);
        for (const std::string& key : names.keys) add_key(key);
        for (std::uint32_t type = 0; type < graph_.types().size(); ++type) {
            made_.facts.push_back(graph_.is_simple(graph::TypeId{type}));
        }
        add_indexes(names);
        return std::move(made_);
    }

private:
    void add_label(const std::string& name) {
        const auto label = graph_.labels().find(name);
        made_.facts.push_back(label.has_value());
        made_.amounts.push_back(label ? graph_.count(*label) : 0);
        if (label) named_[index(*label)] = true;
    }

    void add_type(const std::string& name) {
        const auto type = graph_.types().find(name);
        made_.facts.push_back(type.has_value());
        if (!type) return;
        made_.facts.push_back(graph_.has_loops(*type));
        const std::size_t all = graph_.count(*type);
        made_.amounts.push_back(all);
        // Rules draw on labels that the ends of a type have without the statement naming them.
        for (std::uint32_t id = 0; id < graph_.labels().size(); ++id) {
            const graph::LabelId label{id};
            for (const std::size_t part : {graph_.count(label, *type, {}), graph_.count({}, *type, label)}) {
                made_.facts.push_back(part == all);
                if (named_[id]) made_.amounts.push_back(part);
            }
        }
    }

    void add_key(const std::string& name) {
        const auto key = graph_.keys().find(name);
        const graph::PropertyIndex* index = key ? graph_.property_index(*key) : nullptr;
        made_.facts.push_back(key.has_value());
        made_.facts.push_back(index != nullptr);
        if (index != nullptr) made_.amounts.push_back(index->distinct());
    }

    void add_indexes(const NamesInUse& names) {
        for (const graph::Schema::Index* index : graph_.schema().indexes()) {
            const graph::SchemaTarget& target = index->definition.target;
            const auto& named = target.element == graph::ElementKind::node ? names.labels : names.types;
            if (!index->range || !std::ranges::binary_search(named, target.names.front())) continue;
            // One of other properties finds nothing for this statement, and its contents may not have been made yet.
            const auto is_named = [&](const std::string& key) { return std::ranges::binary_search(names.keys, key); };
            if (std::ranges::none_of(target.keys, is_named)) continue;
            made_.indexes.push_back(index->definition);
            made_.amounts.push_back(index->range->size());
            made_.amounts.push_back(index->range->distinct());
        }
    }

    const graph::PropertyGraph& graph_;
    std::vector<bool> named_;  // by label, whether the statement names it
    Basis made_;
};

bool near(std::size_t made, std::size_t now) {
    const auto [less, more] = std::minmax(made, now);
    return more <= few || more / most_drift <= std::max(less, few);
}

}  // namespace

NamesInUse names_in_use(const std::vector<bind::UsedName>& names) {
    NamesInUse used;
    for (const bind::UsedName& name : names) {
        switch (name.kind) {
        case bind::UsedName::Kind::label: used.labels.push_back(name.name); break;
        case bind::UsedName::Kind::type: used.types.push_back(name.name); break;
        case bind::UsedName::Kind::key: used.keys.push_back(name.name); break;
        }
    }
    keep_each_once(used.labels);
    keep_each_once(used.types);
    keep_each_once(used.keys);
    return used;
}

Basis basis(const NamesInUse& names, const graph::PropertyGraph& graph) { return BasisMaker{graph}.make(names); }

bool still_good(const Basis& made, const Basis& now) {
    return made.whole && now.whole && made.facts == now.facts && made.indexes == now.indexes &&
           std::ranges::equal(made.amounts, now.amounts, near);
}

}  // namespace dossier::query::plan

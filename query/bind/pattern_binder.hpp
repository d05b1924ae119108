#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "query/bind/bound.hpp"
#include "query/bind/pattern_chain.hpp"
#include "query/bind/scope.hpp"
#include "query/bind/session.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

enum class PatternPurpose : std::uint8_t {
    match,
    condition,  ///< a pattern as a predicate: every variable is there already
    create,
    merge,
};

/// Binds the paths of one clause. New variables are declared in the scope, path by path.
class PatternBinder {
public:
    /// `scope` must outlive the binder.
    PatternBinder(Session& session, Scope& scope, PatternPurpose purpose)
        : session_{session}, scope_{scope}, purpose_{purpose} {}

    [[nodiscard]] std::vector<PathPattern> bind(std::span<const syntax::PathPattern> paths);

private:
    /// The chain of a path or of a part that is repeated, and what is in view inside it. `inner` goes with the links.
    struct Level {
        Chain chain;
        Scope scope;
        std::vector<Level> inner;
    };

    [[nodiscard]] bool writes() const noexcept {
        return purpose_ == PatternPurpose::create || purpose_ == PatternPurpose::merge;
    }

    /// Notes a name for which the graph is searched: what is made may well be new.
    void look_for(UsedName::Kind kind, const auto& named) {
        if (purpose_ != PatternPurpose::create) session_.use(kind, named);
    }

    PathPattern declare(const syntax::PathPattern& path, Level& level);
    void declare_variable(const syntax::PathPattern& path, PathPattern& bound);
    [[nodiscard]] Slot new_path(const syntax::Name& name);
    template <typename Pattern>
    void declare_chain(Level& level, Pattern& bound);
    NodePattern declare(const Chain::Node& written, bool alone);
    void add(const syntax::NodePattern& node, bool alone, NodePattern& bound);
    void name_node(const Chain::Node& written, NodePattern& bound);
    RelationshipPattern declare(const Chain::Link& link, Level& inner);
    RelationshipPattern declare(const syntax::RelationshipPattern& relationship);
    RelationshipPattern declare_repeated(const Chain::Link& link, Level& inner);
    /// The variables of a repeated part as the lists that they are outside of it.
    void declare_groups(const PatternBinder& inside, const Level& inner, RelationshipPattern& bound);
    void remember_relationship(const syntax::Name& name);
    void check_created(const syntax::RelationshipPattern& relationship) const;
    /// The slot of a variable, and whether it has its value already.
    std::pair<Slot, bool> slot_of(const std::optional<syntax::Name>& name, StaticType type);

    template <typename Pattern>
    void complete(const Level& level, Pattern& bound, const Scope& scope, const Scope& named_by_properties);
    void complete_repeated(const Level& inner, RelationshipPattern& bound);
    Properties properties(const std::optional<syntax::Expression>& properties, const Scope& scope);

    Session& session_;
    Scope& scope_;
    // What the properties of MERGE and repeated parts may name: variables of their own clause have no values yet.
    // Patterns without them have no use for it, and a long statement would copy all that it has so far for each.
    Scope before_;
    PatternPurpose purpose_;
    const Scope* around_ = nullptr;        // inside a repeated part: names that are no variables of its own
    const Scope* earlier_ = nullptr;       // of these, those of clauses before
    std::set<std::string> relationships_;  // names met in this clause: it matches each relationship once
    std::vector<std::string> groups_;      // names that are lists outside their repeated part
};

}  // namespace dossier::query::bind

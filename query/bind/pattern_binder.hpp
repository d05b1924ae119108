#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "query/bind/bound.hpp"
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
        : session_{session}, scope_{scope}, before_{scope}, purpose_{purpose} {}

    [[nodiscard]] std::vector<PathPattern> bind(std::span<const syntax::PathPattern> paths);

private:
    /// The elements of one path as written, in a flat row, where nodes and relationships take turns.
    struct Chain {
        std::vector<const syntax::NodePattern*> nodes;
        std::vector<const syntax::RelationshipPattern*> relationships;
        std::vector<const syntax::Expression*> conditions;  // of brackets around a part
    };

    [[nodiscard]] bool writes() const noexcept {
        return purpose_ == PatternPurpose::create || purpose_ == PatternPurpose::merge;
    }
    static void append(const std::vector<syntax::PathElement>& elements, Chain& chain);
    static void append(const syntax::NodePattern& node, Chain& chain);
    static void append(const syntax::RelationshipPattern& relationship, Chain& chain);
    static void append(const syntax::ParenthesizedPath& part, Chain& chain);

    PathPattern declare(const syntax::PathPattern& path, const Chain& chain);
    void declare_variable(const syntax::PathPattern& path, PathPattern& bound);
    NodePattern declare(const syntax::NodePattern& node, bool alone);
    RelationshipPattern declare(const syntax::RelationshipPattern& relationship);
    void check_created(const syntax::RelationshipPattern& relationship) const;
    /// The slot of a variable, and whether it has its value already.
    std::pair<Slot, bool> slot_of(const std::optional<syntax::Name>& name, StaticType type);

    void complete(const Chain& chain, PathPattern& bound);
    Properties properties(const std::optional<syntax::Expression>& properties, const Scope& scope);

    Session& session_;
    Scope& scope_;
    Scope before_;  // what the properties of MERGE may name: its own variables have no values yet
    PatternPurpose purpose_;
    std::vector<std::string> relationships_;  // names met in this clause: it matches each relationship once
};

}  // namespace dossier::query::bind

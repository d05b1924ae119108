#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/source.hpp"
#include "query/bind/bound.hpp"

namespace dossier::query::bind {

/// What a name stands for.
struct Known {
    Slot slot{};
    StaticType type = StaticType::any;
    StaticType element = StaticType::any;  ///< of a list
    /// The name was in view before rows were grouped, but is no grouping key: it has no one value any more.
    bool grouped_away = false;
    /// The name belongs to the same MATCH, outside of the repeated part that is being bound.
    bool out_of_reach = false;
};

/// Where the record of the LOAD CSV in view stands: what linenumber() and file() give.
struct CsvPlace {
    Slot line, file;
};

/// The variables in view at one place of a statement: a query's own, and behind them those of the query around it.
///
/// WITH puts a new scope in place of the old one; the scopes around it stay as they are.
class Scope {
public:
    using Entry = std::pair<std::string, Known>;

    Scope() = default;
    /// `outer` must outlive this scope.
    explicit Scope(const Scope* outer) noexcept : outer_{outer} {}

    /// One without variables, for expressions that have one value for the whole statement: naming a variable in it is
    /// Error{non_constant_expression}.
    [[nodiscard]] static Scope of_constants() noexcept {
        Scope scope;
        scope.constants_only_ = true;
        return scope;
    }

    [[nodiscard]] const Scope* outer() const noexcept { return outer_; }
    /// The nearest one of this name, or null.
    [[nodiscard]] const Known* find(std::string_view name) const noexcept;
    /// throws Error{undefined_variable, ambiguous_aggregation_expression, non_constant_expression}
    [[nodiscard]] const Known& get(std::string_view name, graph::SourceSpan where) const;
    /// Puts a name in view, in front of an older one of the same name.
    void declare(std::string name, Known known);
    /// Without the outer ones, in the order in which they came.
    [[nodiscard]] const std::vector<Entry>& own() const noexcept { return own_; }

    void set_csv_place(std::optional<CsvPlace> place) noexcept { csv_place_ = place; }
    /// Of the query's own LOAD CSV; none behind a WITH that chooses what goes on.
    [[nodiscard]] const std::optional<CsvPlace>& csv_place() const noexcept { return csv_place_; }
    /// Remembers why a name is not in view that a reader may think is, for the hint of an error. In `why`, which is
    /// kept and so a literal, `{0}` is the name.
    void lose(std::string name, std::string_view why);
    /// The same for all that is in view in `before` and not here. `before` outlives this scope.
    void hide(const Scope& before, std::string_view why) noexcept;
    /// Puts `columns` in place of the own variables; what is not among them is lost.
    void replace(const std::vector<Entry>& columns, std::string_view why);
    /// That of the scope itself, not of one around it; or null.
    [[nodiscard]] const Known* find_own(std::string_view name) const noexcept;

private:
    [[nodiscard]] std::string hint_for(std::string_view name) const;
    /// Why the name is not in view, or nothing.
    [[nodiscard]] std::string_view loss_of(std::string_view name) const;

    [[nodiscard]] std::optional<std::size_t> place_of(std::string_view name) const noexcept;

    std::vector<Entry> own_;
    // Of the names in own_, once these are many: a query may have thousands of columns, most have a handful.
    std::map<std::string, std::size_t, std::less<>> places_;
    // A long statement has thousands of clauses and as many names: what was lost is kept in place, or looked for where
    // it is, never copied. Only an error asks for it, and the last of a name counts.
    std::vector<std::pair<std::string, std::string_view>> lost_;
    const Scope* hidden_ = nullptr;
    std::string_view why_hidden_;
    const Scope* outer_ = nullptr;
    std::optional<CsvPlace> csv_place_;
    bool constants_only_ = false;
};

}  // namespace dossier::query::bind

#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "query/bind/scope.hpp"
#include "query/syntax/ast.hpp"

namespace dossier::query::bind {

/// Expressions as they are written, each with where its value is known from.
class WrittenExpressions {
public:
    /// `expression`   outlives this
    void add(const syntax::Expression& expression, const Known& known);
    /// Behind those that are here.
    void add_all(const WrittenExpressions& others);
    void clear() noexcept;

    /// What the first that is written like `expression` is known as; null where none is.
    [[nodiscard]] const Known* find(const syntax::Expression& expression) const;

private:
    struct Written {
        const syntax::Expression* expression;
        Known known;
    };

    std::vector<Written> all_;
    // By a hash, ascending, once there are many: a projection may have ten thousand columns.
    std::unordered_map<std::size_t, std::vector<std::size_t>> places_;
};

}  // namespace dossier::query::bind

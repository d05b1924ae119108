#pragma once

#include <utility>

#include "graph/error.hpp"
#include "graph/source.hpp"

namespace dossier::query::exec {

/// What `work` gives. What it throws without a place is thrown with this one.
template <typename Work>
decltype(auto) placed(graph::SourceSpan where, Work work) {
    try {
        return work();
    } catch (const graph::Error& error) {
        if (error.diagnostic().where || where == graph::SourceSpan{}) throw;
        graph::Diagnostic diagnostic = error.diagnostic();
        diagnostic.where = where;
        throw graph::Error{std::move(diagnostic)};
    }
}

}  // namespace dossier::query::exec

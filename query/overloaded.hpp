#pragma once

namespace dossier::query {

/// One visitor of the lambdas given: what a variant holds chooses which is called.
template <typename... Visitors>
struct Overloaded : Visitors... {
    using Visitors::operator()...;
};

}  // namespace dossier::query

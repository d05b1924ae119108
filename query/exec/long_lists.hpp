#pragma once

#include <cstddef>

#include "graph/value.hpp"
#include "query/exec/context.hpp"

// A list may take a second to make or to go through: the run is asked now and then whether it is to go on.

namespace dossier::query::exec {

inline constexpr std::size_t elements_per_check = 8192;

/// Adds `[begin, end)` to the end of `list`. throws what Context::check() throws
template <typename Iterator>
void append(graph::List& list, Iterator begin, Iterator end, Context& context) {
    list.reserve(list.size() + static_cast<std::size_t>(end - begin));
    for (std::size_t since = 0; begin != end; ++begin) {
        if (since++ % elements_per_check == 0) context.check();
        list.push_back(*begin);
    }
}

template <typename Iterator>
[[nodiscard]] graph::List copied(Iterator begin, Iterator end, Context& context) {
    graph::List list;
    append(list, begin, end, context);
    return list;
}

}  // namespace dossier::query::exec

#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dossier::graph {

/// Room for `more` at once: exactly that the first time, half as much again when it comes in many pieces.
template <typename T>
void make_room(std::vector<T>& items, std::size_t more) {
    const std::size_t needed = items.size() + more;
    if (needed > items.capacity()) items.reserve(std::max(needed, items.capacity() + items.capacity() / 2));
}

}  // namespace dossier::graph

#pragma once

#include <cstddef>

namespace dossier::query {

/// The bytes that `new` was asked for since the program began: a measure of work that no machine changes.
[[nodiscard]] std::size_t allocated_bytes() noexcept;

}  // namespace dossier::query

#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::graph {

using Sha256 = std::array<std::uint8_t, 32>;

[[nodiscard]] Sha256 sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string hexadecimal(const Sha256& sum);

}  // namespace dossier::graph

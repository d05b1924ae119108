#pragma once

#include <cstdint>

namespace dossier::graph {

/// Dense ids, handed out from 0 and never reused while a graph is open.
enum class NodeId : std::uint32_t {};
enum class RelationshipId : std::uint32_t {};

/// Interned names; a label, a relationship type and a property key have id spaces of their own.
enum class LabelId : std::uint32_t {};
enum class TypeId : std::uint32_t {};
enum class KeyId : std::uint32_t {};

template <typename Id>
[[nodiscard]] constexpr std::uint32_t index(Id id) noexcept {
    return static_cast<std::uint32_t>(id);
}

}  // namespace dossier::graph

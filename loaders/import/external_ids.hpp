#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <tsl/robin_map.h>

#include "graph/ids.hpp"

namespace dossier::loaders::import {

/// Whether the ids of a file are numbers (`007` is `7`) or any text.
enum class IdType : std::uint8_t { string, integer };

/// The nodes of one space by the ids that files call them by.
class IdSpace {
public:
    explicit IdSpace(IdType type) noexcept : type_{type} {}

    /// False when the space has the id already. Asks is_id(text).
    [[nodiscard]] bool add(std::string_view id, graph::NodeId node);
    [[nodiscard]] std::optional<graph::NodeId> find(std::string_view id) const;
    /// Whether the text can be an id at all: of integers, that it is one.
    [[nodiscard]] bool is_id(std::string_view text) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };
    struct IntegerHash {
        std::size_t operator()(std::int64_t id) const noexcept;
    };

    IdType type_;
    tsl::robin_map<std::int64_t, graph::NodeId, IntegerHash> by_integer_;
    tsl::robin_map<std::string, graph::NodeId, Hash, std::equal_to<>> by_text_;
};

/// The spaces by their names.
class ExternalIds {
public:
    explicit ExternalIds(IdType type) noexcept : type_{type} {}

    /// Made where it is not there yet; stays where it is.
    [[nodiscard]] IdSpace& space(const std::string& name) { return spaces_.try_emplace(name, type_).first->second; }
    [[nodiscard]] IdType type() const noexcept { return type_; }

private:
    IdType type_;
    std::map<std::string, IdSpace> spaces_;
};

}  // namespace dossier::loaders::import

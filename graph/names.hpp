#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "graph/ids.hpp"

namespace dossier::graph {

/// Names of one sort, interned: ids count from 0 in the order of arrival and are never taken back.
template <typename Id>
class Names {
public:
    Names() = default;
    Names(const Names& other) {
        for (const std::string& text : other.texts_) intern(text);
    }
    Names& operator=(const Names&) = delete;
    Names(Names&&) noexcept = default;
    Names& operator=(Names&&) noexcept = default;
    ~Names() = default;

    [[nodiscard]] std::optional<Id> find(std::string_view name) const {
        const auto found = ids_.find(name);
        return found == ids_.end() ? std::nullopt : std::optional{found->second};
    }
    Id intern(std::string_view name) {
        if (const auto known = find(name)) return *known;
        const auto id = static_cast<Id>(texts_.size());
        ids_.emplace(texts_.emplace_back(name), id);
        return id;
    }
    [[nodiscard]] const std::string& text(Id id) const { return texts_[index(id)]; }
    [[nodiscard]] std::size_t size() const noexcept { return texts_.size(); }
    [[nodiscard]] const std::deque<std::string>& all() const noexcept { return texts_; }

private:
    std::deque<std::string> texts_;  // a deque: the map's keys view into it, and growth must not move them
    std::unordered_map<std::string_view, Id> ids_;
};

/// The candidate nearest to a misspelt `name` by edit distance, case aside; nothing when none is near enough to help.
[[nodiscard]] std::optional<std::string> nearest(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace dossier::graph

#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "graph/ids.hpp"
#include "graph/late.hpp"
#include "graph/packed_ends.hpp"
#include "graph/shared.hpp"

namespace dossier::graph {

/// The ends and the type of every relationship by its id, also of those that were erased: of the first so many as they
/// are in a file, made at their first use, and of those that came since.
class EndsById {
public:
    [[nodiscard]] NodeId start(RelationshipId id) const {
        return index(id) < earlier_size_ ? earlier_->start(index(id)) : newer_->start(index(id) - earlier_size_);
    }
    [[nodiscard]] NodeId end(RelationshipId id) const {
        return index(id) < earlier_size_ ? earlier_->end(index(id)) : newer_->end(index(id) - earlier_size_);
    }
    [[nodiscard]] TypeId type(RelationshipId id) const {
        return index(id) < earlier_size_ ? earlier_->type(index(id)) : newer_->type(index(id) - earlier_size_);
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return earlier_size_ + newer_->size(); }

    /// Those of the first `size` ids. Asks that there are none yet.
    void begin_with(std::uint32_t size, Late<PackedEnds> earlier) {
        earlier_size_ = size;
        earlier_ = std::move(earlier);
    }
    /// Under the next id.
    void add(Ends ends, TypeId type) { newer_.write().add(ends, type); }
    /// Passes over ids that nobody asks for.
    void skip_to(RelationshipId id) {
        while (size() < index(id)) newer_.write().add({}, {});
    }
    void make_room(std::size_t more) { newer_.write().make_room(more); }
    void read() const {
        if (earlier_) static_cast<void>(*earlier_);
    }

private:
    std::uint32_t earlier_size_ = 0;
    Late<PackedEnds> earlier_;
    Shared<PackedEnds> newer_{PackedEnds{}};
};

}  // namespace dossier::graph

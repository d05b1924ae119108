#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

#include "graph/ids.hpp"
#include "graph/shared_pages.hpp"

namespace dossier::graph {

/// The two nodes of a relationship.
struct Ends {
    NodeId start;
    NodeId end;
};

/// The ends and types of relationships, one after the other. They are added and never change: so as many as make a
/// block are packed, each into as few bits as its block needs. Among a million nodes that is five bytes a relationship,
/// where two ids and a type take nine.
///
/// (Where a relationship stands in the lists of its type would be enough, too, and four bytes; but each merge of a list
/// would move them, and finding the start again is a search.)
class PackedEnds {
public:
    /// Asks that `at` is below size(), as type() does.
    [[nodiscard]] NodeId start(std::uint32_t at) const noexcept {
        if (at / block_size >= blocks_.size()) return newest_[at % block_size].ends.start;
        const Block& block = blocks_[at / block_size];
        return NodeId{block.start.least + block.bits(at, 0, block.start.width)};
    }
    [[nodiscard]] NodeId end(std::uint32_t at) const noexcept {
        if (at / block_size >= blocks_.size()) return newest_[at % block_size].ends.end;
        const Block& block = blocks_[at / block_size];
        return NodeId{block.end.least + block.bits(at, block.start.width, block.end.width)};
    }
    [[nodiscard]] TypeId type(std::uint32_t at) const noexcept {
        if (at / block_size >= blocks_.size()) return newest_[at % block_size].type;
        const Block& block = blocks_[at / block_size];
        return TypeId{block.type.least + block.bits(at, block.start.width + block.end.width, block.type.width)};
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return size_; }

    void add(Ends ends, TypeId type) {
        newest_[size_ % block_size] = {.ends = ends, .type = type};
        if (++size_ % block_size == 0) pack();
    }
    /// Room for `more` at once.
    void make_room(std::size_t more);

private:
    static constexpr std::uint32_t block_size = 256;

    struct Plain {
        Ends ends{};
        TypeId type{};
    };
    /// How one part of each relationship of a block is written: as what it is over the least, in so many bits.
    struct Part {
        std::uint32_t least = 0;
        std::uint32_t width = 0;
    };
    struct Block {
        Part start, end, type;
        // One relationship after the other, each its three parts; owned with the copies of the block.
        std::shared_ptr<const unsigned char[]> bytes;

        [[nodiscard]] std::uint32_t bits(std::uint32_t at, std::uint32_t behind, std::uint32_t width) const noexcept {
            const std::uint32_t bit = at % block_size * (start.width + end.width + type.width) + behind;
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.get() + bit / 8, sizeof word);
            return static_cast<std::uint32_t>(word >> bit % 8 & ((std::uint64_t{1} << width) - 1));
        }
    };
    void pack();

    SharedPages<Block> blocks_;
    std::array<Plain, block_size> newest_{};  // those behind the last block
    std::uint32_t size_ = 0;
};

}  // namespace dossier::graph

#include "graph/packed_ends.hpp"

#include <algorithm>
#include <bit>

static_assert(std::endian::native == std::endian::little, "bits are written and read as words of eight bytes");

namespace dossier::graph {

void PackedEnds::make_room(std::size_t more) { blocks_.reserve(blocks_.size() + more / block_size + 1); }

void PackedEnds::pack() {
    const auto part = [&](auto number_of) {
        const auto [least, most] = std::ranges::minmax(newest_, {}, number_of);
        return Part{.least = number_of(least),
                    .width = static_cast<std::uint32_t>(std::bit_width(number_of(most) - number_of(least)))};
    };
    const auto start = [](const Plain& plain) { return index(plain.ends.start); };
    const auto end = [](const Plain& plain) { return index(plain.ends.end); };
    const auto type = [](const Plain& plain) { return index(plain.type); };
    Block block{.start = part(start), .end = part(end), .type = part(type), .bytes = {}};
    const std::uint32_t width = block.start.width + block.end.width + block.type.width;
    auto bytes = std::make_unique<unsigned char[]>(block_size * width / 8 + sizeof(std::uint64_t));
    std::uint32_t bit = 0;
    const auto write = [&](std::uint32_t number, Part part) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.get() + bit / 8, sizeof word);
        word |= std::uint64_t{number - part.least} << bit % 8;
        std::memcpy(bytes.get() + bit / 8, &word, sizeof word);
        bit += part.width;
    };
    for (const Plain& plain : newest_) {
        write(start(plain), block.start);
        write(end(plain), block.end);
        write(type(plain), block.type);
    }
    block.bytes = std::move(bytes);
    blocks_.push_back(std::move(block));
}

}  // namespace dossier::graph

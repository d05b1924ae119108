#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/error.hpp"
#include "loaders/read/blocks.hpp"
#include "loaders/read/character_sets.hpp"

namespace dossier::fuzz {

/// Reads any bytes as one format: they are read or refused, and every word that was read stands within its source.
template <typename Reader>
int read_blocks(const std::uint8_t* data, std::size_t size, Reader reader) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    try {
        const loaders::read::Content content = reader(bytes);
        const auto end = content.source ? content.source->size() : size;
        for (const auto& block : content.blocks) {
            const auto words = block.text.mapped.source(0, block.text.mapped.text.size());
            if (block.where.begin > block.where.end || block.where.end > end) std::abort();
            if (words.begin > words.end || words.end > end) std::abort();
            loaders::read::check_utf8(block.text.mapped.text);
        }
    } catch (const graph::Error&) {
        return -1;
    }
    return 0;
}

}  // namespace dossier::fuzz

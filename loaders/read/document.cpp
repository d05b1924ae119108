#include "loaders/read/document.hpp"

#include <algorithm>

namespace dossier::loaders::read {

namespace {

/// Where one byte of a mapped text stands in the source.
std::size_t source_of(const MappedText& mapped, std::size_t offset) {
    const auto next = std::ranges::upper_bound(mapped.pieces, offset, {}, &MappedText::Piece::text);
    if (next == mapped.pieces.begin()) return offset;
    const auto& piece = *std::prev(next);
    return piece.source + (offset - piece.text);
}

}  // namespace

SourceSpan MappedText::source(std::size_t begin, std::size_t end) const {
    end = std::min(end, text.size());
    if (begin >= end) {
        const auto at = source_of(*this, begin);
        return {at, at};
    }
    return {source_of(*this, begin), source_of(*this, end - 1) + 1};
}

}  // namespace dossier::loaders::read

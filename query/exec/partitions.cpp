#include "query/exec/partitions.hpp"

#include <utility>

#include "query/exec/key_table.hpp"

namespace dossier::query::exec {

Partitions::Partitions(SpillSpace& space, std::size_t count, std::uint32_t depth) : file_{space}, depth_{depth} {
    for (std::size_t place = 0; place < count; ++place) {
        states_.emplace_back(file_);
        rows_.emplace_back(file_);
    }
}

/// Hashes are mixed (as in SplitMix64) for each depth anew, and otherwise than a KeyTable does it: the keys of one
/// partition are spread over all of the next table and of the next partitions.
std::size_t Partitions::place_of(std::span<const Value> key) const {
    std::uint64_t hash = hash_of_key(key) + (std::uint64_t{depth_} + 1) * 0x9e3779b97f4a7c15ULL;
    hash = (hash ^ (hash >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    hash = (hash ^ (hash >> 27U)) * 0x94d049bb133111ebULL;
    return static_cast<std::size_t>((hash >> 32U) * rows_.size() >> 32U);
}

std::vector<Partition> Partitions::finish() {
    std::vector<Partition> partitions;
    for (std::size_t place = 0; place < rows_.size(); ++place) {
        Partition partition{.states = states_[place].finish(), .rows = rows_[place].finish()};
        if (partition.states.bytes + partition.rows.bytes > 0) partitions.push_back(std::move(partition));
    }
    return partitions;
}

}  // namespace dossier::query::exec

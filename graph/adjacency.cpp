#include "graph/adjacency.hpp"

#include <cassert>
#include <numeric>

namespace dossier::graph {

namespace {

/// Small enough that copying it is nothing, large enough that a new graph does not merge at every write.
constexpr std::size_t smallest_merge = 4096;

/// Sorts by `key`, keeping the order of equals. Counting is used where the keys lie close enough together.
template <typename Key>
void stable_sort_by(std::vector<Adjacency::Entry>& entries, Key key) {
    if (entries.empty()) return;
    const auto [least, most] = std::ranges::minmax(entries, {}, key);
    const std::size_t first = key(least);
    const std::size_t range = key(most) - first + 1;
    if (range > 4 * entries.size()) {
        std::ranges::stable_sort(entries, {}, key);
        return;
    }
    std::vector<std::uint32_t> places(range + 1);
    for (const auto& entry : entries) ++places[key(entry) - first + 1];
    std::partial_sum(places.begin(), places.end(), places.begin());
    std::vector<Adjacency::Entry> sorted(entries.size());
    for (const auto& entry : entries) sorted[places[key(entry) - first]++] = entry;
    entries = std::move(sorted);
}

/// From the least significant part of the order to the most, as radix sort does.
void sort_entries(std::vector<Adjacency::Entry>& entries) {
    if (std::ranges::is_sorted(entries)) return;
    const auto relationship = [](const auto& entry) { return index(entry.to.relationship); };
    if (!std::ranges::is_sorted(entries, {}, relationship)) stable_sort_by(entries, relationship);
    stable_sort_by(entries, [](const auto& entry) { return index(entry.to.node); });
    stable_sort_by(entries, [](const auto& entry) { return index(entry.from); });
}

/// Where `to` stands, or would stand, in a list.
std::size_t position(const Neighbours& list, Adjacent to) {
    // New relationships have the largest ids and often the newest neighbours: look at the end first.
    if (list.empty() || Adjacent{list.nodes.back(), list.relationships.back()} < to) return list.size();
    const auto equals = std::ranges::equal_range(list.nodes, to.node);
    const auto first = static_cast<std::size_t>(equals.begin() - list.nodes.begin());
    const auto among = list.relationships.subspan(first, equals.size());
    return first + static_cast<std::size_t>(std::ranges::lower_bound(among, to.relationship) - among.begin());
}

/// Whether `node` stands in the list just before `at` or there.
bool has_twin(const Neighbours& list, std::size_t at, NodeId node) {
    return (at > 0 && list.nodes[at - 1] == node) || (at < list.size() && list.nodes[at] == node);
}

}  // namespace

AdjacencyView Adjacency::base_view() const noexcept {
    AdjacencyView view;
    view.offsets_ = offsets_.data();
    view.nodes_ = nodes_.data();
    view.relationships_ = relationships_.data();
    view.words_ = words_.data();
    view.ranked_ = ranked_;
    view.first_ = first_;
    view.rows_ = rows_;
    return view;
}

AdjacencyView Adjacency::view() const noexcept {
    AdjacencyView view = base_view();
    if (!sources_.empty()) view.searched_ = this;
    if (!delta_.empty()) view.delta_ = &delta_;
    return view;
}

AdjacencyView::Range AdjacencyView::range() const noexcept {
    Range range{first_, first_ + rows_};
    if (searched_ != nullptr) range = {searched_->sources_.front(), searched_->sources_.back() + 1};
    if (delta_ == nullptr) return range;
    const Bitmap& touched = delta_->touched();
    const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(touched.words().size() * 64, UINT32_MAX));
    if (range.begin == range.end) return {touched.next(0).value_or(last), last};
    return {std::min(range.begin, touched.next(0).value_or(last)), std::max(range.end, last)};
}

std::uint64_t AdjacencyView::present_among_sources(std::uint32_t first) const noexcept {
    const auto& sources = searched_->sources_;
    if (first > sources.back() || first + std::uint32_t{63} < sources.front()) return 0;
    std::uint64_t present = 0;
    for (auto source = std::ranges::lower_bound(sources, first); source != sources.end() && *source - first < 64;
         ++source) {
        present |= std::uint64_t{1} << (*source - first);
    }
    return present;
}

void AdjacencyView::degrees(std::uint32_t first, std::span<std::uint32_t> degrees) const noexcept {
    degrees_in_base(first, degrees);
    if (delta_ == nullptr) return;
    const Bitmap& touched = delta_->touched();
    for (auto id = touched.next(first); id && *id - first < degrees.size(); id = touched.next(*id + 1)) {
        degrees[*id - first] = static_cast<std::uint32_t>(delta_->at(NodeId{*id}).size());
    }
}

void AdjacencyView::degrees_in_base(std::uint32_t first, std::span<std::uint32_t> degrees) const noexcept {
    if (searched_ != nullptr) {
        std::ranges::fill(degrees, 0U);
        const auto& sources = searched_->sources_;
        auto source = static_cast<std::size_t>(std::ranges::lower_bound(sources, first) - sources.begin());
        for (; source < sources.size() && sources[source] - first < degrees.size(); ++source) {
            degrees[sources[source] - first] = offsets_[source + 1] - offsets_[source];
        }
        return;
    }
    // The part [begin, end) of what is asked for lies in the rows.
    const std::size_t size = degrees.size();
    const std::size_t begin = first < first_ ? std::min<std::size_t>(first_ - first, size) : 0;
    const std::size_t rows_end = std::size_t{first_} + rows_;
    const std::size_t end = std::max(begin, rows_end <= first ? 0 : std::min<std::size_t>(rows_end - first, size));
    std::fill(degrees.begin(), degrees.begin() + static_cast<std::ptrdiff_t>(begin), 0U);
    std::fill(degrees.begin() + static_cast<std::ptrdiff_t>(end), degrees.end(), 0U);
    if (begin == end) return;
    const std::size_t row = first + begin - first_;
    if (!ranked_) {
        const std::uint32_t* offsets = offsets_ + row;
        std::uint32_t* to = degrees.data() + begin;
        for (std::size_t i = 0; i < end - begin; ++i) to[i] = offsets[i + 1] - offsets[i];
        return;
    }
    std::fill(degrees.begin() + static_cast<std::ptrdiff_t>(begin), degrees.begin() + static_cast<std::ptrdiff_t>(end),
              0U);
    for (std::size_t word = row / 64; word * 64 < row + (end - begin); ++word) {
        std::uint32_t list = words_[word].before;
        for (std::uint64_t bits = words_[word].present; bits != 0; bits &= bits - 1, ++list) {
            const std::size_t at = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
            if (at >= row && at - row < end - begin) degrees[begin + (at - row)] = offsets_[list + 1] - offsets_[list];
        }
    }
}

Neighbours Adjacency::in_base(NodeId node) const noexcept {
    if (sources_.empty()) return base_view().at(node);
    const auto found = std::ranges::lower_bound(sources_, index(node));
    if (found == sources_.end() || *found != index(node)) return {};
    const auto list = static_cast<std::size_t>(found - sources_.begin());
    const std::size_t begin = offsets_[list];
    const std::size_t length = offsets_[list + 1] - begin;
    return {.nodes = {nodes_.data() + begin, length}, .relationships = {relationships_.data() + begin, length}};
}

Adjacency::Adjacency(Lists lists) : nodes_{std::move(lists.nodes)}, relationships_{std::move(lists.relationships)} {
    size_ = nodes_.size();
    for (std::size_t row = 0; row < lists.sources.size(); ++row) {
        const std::size_t end = row + 1 < lists.begins.size() ? lists.begins[row + 1] : size_;
        for (std::size_t i = lists.begins[row] + std::size_t{1}; i < end; ++i) {
            parallels_ += nodes_[i - 1] == nodes_[i] ? 1 : 0;
        }
    }
    set_rows(std::move(lists.sources), std::move(lists.begins));
}

Adjacency Adjacency::turned() const {
    if (size_ == 0) return {};
    const std::vector<std::uint32_t> sources = this->sources();
    std::uint32_t first = UINT32_MAX, last = 0;
    for (const std::uint32_t source : sources) {
        for (const NodeId node : at(NodeId{source}).nodes) {
            first = std::min(first, index(node));
            last = std::max(last, index(node));
        }
    }
    const auto for_each = [&](auto visit) {
        for (const std::uint32_t source : sources) {
            const Neighbours list = at(NodeId{source});
            for (std::size_t i = 0; i < list.size(); ++i) {
                visit(source, index(list.nodes[i]) - first, list.relationships[i]);
            }
        }
    };
    const std::size_t range = std::size_t{last} - first + 1;
    if (range > 4 * size_) {
        std::vector<Entry> entries;
        entries.reserve(size_);
        for_each([&](std::uint32_t source, std::uint32_t row, RelationshipId relationship) {
            entries.push_back({NodeId{first + row}, {NodeId{source}, relationship}});
        });
        Adjacency turned;
        turned.insert(std::move(entries));
        return turned;
    }
    // By counting, as stable_sort_by() does; sources ascend, so each list comes out sorted.
    std::vector<std::size_t> places(range + 1);
    for_each([&](std::uint32_t, std::uint32_t row, RelationshipId) { ++places[row + std::size_t{1}]; });
    std::partial_sum(places.begin(), places.end(), places.begin());
    Lists lists;
    for (std::size_t row = 0; row + 1 < places.size(); ++row) {
        if (places[row] == places[row + 1]) continue;
        lists.sources.push_back(first + static_cast<std::uint32_t>(row));
        lists.begins.push_back(static_cast<std::uint32_t>(places[row]));
    }
    lists.nodes.resize(size_);
    lists.relationships.resize(size_);
    for_each([&](std::uint32_t source, std::uint32_t row, RelationshipId relationship) {
        const std::size_t place = places[row]++;
        lists.nodes[place] = NodeId{source};
        lists.relationships[place] = relationship;
    });
    return Adjacency{std::move(lists)};
}

void Adjacency::insert(NodeId from, Adjacent to) {
    AdjacencyDelta::List& list = delta_.touch(from, in_base(from));
    const Neighbours before = delta_.neighbours(list);
    const std::size_t at = position(before, to);
    if (has_twin(before, at, to.node)) ++parallels_;
    delta_.insert(list, at, to);
    ++size_;
    ++writes_;
    merge_if_it_pays();
}

void Adjacency::insert(std::vector<Entry> entries) {
    if (entries.empty()) return;
    // Sorted by list, so that a list that takes many of them grows at its end wherever ids ascend.
    sort_entries(entries);
    constexpr std::size_t share = 16;
    if (size_ > 0 && entries.size() < size_ / share + smallest_merge) {
        for (const Entry& entry : entries) insert(entry.from, entry.to);
        return;
    }
    if (size_ == 0) return build(std::move(entries));
    std::vector<Entry> before, all;
    before.reserve(size_);
    for (const std::uint32_t source : sources()) {
        const Neighbours list = at(NodeId{source});
        for (std::size_t i = 0; i < list.size(); ++i) {
            before.push_back({NodeId{source}, {list.nodes[i], list.relationships[i]}});
        }
    }
    all.reserve(before.size() + entries.size());
    std::ranges::merge(before, entries, std::back_inserter(all));
    build(std::move(all));
}

void Adjacency::erase(NodeId from, Adjacent to) {
    AdjacencyDelta::List& list = delta_.touch(from, in_base(from));
    const std::size_t at = position(delta_.neighbours(list), to);
    assert(at < list.size && delta_.neighbours(list).relationships[at] == to.relationship);
    delta_.erase(list, at);
    if (has_twin(delta_.neighbours(list), at, to.node)) --parallels_;
    --size_;
    ++writes_;
    merge_if_it_pays();
}

void Adjacency::merge_if_it_pays() {
    if (writes_ > nodes_.size() / 2 + smallest_merge) merge();
}

std::vector<std::uint32_t> Adjacency::sources() const {
    std::vector<std::uint32_t> base;
    if (!sources_.empty()) {
        base = sources_;
    } else {
        const AdjacencyView view = base_view();
        for (std::uint32_t row = 0; row < rows_; ++row) {
            if (!view.at(NodeId{first_ + row}).empty()) base.push_back(first_ + row);
        }
    }
    std::vector<std::uint32_t> changed;
    delta_.touched().for_each([&](std::uint32_t node) { changed.push_back(node); });
    std::vector<std::uint32_t> all;
    std::ranges::set_union(base, changed, std::back_inserter(all));
    return all;
}

void Adjacency::merge() {
    std::vector<NodeId> nodes;
    std::vector<RelationshipId> relationships;
    nodes.reserve(size_);
    relationships.reserve(size_);
    std::vector<std::uint32_t> with_neighbours;
    std::vector<std::uint32_t> begins;
    for (const std::uint32_t source : sources()) {
        const Neighbours list = at(NodeId{source});
        if (list.empty()) continue;
        with_neighbours.push_back(source);
        begins.push_back(static_cast<std::uint32_t>(nodes.size()));
        nodes.insert(nodes.end(), list.nodes.begin(), list.nodes.end());
        relationships.insert(relationships.end(), list.relationships.begin(), list.relationships.end());
    }
    nodes_ = std::move(nodes);
    relationships_ = std::move(relationships);
    set_rows(std::move(with_neighbours), std::move(begins));
}

/// Of entries that are sorted.
void Adjacency::build(std::vector<Entry> entries) {
    nodes_.clear();
    relationships_.clear();
    nodes_.reserve(entries.size());
    relationships_.reserve(entries.size());
    std::vector<std::uint32_t> with_neighbours;
    std::vector<std::uint32_t> begins;
    size_ = entries.size();
    parallels_ = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const bool begins_list = i == 0 || entries[i - 1].from != entry.from;
        if (begins_list) {
            with_neighbours.push_back(index(entry.from));
            begins.push_back(static_cast<std::uint32_t>(i));
        } else if (entries[i - 1].to.node == entry.to.node) {
            ++parallels_;
        }
        nodes_.push_back(entry.to.node);
        relationships_.push_back(entry.to.relationship);
    }
    set_rows(std::move(with_neighbours), std::move(begins));
}

/// `sources`  the nodes that have neighbours, ascending
/// `begins`   where the list of each begins in nodes_
void Adjacency::set_rows(std::vector<std::uint32_t> sources, std::vector<std::uint32_t> begins) {
    delta_.clear();
    writes_ = 0;
    words_.clear();
    ranked_ = false;
    sources_.clear();
    offsets_.clear();
    first_ = 0;
    rows_ = 0;
    if (sources.empty()) return;
    const std::size_t range = std::size_t{sources.back()} - sources.front() + 1;
    const auto total = static_cast<std::uint32_t>(nodes_.size());
    begins.push_back(total);
    // An offset takes four bytes, sixty-four rows by rank take sixteen, a source to be searched takes four.
    if (range > 64 * sources.size()) {
        sources_ = std::move(sources);
        offsets_ = std::move(begins);
        return;
    }
    first_ = sources.front() / 64 * 64;
    rows_ = sources.back() - first_ + 1;
    rank_rows(sources);
    if (range > 4 * sources.size()) {
        ranked_ = true;
        offsets_ = std::move(begins);
        return;
    }
    offsets_.resize(rows_ + std::size_t{1}, total);
    std::size_t row = rows_;
    for (std::size_t i = sources.size(); i-- > 0;) {
        // Rows between this source and the next are empty: they begin where the next begins.
        const std::size_t own = sources[i] - first_;
        while (--row > own) offsets_[row] = begins[i + 1];
        offsets_[own] = begins[i];
    }
    std::fill_n(offsets_.begin(), row, begins.front());
}

void Adjacency::rank_rows(const std::vector<std::uint32_t>& sources) {
    words_.resize(rows_ / std::size_t{64} + 1);
    for (const std::uint32_t source : sources) {
        const std::uint32_t row = source - first_;
        words_[row / 64].present |= std::uint64_t{1} << (row % 64);
    }
    std::uint32_t before = 0;
    for (RankedRows& rows : words_) {
        rows.before = before;
        before += static_cast<std::uint32_t>(std::popcount(rows.present));
    }
}

}  // namespace dossier::graph

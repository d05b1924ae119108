#include "graph/adjacency.hpp"

#include <cassert>
#include <numeric>
#include <utility>

#include "graph/allocation_meter.hpp"
#include "graph/interruptible.hpp"

namespace dossier::graph {

namespace {

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
    view.offsets_ = base_->offsets.data();
    view.nodes_ = base_->nodes.data();
    view.relationships_ = base_->relationships.data();
    view.words_ = base_->words.data();
    view.ranked_ = base_->ranked;
    view.first_ = base_->first;
    view.rows_ = base_->rows;
    if (!base_->sources.empty()) view.searched_ = base_.get();
    return view;
}

AdjacencyView Adjacency::view() const noexcept {
    AdjacencyView view = base_view();
    if (!delta_.empty()) view.delta_ = &delta_;
    if (older_) (view.delta_ == nullptr ? view.delta_ : view.older_) = older_.get();
    return view;
}

AdjacencyView::Range AdjacencyView::range() const noexcept {
    Range range{first_, first_ + rows_};
    if (searched_ != nullptr) range = {searched_->sources.front(), searched_->sources.back() + 1};
    for (const AdjacencyDelta* written : {delta_, older_}) {
        if (written == nullptr) break;
        const Bitmap& touched = written->touched();
        const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(touched.words().size() * 64, UINT32_MAX));
        const std::uint32_t begin = touched.next(0).value_or(end);
        const bool is_first = range.begin == range.end;
        range = is_first ? Range{begin, end} : Range{std::min(range.begin, begin), std::max(range.end, end)};
    }
    return range;
}

std::uint64_t AdjacencyView::present_among_sources(std::uint32_t first) const noexcept {
    const auto& sources = searched_->sources;
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
    for (const AdjacencyDelta* written : {older_, delta_}) {  // what the newer one says holds
        if (written == nullptr) continue;
        const Bitmap& touched = written->touched();
        for (auto id = touched.next(first); id && *id - first < degrees.size(); id = touched.next(*id + 1)) {
            degrees[*id - first] = static_cast<std::uint32_t>(written->at(NodeId{*id}).size());
        }
    }
}

void AdjacencyView::degrees_in_base(std::uint32_t first, std::span<std::uint32_t> degrees) const noexcept {
    if (searched_ != nullptr) {
        std::ranges::fill(degrees, 0U);
        const auto& sources = searched_->sources;
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
    const std::size_t last = row + (end - begin);
    for (std::size_t word = row / 64; word * 64 < last; ++word) {
        std::uint64_t bits = words_[word].present;
        if (bits == 0) continue;
        const std::uint32_t* offset = offsets_ + words_[word].before;
        if (word * 64 < row) {
            const std::uint64_t before = (std::uint64_t{1} << (row - word * 64)) - 1;
            offset += std::popcount(bits & before);
            bits &= ~before;
        }
        if (last - word * 64 < 64) bits &= (std::uint64_t{1} << (last - word * 64)) - 1;
        std::uint32_t* const to = degrees.data() + begin;
        for (std::uint32_t list = *offset; bits != 0; bits &= bits - 1) {
            const std::uint32_t next = *++offset;
            to[word * 64 + static_cast<std::size_t>(std::countr_zero(bits)) - row] = next - list;
            list = next;
        }
    }
}

Neighbours AdjacencyBase::searched(NodeId node) const noexcept {
    const auto found = std::ranges::lower_bound(sources, index(node));
    if (found == sources.end() || *found != index(node)) return {};
    const auto list = static_cast<std::size_t>(found - sources.begin());
    const std::size_t begin = offsets[list];
    const std::size_t length = offsets[list + 1] - begin;
    return {.nodes = {nodes.data() + begin, length}, .relationships = {relationships.data() + begin, length}};
}

Neighbours Adjacency::below_delta(NodeId node) const noexcept {
    return older_ && older_->contains(node) ? older_->at(node) : base_view().at(node);
}

std::shared_ptr<const AdjacencyBase> Adjacency::no_base() {
    static const auto none = std::make_shared<const AdjacencyBase>();
    return none;
}

/// In place of base and deltas.
void Adjacency::put_base(std::shared_ptr<const AdjacencyBase> base) {
    merge_.reset();
    older_.reset();
    delta_.clear();
    writes_ = 0;
    base_ = std::move(base);
}

Adjacency::Adjacency(Lists lists, const AdjacencyMerging& merging) : merging_{&merging} {
    AdjacencyBase base;
    base.nodes = std::move(lists.nodes);
    base.relationships = std::move(lists.relationships);
    size_ = base.nodes.size();
    for (std::size_t row = 0; row < lists.sources.size(); ++row) {
        const std::size_t end = row + 1 < lists.begins.size() ? lists.begins[row + 1] : size_;
        for (std::size_t i = lists.begins[row] + std::size_t{1}; i < end; ++i) {
            parallels_ += base.nodes[i - 1] == base.nodes[i] ? 1 : 0;
        }
    }
    base.set_rows(std::move(lists.sources), std::move(lists.begins));
    put_base(std::make_shared<const AdjacencyBase>(std::move(base)));
}

Adjacency::Adjacency(const Adjacency& other)
    : base_{other.base_},
      older_{other.older_},
      merge_{other.merge_},
      merging_{other.merging_},
      delta_{other.delta_},
      writes_{other.writes_ + other.delta_.touched().count()},
      size_{other.size_},
      parallels_{other.parallels_} {}

Adjacency Adjacency::turned() const {
    if (size_ == 0) return Adjacency{*merging_};
    const std::vector<std::uint32_t> sources = this->sources();
    std::uint32_t first = UINT32_MAX, last = 0;
    for (const std::uint32_t source : sources) {
        for (const NodeId node : at(NodeId{source}).nodes) {
            first = std::min(first, index(node));
            last = std::max(last, index(node));
        }
    }
    Pace pace{Interruptible::checkpoint()};
    const auto for_each = [&](auto visit) {
        for (const std::uint32_t source : sources) {
            pace.step();
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
        Adjacency turned{*merging_};
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
    return Adjacency{std::move(lists), *merging_};
}

void Adjacency::insert(NodeId from, Adjacent to) {
    AdjacencyDelta::List& list = delta_.touch(from, below_delta(from));
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
    if (size_ > 0 && entries.size() < size_ / share + merging_->least_writes) {
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
    AdjacencyDelta::List& list = delta_.touch(from, below_delta(from));
    const std::size_t at = position(delta_.neighbours(list), to);
    assert(at < list.size && delta_.neighbours(list).relationships[at] == to.relationship);
    delta_.erase(list, at);
    if (has_twin(delta_.neighbours(list), at, to.node)) --parallels_;
    --size_;
    ++writes_;
    merge_if_it_pays();
}

void Adjacency::merge_if_it_pays() {
    if (merge_ && merge_->is_over()) end_merge();
    if (writes_ <= base_->nodes.size() / 2 + merging_->least_writes) return;
    if (older_ || size_ < merging_->beside_from) return merge();
    begin_merge();
}

void Adjacency::begin_merge() {
    auto older = std::make_shared<AdjacencyDelta>();
    std::swap(*older, delta_);
    older_ = std::move(older);
    writes_ = 0;
    merge_ =
        AdjacencyMerge::begin([below = *this](const std::stop_token& stop) { return below.merged(stop); }, *merging_);
    if (!merge_) merge();
}

void Adjacency::end_merge() {
    if (const std::shared_ptr<const AdjacencyBase>& base = merge_->base()) {
        AllocationMeter::take_over(base->bytes());
        base_ = base;
        older_.reset();
    }
    merge_.reset();
}

std::vector<std::uint32_t> Adjacency::sources() const {
    std::vector<std::uint32_t> all;
    if (!base_->sources.empty()) {
        all = base_->sources;
    } else {
        const AdjacencyView view = base_view();
        for (std::uint32_t row = 0; row < base_->rows; ++row) {
            if (!view.at(NodeId{base_->first + row}).empty()) all.push_back(base_->first + row);
        }
    }
    for (const AdjacencyDelta* written : {older_.get(), &delta_}) {
        if (written == nullptr || written->empty()) continue;
        std::vector<std::uint32_t> changed, both;
        written->touched().for_each([&](std::uint32_t node) { changed.push_back(node); });
        std::ranges::set_union(all, changed, std::back_inserter(both));
        all = std::move(both);
    }
    return all;
}

void Adjacency::merge() { put_base(merged({})); }

/// Base and deltas as one; nullptr when it is told to stop.
std::shared_ptr<const AdjacencyBase> Adjacency::merged(const std::stop_token& stop) const {
    auto merged = std::make_shared<AdjacencyBase>();
    merged->nodes.reserve(size_);
    merged->relationships.reserve(size_);
    std::vector<std::uint32_t> with_neighbours;
    std::vector<std::uint32_t> begins;
    for (const std::uint32_t source : sources()) {
        if (stop.stop_requested()) return nullptr;
        const Neighbours list = at(NodeId{source});
        if (list.empty()) continue;
        with_neighbours.push_back(source);
        begins.push_back(static_cast<std::uint32_t>(merged->nodes.size()));
        merged->nodes.insert(merged->nodes.end(), list.nodes.begin(), list.nodes.end());
        merged->relationships.insert(merged->relationships.end(), list.relationships.begin(), list.relationships.end());
    }
    merged->set_rows(std::move(with_neighbours), std::move(begins));
    return merged;
}

/// Of entries that are sorted.
void Adjacency::build(std::vector<Entry> entries) {
    put_base(no_base());  // all of it is in the entries
    AdjacencyBase built;
    built.nodes.reserve(entries.size());
    built.relationships.reserve(entries.size());
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
        built.nodes.push_back(entry.to.node);
        built.relationships.push_back(entry.to.relationship);
    }
    built.set_rows(std::move(with_neighbours), std::move(begins));
    put_base(std::make_shared<const AdjacencyBase>(std::move(built)));
}

std::size_t AdjacencyBase::bytes() const noexcept {
    const auto of = [](const auto& items) { return items.capacity() * sizeof(items[0]); };
    return of(words) + of(sources) + of(offsets) + of(nodes) + of(relationships);
}

void AdjacencyBase::set_rows(std::vector<std::uint32_t> of, std::vector<std::uint32_t> begins) {
    if (of.empty()) return;
    const std::size_t range = std::size_t{of.back()} - of.front() + 1;
    const auto total = static_cast<std::uint32_t>(nodes.size());
    begins.push_back(total);
    // An offset takes four bytes, sixty-four rows by rank take sixteen, a source to be searched takes four.
    if (range > 64 * of.size()) {
        sources = std::move(of);
        offsets = std::move(begins);
        return;
    }
    first = of.front() / 64 * 64;
    rows = of.back() - first + 1;
    rank_rows(of);
    if (range > 4 * of.size()) {
        ranked = true;
        offsets = std::move(begins);
        return;
    }
    offsets.resize(rows + std::size_t{1}, total);
    std::size_t row = rows;
    for (std::size_t i = of.size(); i-- > 0;) {
        // Rows between this source and the next are empty: they begin where the next begins.
        const std::size_t own = of[i] - first;
        while (--row > own) offsets[row] = begins[i + 1];
        offsets[own] = begins[i];
    }
    std::fill_n(offsets.begin(), row, begins.front());
}

void AdjacencyBase::rank_rows(const std::vector<std::uint32_t>& of) {
    words.resize(rows / std::size_t{64} + 1);
    for (const std::uint32_t source : of) {
        const std::uint32_t row = source - first;
        words[row / 64].present |= std::uint64_t{1} << (row % 64);
    }
    std::uint32_t before = 0;
    for (RankedRows& each : words) {
        each.before = before;
        before += static_cast<std::uint32_t>(std::popcount(each.present));
    }
}

}  // namespace dossier::graph

#include "query/exec/sorted_runs.hpp"

#include <algorithm>
#include <utility>

#include "graph/value_order.hpp"

namespace dossier::query::exec {

class SortedRuns::Merge {
public:
    Merge(SpillFile& file, std::span<Run> runs, std::size_t width, const std::vector<KeyPlace>& keys) : keys_{keys} {
        for (Run& run : runs) {
            Head head{std::make_unique<RecordReader>(file, std::move(run), width), {}, heads_.size()};
            if (head.reader->next(head.record)) heads_.push_back(std::move(head));
        }
        std::ranges::make_heap(heads_, Behind{keys_});
    }

    bool next(std::vector<Value>& record) {
        if (heads_.empty()) return false;
        std::ranges::pop_heap(heads_, Behind{keys_});
        Head& first = heads_.back();
        std::swap(record, first.record);
        if (first.reader->next(first.record)) {
            std::ranges::push_heap(heads_, Behind{keys_});
        } else {
            heads_.pop_back();
        }
        return true;
    }

private:
    struct Head {
        std::unique_ptr<RecordReader> reader;
        std::vector<Value> record;
        std::size_t run;
    };

    /// Whether `a` comes after `b`: the first of a heap is the one behind none.
    struct Behind {
        const std::vector<KeyPlace>& keys;

        bool operator()(const Head& a, const Head& b) const {
            for (const auto& [place, descending] : keys) {
                const auto order = graph::order(a.record[place], b.record[place]);
                if (order != 0) return descending ? order < 0 : order > 0;
            }
            return a.run > b.run;
        }
    };

    const std::vector<KeyPlace>& keys_;
    std::vector<Head> heads_;  // a heap, the first record on top
};

SortedRuns::SortedRuns(SpillSpace& space, std::size_t width, std::vector<KeyPlace> keys)
    : space_{space}, width_{width}, keys_{std::move(keys)} {}

SortedRuns::~SortedRuns() = default;

RecordWriter SortedRuns::begin_run() {
    if (!file_) file_ = std::make_unique<SpillFile>(space_);
    return RecordWriter{*file_};
}

void SortedRuns::merge_down() {
    while (runs_.size() > space_.most_runs()) {
        auto to = std::make_unique<SpillFile>(space_);
        std::vector<Run> longer;
        for (std::size_t begin = 0; begin < runs_.size(); begin += space_.most_runs()) {
            const std::size_t count = std::min(space_.most_runs(), runs_.size() - begin);
            Merge merge{*file_, std::span{runs_}.subspan(begin, count), width_, keys_};
            RecordWriter writer{*to};
            std::vector<Value> record;
            while (merge.next(record)) writer.add(record);
            longer.push_back(writer.finish());
        }
        runs_ = std::move(longer);
        file_ = std::move(to);
    }
}

bool SortedRuns::next(std::vector<Value>& record) {
    if (!file_) return false;
    if (!last_) {
        merge_down();
        last_ = std::make_unique<Merge>(*file_, runs_, width_, keys_);
    }
    return last_->next(record);
}

}  // namespace dossier::query::exec

#include "loaders/import/csv_feed.hpp"

#include <chrono>
#include <system_error>

namespace dossier::loaders::import {

CsvFeed::CsvFeed(std::span<const CsvTable> nodes, std::span<const CsvTable> relationships, const CsvForm& form,
                 std::uint32_t next_node)
    : nodes_{nodes}, relationships_{relationships}, form_{form}, external_nodes_{.spaces = {}, .next = next_node} {
    try {
        thread_ = std::thread{[this] { read_ahead(); }};
    } catch (const std::system_error&) {
        // There may be no more threads for us: then next() reads by itself.
    }
}

CsvFeed::~CsvFeed() {
    if (!thread_.joinable()) return;
    {
        const std::scoped_lock alone{guard_};
        stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

CsvRows* CsvFeed::next(const std::function<void()>& waiting) {
    using namespace std::chrono_literals;
    if (!thread_.joinable()) return fill(rows_.front()) ? &rows_.front() : nullptr;
    std::unique_lock alone{guard_};
    if (holds_one_) {
        ++taken_;
        holds_one_ = false;
        changed_.notify_all();
    }
    while (!changed_.wait_for(alone, 100ms, [this] { return taken_ < read_ || at_end_; })) {
        alone.unlock();
        waiting();
        alone.lock();
    }
    if (taken_ == read_) return nullptr;
    holds_one_ = true;
    return &rows_[taken_ % ahead];
}

void CsvFeed::read_ahead() {
    bool goes_on = true;
    while (goes_on) {
        std::unique_lock alone{guard_};
        changed_.wait(alone, [this] { return read_ - taken_ < ahead || stopped_; });
        if (stopped_) return;
        CsvRows& rows = rows_[read_ % ahead];
        alone.unlock();
        bool there = false;
        try {
            there = fill(rows);
        } catch (const Stopped&) {
            return;
        }
        goes_on = there && rows.failure == nullptr;
        alone.lock();
        if (there) ++read_;
        at_end_ = !goes_on;
        changed_.notify_all();
    }
}

/// An error comes behind the records before it, so that what is wrong with those is told first.
bool CsvFeed::fill(CsvRows& rows) {
    rows.clear();
    try {
        return read(rows);
    } catch (const Stopped&) {
        throw;
    } catch (...) {
        rows.failure = std::current_exception();
        return true;
    }
}

bool CsvFeed::read(CsvRows& rows) {
    while (table_ < nodes_.size() + relationships_.size()) {
        const bool has_nodes = table_ < nodes_.size();
        const CsvTable& table = has_nodes ? nodes_[table_] : relationships_[table_ - nodes_.size()];
        rows.table = table_;
        rows.file = 0;
        if (!reader_) {
            reader_.emplace(table, has_nodes ? CsvElement::node : CsvElement::relationship, form_, external_nodes_,
                            [this] {
                                if (stopped_) throw Stopped{};
                            });
            reader_->begin(rows);
            rows.is_header = true;
            return true;
        }
        if (reader_->next(rows)) return true;
        reader_.reset();
        ++table_;
    }
    return false;
}

}  // namespace dossier::loaders::import

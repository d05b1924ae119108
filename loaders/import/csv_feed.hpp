#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include "loaders/import/csv_table.hpp"

namespace dossier::loaders::import {

/// The records of all tables in their order. Another thread reads ahead, a few thousand records: what comes, in which
/// order, and which error is the first, is the same as if there were none.
class CsvFeed {
public:
    /// `nodes`, `relationships`, `form`  outlive the feed
    /// `next_node`                       what the first record of a node will become
    CsvFeed(std::span<const CsvTable> nodes, std::span<const CsvTable> relationships, const CsvForm& form,
            std::uint32_t next_node);
    CsvFeed(const CsvFeed&) = delete;
    CsvFeed& operator=(const CsvFeed&) = delete;
    ~CsvFeed();

    /// The next records, good until it is asked again; nullptr behind the last. Each table begins with rows that have
    /// its header and no record.
    /// `waiting`  is called as long as there are none yet, ten times a second, and may throw, to stop
    [[nodiscard]] CsvRows* next(const std::function<void()>& waiting);

private:
    /// Thrown in the other thread, when nobody wants more.
    struct Stopped {};
    static constexpr std::size_t ahead = 4;

    void read_ahead();
    [[nodiscard]] bool fill(CsvRows& rows);
    [[nodiscard]] bool read(CsvRows& rows);

    std::span<const CsvTable> nodes_, relationships_;
    const CsvForm& form_;

    // Of whoever reads.
    ExternalNodes external_nodes_;
    std::size_t table_ = 0;
    std::optional<CsvTableReader> reader_;

    // Rows go round: number `n` stands at `n % ahead`; those from taken_ to read_ are to be used.
    std::array<CsvRows, ahead> rows_;
    std::mutex guard_;
    std::condition_variable changed_;
    std::size_t read_ = 0, taken_ = 0;
    bool at_end_ = false;
    bool holds_one_ = false;  // the one before taken_ is in use
    std::atomic<bool> stopped_{false};
    std::thread thread_;
};

}  // namespace dossier::loaders::import

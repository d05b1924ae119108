#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/value.hpp"
#include "loaders/import/csv_header.hpp"

namespace dossier::loaders::import {

/// The records of files that share one header, with their fields as values.
class CsvTableReader {
public:
    /// `check`  is called for every piece of a file and may throw, to stop
    CsvTableReader(const std::vector<std::filesystem::path>& files, CsvElement element, char delimiter,
                   char array_delimiter, std::function<void(const std::filesystem::path&)> check);

    /// False at the end of the last file.
    [[nodiscard]] bool next();

    [[nodiscard]] const std::vector<CsvColumn>& columns() const noexcept { return columns_; }
    /// The first column for this, if the header has one.
    [[nodiscard]] std::optional<std::size_t> column(CsvColumn::Role role) const;

    // Of the record at hand.
    [[nodiscard]] const graph::CsvField& field(std::size_t column) const { return fields_[column]; }
    /// The field as its column's type; null when it is absent.
    [[nodiscard]] graph::Value value(std::size_t column) const;
    /// The texts between array delimiters; none when the field is absent.
    [[nodiscard]] std::vector<std::string_view> elements(std::size_t column) const;
    /// throws Error{unreadable_data}
    [[noreturn]] void fail(std::string_view message, std::string hint = {}) const;

private:
    void open(const std::filesystem::path& file);
    [[nodiscard]] graph::Value typed_element(std::string_view text, const CsvColumn& column) const;

    std::vector<std::filesystem::path> files_;
    std::size_t file_ = 0;
    char delimiter_, array_delimiter_;
    std::function<void(const std::filesystem::path&)> check_;
    std::optional<graph::CsvReader> reader_;
    std::vector<CsvColumn> columns_;
    std::vector<graph::CsvField> fields_;
};

}  // namespace dossier::loaders::import

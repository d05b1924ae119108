#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "loaders/import/csv.hpp"
#include "loaders/import/csv_rows.hpp"

namespace dossier::loaders::import {

/// The nodes by their ids in the files, and which node the next record will become: nodes are made in the order of the
/// records, so what reads ahead knows them before they are there.
struct ExternalNodes {
    IdSpaces spaces;
    std::uint32_t next = 0;
};

/// Reads the records of one table. All that can be wrong with a file is found here.
class CsvTableReader {
public:
    /// Reads the header.
    /// `table`, `form`, `nodes`  outlive the reader
    /// `check`                   is called for every piece of a file and may throw, to stop
    CsvTableReader(const CsvTable& table, CsvElement element, const CsvForm& form, ExternalNodes& nodes,
                   std::function<void()> check);

    /// The header, and no record.
    void begin(CsvRows& rows) const;
    /// Some thousand records more, or what is left of one file; false behind the last file.
    /// throws     Error{unreadable_data}; `rows` then holds the records before the one that is wrong
    [[nodiscard]] bool next(CsvRows& rows);

private:
    /// A column of ids that are looked up.
    struct End {
        std::size_t column;
        const IdSpace* space;
        IdCursor cursor;
    };

    void open(const std::filesystem::path& file);
    [[nodiscard]] End end_of(CsvColumn::Role role);
    void add_record(CsvRows& rows);
    void add_values(CsvRows& rows);
    void add_node(CsvRows& rows);
    void add_relationship(CsvRows& rows);
    template <typename Id>
    void add_id(const Id& id, std::string_view text, CsvRows& rows);
    [[nodiscard]] graph::NodeId node_at(End& end) const;
    [[nodiscard]] graph::Value value(std::size_t column) const;
    [[nodiscard]] graph::Value typed_element(std::string_view text, const CsvColumn& column) const;

    const CsvTable& table_;
    CsvElement element_;
    const CsvForm& form_;
    ExternalNodes& nodes_;
    std::function<void()> check_;
    std::size_t file_ = 0;
    std::optional<graph::CsvReader> reader_;
    std::shared_ptr<const std::vector<CsvColumn>> header_;  // the other owners are rows
    std::optional<std::size_t> id_column_, label_column_, type_column_;
    IdSpace* space_ = nullptr;  // of the ids of nodes
    std::optional<End> start_, end_;
    std::vector<graph::CsvField> fields_;
};

/// The texts between delimiters; none when the field is absent or empty.
[[nodiscard]] std::vector<std::string_view> elements(const graph::CsvField& field, char delimiter);

}  // namespace dossier::loaders::import

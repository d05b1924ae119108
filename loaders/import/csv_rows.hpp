#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/csv_reader.hpp"
#include "graph/property_graph.hpp"
#include "graph/value.hpp"
#include "loaders/import/csv_header.hpp"

namespace dossier::loaders::import {

/// Fields as they are written, behind each other.
class CsvTexts {
public:
    void add(const graph::CsvField& field) {
        places_.push_back({.begin = bytes_.size(), .size = field ? field->size() : 0, .there = field.has_value()});
        if (field) bytes_ += *field;
    }
    [[nodiscard]] graph::CsvField at(std::size_t row) const {
        const Place& place = places_[row];
        return place.there ? graph::CsvField{std::string_view{bytes_}.substr(place.begin, place.size)} : std::nullopt;
    }
    void clear() noexcept {
        bytes_.clear();
        places_.clear();
    }

private:
    struct Place {
        std::size_t begin, size;
        bool there;
    };

    std::string bytes_;
    std::vector<Place> places_;
};

/// Some records of one file, by columns, looked up and ready to go into the graph: so that one thread can read what
/// another one enters.
struct CsvRows {
    /// Values of properties, null where absent, an id that is a property among them; the texts of labels and types. Of
    /// all others there is neither.
    struct Column {
        std::vector<graph::Value> values;
        CsvTexts texts;
    };

    std::size_t table = 0;                                 ///< which one it is, nodes first
    std::size_t file = 0;                                  ///< which one of the table
    std::shared_ptr<const std::vector<CsvColumn>> header;  ///< shared with the reader, which may be at the next table
    bool is_header = false;                                ///< a table begins: these rows have no record
    std::size_t size = 0;                                  ///< a column may hold more, of a record that is wrong
    std::vector<Column> columns;                           ///< as many as the header has, or more
    std::vector<graph::PropertyGraph::Ends> ends;          ///< of relationships
    std::exception_ptr failure;                            ///< what is wrong behind the last record

    void clear() noexcept {
        header = nullptr;
        is_header = false;
        size = 0;
        for (Column& column : columns) {
            column.values.clear();
            column.texts.clear();
        }
        ends.clear();
        failure = nullptr;
    }
};

}  // namespace dossier::loaders::import

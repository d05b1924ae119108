#include "loaders/import/csv_table.hpp"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

namespace dossier::loaders::import {

CsvTableReader::CsvTableReader(const std::vector<std::filesystem::path>& files, CsvElement element, char delimiter,
                               char array_delimiter, std::function<void(const std::filesystem::path&)> check)
    : files_{files}, delimiter_{delimiter}, array_delimiter_{array_delimiter}, check_{std::move(check)} {
    assert(!files_.empty());
    open(files_.front());
    columns_ = read_header(*reader_, element);
}

bool CsvTableReader::next() {
    while (!reader_->next(fields_)) {
        if (file_ + 1 == files_.size()) return false;
        open(files_[++file_]);
    }
    if (fields_.size() != columns_.size()) {
        fail(fmt::format("the record has {} fields, but the header has {}", fields_.size(), columns_.size()),
             "a field that holds the delimiter stands between quotes");
    }
    return true;
}

void CsvTableReader::open(const std::filesystem::path& file) {
    reader_.emplace(file.string(), file.string(), delimiter_, [this, file] { check_(file); });
}

std::optional<std::size_t> CsvTableReader::column(CsvColumn::Role role) const {
    const auto found = std::ranges::find(columns_, role, &CsvColumn::role);
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

graph::Value CsvTableReader::value(std::size_t column) const {
    const graph::CsvField& field = fields_[column];
    if (!field) return {};
    if (!columns_[column].is_list) return typed_element(*field, columns_[column]);
    graph::List list;
    for (const std::string_view text : elements(column)) list.push_back(typed_element(text, columns_[column]));
    return list;
}

std::vector<std::string_view> CsvTableReader::elements(std::size_t column) const {
    std::vector<std::string_view> texts;
    if (!fields_[column] || fields_[column]->empty()) return texts;
    std::string_view rest = *fields_[column];
    while (true) {
        const std::size_t end = rest.find(array_delimiter_);
        texts.push_back(rest.substr(0, end));
        if (end == std::string_view::npos) return texts;
        rest.remove_prefix(end + 1);
    }
}

graph::Value CsvTableReader::typed_element(std::string_view text, const CsvColumn& column) const {
    std::optional<graph::Value> value = typed(text, column.type);
    if (!value) fail(fmt::format("`{}` of the column `{}` is not {}", text, column.name, with_article(column.type)));
    return *std::move(value);
}

void CsvTableReader::fail(std::string_view message, std::string hint) const { reader_->fail(message, std::move(hint)); }

}  // namespace dossier::loaders::import

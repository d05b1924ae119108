#include "loaders/import/csv_table.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include <fmt/format.h>

namespace dossier::loaders::import {

namespace {

using graph::NodeId;
using Role = CsvColumn::Role;

/// Few enough to stay in the processor's cache, enough that handing them over costs nothing.
constexpr std::size_t most_rows = 4096;
constexpr std::size_t most_bytes = std::size_t{1} << 20U;

/// " in the space Person", or nothing.
std::string in_space(const CsvColumn& column) {
    return column.space.empty() ? std::string{} : " in the space " + column.space;
}

}  // namespace

CsvTableReader::CsvTableReader(const CsvTable& table, CsvElement element, const CsvForm& form, ExternalNodes& nodes,
                               std::function<void()> check)
    : table_{table}, element_{element}, form_{form}, nodes_{nodes}, check_{std::move(check)} {
    assert(!table.files.empty());
    open(table.files.front());
    header_ = std::make_shared<const std::vector<CsvColumn>>(read_header(*reader_, element));
    id_column_ = column_of(*header_, Role::id);
    label_column_ = column_of(*header_, Role::labels);
    type_column_ = column_of(*header_, Role::type);
    if (id_column_) space_ = &nodes_.spaces[(*header_)[*id_column_].space];
    if (element == CsvElement::node) return;
    start_ = end_of(Role::start);
    end_ = end_of(Role::end);
    if (table.names.empty() && !type_column_) {
        reader_->fail("nothing says the type of these relationships", "name it: --relationships=TYPE=FILE");
    }
}

CsvTableReader::End CsvTableReader::end_of(Role role) {
    const std::size_t column = *column_of(*header_, role);
    return {.column = column, .space = &nodes_.spaces[(*header_)[column].space], .cursor = {}};
}

void CsvTableReader::begin(CsvRows& rows) const {
    rows.file = file_;
    rows.header = header_;
    if (rows.columns.size() < header_->size()) rows.columns.resize(header_->size());
}

bool CsvTableReader::next(CsvRows& rows) {
    if (!reader_) {
        if (file_ + 1 == table_.files.size()) return false;
        open(table_.files[++file_]);
    }
    begin(rows);
    std::size_t bytes = 0;
    while (rows.size < most_rows && bytes < most_bytes) {
        if (!reader_->next(fields_)) {
            reader_.reset();
            break;
        }
        add_record(rows);
        for (const graph::CsvField& field : fields_) bytes += field ? field->size() : 0;
    }
    return true;
}

void CsvTableReader::open(const std::filesystem::path& file) {
    reader_.emplace(file.string(), file.string(), form_.delimiter, check_);
}

/// It counts when all of it is right.
void CsvTableReader::add_record(CsvRows& rows) {
    if (fields_.size() != header_->size()) {
        reader_->fail(fmt::format("the record has {} fields, but the header has {}", fields_.size(), header_->size()),
                      "a field that holds the delimiter stands between quotes");
    }
    if (element_ == CsvElement::node) {
        add_node(rows);
    } else {
        add_relationship(rows);
    }
    add_values(rows);
    ++rows.size;
}

void CsvTableReader::add_values(CsvRows& rows) {
    for (std::size_t column = 0; column < fields_.size(); ++column) {
        switch ((*header_)[column].role) {
        case Role::property: rows.columns[column].values.push_back(value(column)); break;
        case Role::labels:
        case Role::type: rows.columns[column].texts.add(fields_[column]); break;
        case Role::id:
        case Role::start:
        case Role::end:
        case Role::ignored: break;
        }
    }
}

void CsvTableReader::add_node(CsvRows& rows) {
    if (label_column_) {
        const auto labels = elements(fields_[*label_column_], form_.array_delimiter);
        if (std::ranges::any_of(labels, &std::string_view::empty)) reader_->fail("a label is empty");
    }
    if (id_column_) {
        const graph::CsvField& id = fields_[*id_column_];
        if (!id) {
            rows.columns[*id_column_].values.emplace_back();
        } else if (form_.ids == IdType::integer) {
            const std::optional<std::int64_t> number = integer_id(*id);
            if (!number) reader_->fail(fmt::format("the id `{}` is not an integer", *id));
            add_id(*number, *id, rows);
        } else {
            if (id->empty()) reader_->fail("the id is empty", "leave out the quotes where a node has none");
            add_id(*id, *id, rows);
        }
    }
    ++nodes_.next;
}

template <typename Id>
void CsvTableReader::add_id(const Id& id, std::string_view text, CsvRows& rows) {
    const CsvColumn& column = (*header_)[*id_column_];
    if (!space_->add(id, NodeId{nodes_.next})) {
        reader_->fail(fmt::format("the id `{}` comes twice{}", text, in_space(column)),
                      column.space.empty() ? "tables that count by themselves need spaces: `:ID(Person)`" : "");
    }
    if (!column.name.empty()) rows.columns[*id_column_].values.emplace_back(id);
}

/// A type in the file goes before the type of the table.
void CsvTableReader::add_relationship(CsvRows& rows) {
    const bool typed = type_column_ && fields_[*type_column_] && !fields_[*type_column_]->empty();
    if (!typed && table_.names.empty()) reader_->fail("the relationship has no type");
    const NodeId start = node_at(*start_);
    rows.ends.push_back({.start = start, .end = node_at(*end_)});
}

NodeId CsvTableReader::node_at(End& end) const {
    const graph::CsvField& id = fields_[end.column];
    if (!id) reader_->fail("the relationship has no node at one of its ends");
    std::optional<NodeId> node;
    if (form_.ids == IdType::integer) {
        const std::optional<std::int64_t> number = integer_id(*id);
        if (number) node = end.space->find(*number, end.cursor);
    } else {
        node = end.space->find(*id, end.cursor);
    }
    if (!node) reader_->fail(fmt::format("no node has the id `{}`{}", *id, in_space((*header_)[end.column])));
    return *node;
}

graph::Value CsvTableReader::value(std::size_t column) const {
    const graph::CsvField& field = fields_[column];
    const CsvColumn& of = (*header_)[column];
    if (!field) return {};
    if (!of.is_list) return typed_element(*field, of);
    graph::List list;
    for (const std::string_view text : elements(field, form_.array_delimiter)) list.push_back(typed_element(text, of));
    return list;
}

graph::Value CsvTableReader::typed_element(std::string_view text, const CsvColumn& column) const {
    std::optional<graph::Value> value = typed(text, column.type);
    if (!value) {
        reader_->fail(fmt::format("`{}` of the column `{}` is not {}", text, column.name, with_article(column.type)));
    }
    return *std::move(value);
}

std::vector<std::string_view> elements(const graph::CsvField& field, char delimiter) {
    std::vector<std::string_view> texts;
    if (!field || field->empty()) return texts;
    std::string_view rest = *field;
    while (true) {
        const std::size_t end = rest.find(delimiter);
        texts.push_back(rest.substr(0, end));
        if (end == std::string_view::npos) return texts;
        rest.remove_prefix(end + 1);
    }
}

}  // namespace dossier::loaders::import

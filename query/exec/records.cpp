#include "query/exec/records.hpp"

#include <utility>

#include "graph/error.hpp"
#include "graph/value_codec.hpp"

namespace dossier::query::exec {

namespace {

/// The first byte of what no property holds. The graph's own are smaller (value_codec.cpp).
enum class Tag : std::uint8_t { null = 0x40, list, map, node, relationship, path };

void append(std::string& bytes, Tag tag) { bytes.push_back(static_cast<char>(tag)); }

void append_number(std::string& bytes, std::uint64_t number) {
    graph::append_value(bytes, Value{static_cast<std::int64_t>(number)});
}

std::uint64_t take_number(std::string_view& bytes) {
    return static_cast<std::uint64_t>(graph::take_value(bytes).as_integer());
}

template <typename Id>
Id take_id(std::string_view& bytes) {
    return Id{static_cast<std::uint32_t>(take_number(bytes))};
}

Value take_list(std::string_view& bytes) {
    graph::List list(take_number(bytes));
    for (Value& each : list) each = take_cell(bytes);
    return Value{std::move(list)};
}

Value take_map(std::string_view& bytes) {
    std::vector<graph::Map::Entry> entries(take_number(bytes));
    for (auto& [key, value] : entries) {
        key = graph::take_value(bytes).as_string();
        value = take_cell(bytes);
    }
    return Value{graph::Map{std::move(entries)}};
}

Value take_path(std::string_view& bytes) {
    graph::Path path;
    path.nodes.resize(take_number(bytes));
    path.relationships.resize(path.nodes.size() - 1);
    for (NodeId& node : path.nodes) node = take_id<NodeId>(bytes);
    for (RelationshipId& relationship : path.relationships) relationship = take_id<RelationshipId>(bytes);
    return Value{std::move(path)};
}

}  // namespace

void append_cell(std::string& bytes, const Value& value) {
    switch (value.kind()) {
    case graph::ValueKind::null: return append(bytes, Tag::null);
    case graph::ValueKind::list:
        append(bytes, Tag::list);
        append_number(bytes, value.as_list().size());
        for (const Value& each : value.as_list()) append_cell(bytes, each);
        return;
    case graph::ValueKind::map:
        append(bytes, Tag::map);
        append_number(bytes, value.as_map().size());
        for (const auto& [key, each] : value.as_map()) {
            graph::append_value(bytes, Value{key});
            append_cell(bytes, each);
        }
        return;
    case graph::ValueKind::node: append(bytes, Tag::node); return append_number(bytes, graph::index(value.as_node()));
    case graph::ValueKind::relationship:
        append(bytes, Tag::relationship);
        return append_number(bytes, graph::index(value.as_relationship()));
    case graph::ValueKind::path:
        append(bytes, Tag::path);
        append_number(bytes, value.as_path().nodes.size());
        for (const NodeId node : value.as_path().nodes) append_number(bytes, graph::index(node));
        for (const auto relationship : value.as_path().relationships) append_number(bytes, graph::index(relationship));
        return;
    default: return graph::append_value(bytes, value);
    }
}

Value take_cell(std::string_view& bytes) {
    const auto tag = bytes.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(bytes.front());
    if (tag < static_cast<std::uint8_t>(Tag::null)) return graph::take_value(bytes);
    bytes.remove_prefix(1);
    switch (static_cast<Tag>(tag)) {
    case Tag::null: return {};
    case Tag::list: return take_list(bytes);
    case Tag::map: return take_map(bytes);
    case Tag::node: return Value{take_id<NodeId>(bytes)};
    case Tag::relationship: return Value{take_id<RelationshipId>(bytes)};
    case Tag::path: return take_path(bytes);
    }
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::damaged_file,
                        .message = "a temporary file does not hold what was written to it",
                        .where = std::nullopt,
                        .hint = ""}};
}

void RecordWriter::add(std::span<const Value> record) {
    for (const Value& cell : record) append_cell(bytes_, cell);
    if (bytes_.size() >= file_.space().block()) write();
}

void RecordWriter::add_with_width(std::span<const Value> record) {
    append_number(bytes_, record.size());
    add(record);
}

void RecordWriter::write() {
    run_.extents.push_back(file_.write(bytes_));
    run_.bytes += bytes_.size();
    bytes_.clear();
}

Run RecordWriter::finish() {
    if (!bytes_.empty()) write();
    std::string{}.swap(bytes_);
    if (run_.bytes > 0) file_.space().note_run(run_.bytes);
    return std::move(run_);
}

bool RecordReader::next(std::vector<Value>& record) {
    if (at_ == bytes_.size()) {
        if (run_.extents.empty()) return false;
        file_.read(run_.extents.front(), bytes_);
        run_.extents.pop_front();
        at_ = 0;
    }
    std::string_view rest = std::string_view{bytes_}.substr(at_);
    record.resize(width_ == written_width ? take_number(rest) : width_);
    for (Value& cell : record) cell = take_cell(rest);
    at_ = bytes_.size() - rest.size();
    return true;
}

}  // namespace dossier::query::exec

#include "loaders/node_record.hpp"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <algorithm>
#include <array>
#include <utility>

#include "graph/error.hpp"
#include "loaders/graph_writer.hpp"
#include "loaders/vocabulary.hpp"

namespace dossier::loaders {

namespace {

namespace key = vocabulary::key;

struct Text {
    std::string_view key;
    std::string NodeRecord::*member;
};

constexpr std::array<Text, 8> texts{{{key::kind, &NodeRecord::kind},
                                     {key::name, &NodeRecord::name},
                                     {key::name_en, &NodeRecord::name_en},
                                     {key::iso3, &NodeRecord::iso3},
                                     {key::wikidata, &NodeRecord::wikidata},
                                     {key::start, &NodeRecord::start},
                                     {key::end, &NodeRecord::end},
                                     {key::place, &NodeRecord::place}}};

struct Texts {
    std::string_view key;
    std::vector<std::string> NodeRecord::*member;
};

constexpr std::array<Texts, 3> lists{
    {{key::aliases, &NodeRecord::aliases}, {"roles", &NodeRecord::roles}, {key::gazetteers, &NodeRecord::gazetteers}}};

void sort_unique(std::vector<std::string>& values) {
    std::ranges::sort(values);
    const auto [first, last] = std::ranges::unique(values);
    values.erase(first, last);
}

bool has_label(const graph::PropertyGraph& graph, graph::NodeId node, std::string_view name) {
    const auto label = graph.labels().find(name);
    return label && graph.has_label(node, *label);
}

void set_label(graph::PropertyGraph& graph, graph::NodeId node, std::string_view name, bool wanted) {
    if (has_label(graph, node, name) == wanted) return;
    const auto label = graph.intern_label(name);
    if (wanted)
        graph.add_label(node, label);
    else
        graph.remove_label(node, label);
}

}  // namespace

NodeRecord record_of(const find::Entity& entity) {
    NodeRecord record{.kind = entity.kind,
                      .name = entity.name,
                      .name_en = entity.name_en,
                      .iso3 = entity.iso3,
                      .wikidata = entity.wikidata,
                      .start = entity.start,
                      .end = entity.end,
                      .place = entity.place,
                      .aliases = entity.aliases,
                      .roles = entity.roles,
                      .gazetteers = entity.gazetteers};
    for (const auto& [name, member] : lists) sort_unique(record.*member);
    return record;
}

NodeRecord merge(std::span<const NodeRecord> records) {
    NodeRecord merged = records.front();
    for (const auto& record : records.subspan(1)) {
        for (const auto member :
             {&NodeRecord::kind, &NodeRecord::name, &NodeRecord::name_en, &NodeRecord::iso3, &NodeRecord::wikidata})
            if ((merged.*member).empty()) merged.*member = record.*member;
        // `2023-07` says more than `2023`, a place with its state more than without.
        for (const auto member : {&NodeRecord::start, &NodeRecord::end, &NodeRecord::place})
            if ((record.*member).size() > (merged.*member).size()) merged.*member = record.*member;
        for (const auto& [name, member] : lists)
            (merged.*member).insert((merged.*member).end(), (record.*member).begin(), (record.*member).end());
    }
    for (const auto& [name, member] : lists) sort_unique(merged.*member);
    return merged;
}

NodeRecord read_record(const graph::PropertyGraph& graph, graph::NodeId node) {
    NodeRecord record;
    for (const auto& [name, member] : texts) record.*member = text_of(graph, node, name);
    record.aliases = strings(property(graph, node, key::aliases));
    record.gazetteers = strings(property(graph, node, key::gazetteers));
    for (const auto kind : vocabulary::label::actor_kinds)
        if (has_label(graph, node, kind)) record.kind = kind;
    for (const auto role : vocabulary::label::roles)
        if (has_label(graph, node, role)) record.roles.emplace_back(role);
    sort_unique(record.roles);
    return record;
}

void write_record(graph::PropertyGraph& graph, graph::NodeId node, const NodeRecord& record) {
    const bool actor = has_label(graph, node, vocabulary::label::actor);
    const bool topic = has_label(graph, node, vocabulary::label::topic);
    for (const auto& [name, member] : texts)
        if (!actor || name != key::kind) set_string(graph, node, name, record.*member);
    if (actor || topic) set_string(graph, node, key::name_nl, record.name);
    set_strings(graph, node, key::aliases, record.aliases);
    set_strings(graph, node, key::gazetteers, record.gazetteers);
    if (!actor) return;
    for (const auto kind : vocabulary::label::actor_kinds) set_label(graph, node, kind, record.kind == kind);
    for (const auto role : vocabulary::label::roles)
        set_label(graph, node, role, std::ranges::find(record.roles, role) != record.roles.end());
}

std::string to_json(const NodeRecord& record) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
    const auto string = [&](std::string_view text) {
        writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    };
    writer.StartObject();
    for (const auto& [name, member] : texts) {
        if ((record.*member).empty()) continue;
        string(name);
        string(record.*member);
    }
    for (const auto& [name, member] : lists) {
        if ((record.*member).empty()) continue;
        string(name);
        writer.StartArray();
        for (const auto& value : record.*member) string(value);
        writer.EndArray();
    }
    writer.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

NodeRecord record_from_json(std::string_view json) {
    const auto fail = [&] {
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::damaged_file,
                            .message = "a node's `variants` cannot be read",
                            .where = std::nullopt,
                            .hint = "load its documents again into a new knowledge base"}};
    };
    rapidjson::Document parsed;
    parsed.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (parsed.HasParseError() || !parsed.IsObject()) fail();
    const auto text = [&](const rapidjson::Value& value) {
        if (!value.IsString()) fail();
        return std::string{value.GetString(), value.GetStringLength()};
    };
    NodeRecord record;
    for (const auto& [name, member] : texts) {
        const auto found = parsed.FindMember(rapidjson::StringRef(name.data(), name.size()));
        if (found != parsed.MemberEnd()) record.*member = text(found->value);
    }
    for (const auto& [name, member] : lists) {
        const auto found = parsed.FindMember(rapidjson::StringRef(name.data(), name.size()));
        if (found == parsed.MemberEnd()) continue;
        if (!found->value.IsArray()) fail();
        for (const auto& value : found->value.GetArray()) (record.*member).push_back(text(value));
    }
    return record;
}

std::vector<std::string> strings(const graph::Value& value) {
    std::vector<std::string> result;
    if (!value.is(graph::ValueKind::list)) return result;
    for (const auto& one : value.as_list())
        if (one.is(graph::ValueKind::string)) result.push_back(one.as_string());
    return result;
}

graph::Value list_of(std::span<const std::string> values) {
    graph::List list;
    for (const auto& value : values) list.emplace_back(value);
    return list.empty() ? graph::Value{} : graph::Value{std::move(list)};
}

void set_string(graph::PropertyGraph& graph, graph::NodeId node, std::string_view name, std::string_view value) {
    const auto before = property(graph, node, name);
    const bool same =
        value.empty() ? before.is_null() : before.is(graph::ValueKind::string) && before.as_string() == value;
    if (!same) graph.set_property(node, graph.intern_key(name), value.empty() ? graph::Value{} : graph::Value{value});
}

void set_strings(graph::PropertyGraph& graph, graph::NodeId node, std::string_view name,
                 std::span<const std::string> values) {
    const auto before = property(graph, node, name);
    if (before.is_null() && values.empty()) return;
    if (before.is(graph::ValueKind::list) && !values.empty() && std::ranges::equal(strings(before), values)) return;
    graph.set_property(node, graph.intern_key(name), list_of(values));
}

}  // namespace dossier::loaders

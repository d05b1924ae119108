#include "graph/export/column_types.hpp"

#include "graph/temporal_functions.hpp"
#include "graph/value_json.hpp"
#include "graph/value_text.hpp"

namespace dossier::graph {

void ColumnType::see_kind(ValueKind seen) {
    const bool has_no_column = seen == ValueKind::null || seen == ValueKind::list || seen == ValueKind::map;
    if (has_no_column || (kind != ValueKind::null && kind != seen)) is_mixed = true;
    kind = is_mixed ? ValueKind::string : seen;
}

void ColumnType::see(const Value& value) {
    if (value.is_null()) return;
    const bool list = value.is(ValueKind::list);
    if (seen_ && list != is_list) {
        is_mixed = true;
        kind = ValueKind::string;
    }
    seen_ = true;
    is_list = list;
    if (!list) {
        see_kind(value.kind());
        return;
    }
    for (const Value& element : value.as_list()) see_kind(element.kind());
}

std::string bare_text(const Value& value) {
    switch (value.kind()) {
    case ValueKind::null: return {};
    case ValueKind::boolean: return value.as_boolean() ? "true" : "false";
    case ValueKind::string: return value.as_string();
    case ValueKind::integer:
    case ValueKind::floating: return literal(value);
    case ValueKind::list:
    case ValueKind::map: return to_json(value);
    default: return is_temporal(value.kind()) ? iso(value) : literal(value);
    }
}

}  // namespace dossier::graph

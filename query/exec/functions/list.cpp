#include <algorithm>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "graph/int128.hpp"
#include "graph/utf8.hpp"
#include "query/exec/fault.hpp"
#include "query/exec/functions/argument.hpp"
#include "query/exec/functions/function.hpp"
#include "query/exec/long_lists.hpp"

namespace dossier::query::exec {

using graph::List;
using graph::Value;
using graph::ValueKind;

namespace {

constexpr std::size_t longest_list = std::size_t{1} << 26U;

Value head(Arguments arguments, Context&) {
    const List& list = list_argument("head", arguments[0]);
    return list.empty() ? Value{} : list.front();
}

Value last(Arguments arguments, Context&) {
    const List& list = list_argument("last", arguments[0]);
    return list.empty() ? Value{} : list.back();
}

Value tail(Arguments arguments, Context& context) {
    const List& list = list_argument("tail", arguments[0]);
    return list.empty() ? List{} : copied(list.begin() + 1, list.end(), context);
}

Value reverse(Arguments arguments, Context& context) {
    if (arguments[0].is(ValueKind::list)) {
        const List& list = arguments[0].as_list();
        return copied(list.rbegin(), list.rend(), context);
    }
    const std::u32string points = graph::to_code_points(text_argument("reverse", arguments[0]));
    std::string result;
    for (auto point = points.rbegin(); point != points.rend(); ++point) graph::append_utf8(result, *point);
    return result;
}

Value range(Arguments arguments, Context& context) {
    for (const Value& argument : arguments) {
        if (argument.is(ValueKind::integer)) continue;
        fault(graph::ErrorType::argument_error, graph::ErrorCode::invalid_argument_type,
              fmt::format("`range` takes integers, not {}", name(argument.kind())));
    }
    const std::int64_t start = arguments[0].as_integer();
    const std::int64_t end = arguments[1].as_integer();
    const std::int64_t step = arguments.size() > 2 ? arguments[2].as_integer() : 1;
    if (step == 0)
        fault(graph::ErrorType::argument_error, graph::ErrorCode::number_out_of_range,
              "a step of 0 never gets from the start of `range` to its end", {}, "leave it out, or step by 1 or -1");
    if (step > 0 ? start > end : start < end) return List{};
    // In 128 bits: the distance between two 64-bit integers, and the step after the last, may not fit into 64.
    const auto count = static_cast<std::uint64_t>((graph::Int128{end} - start) / step) + 1;
    require_length(count, longest_list, "list");
    context.account(static_cast<std::int64_t>(count * sizeof(Value)));
    List result;
    result.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        if (i % elements_per_check == 0) context.check();
        result.emplace_back(static_cast<std::int64_t>(start + graph::Int128{step} * i));
    }
    context.account(-static_cast<std::int64_t>(count * sizeof(Value)));
    return result;
}

constexpr Function table[] = {
    {.name = "head", .call = head},       {.name = "last", .call = last},   {.name = "tail", .call = tail},
    {.name = "reverse", .call = reverse}, {.name = "range", .call = range},
};

}  // namespace

std::span<const Function> list_functions() { return table; }

}  // namespace dossier::query::exec

#pragma once

#include <string_view>
#include <vector>

namespace dossier::query::bind {

/// How types of values can be written behind `::`, in capitals: every spelling, `ZONED DATETIME` too.
[[nodiscard]] std::vector<std::string_view> type_names();

}  // namespace dossier::query::bind

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/temporal.hpp"

namespace dossier::graph {

/// How local time relates to UTC: a named zone of the IANA database, or a fixed offset when `name` is empty.
struct TimeZone {
    std::string name;
    std::int32_t offset = 0;  ///< seconds east of UTC, for a fixed offset
};

inline constexpr std::int32_t greatest_offset = 18 * 3600;

/// A name as the IANA database spells it (a space may stand for `_`).
/// throws     Error{invalid_argument_value}: no such zone; Error{missing_tool}: the machine has no zone database
[[nodiscard]] TimeZone named_zone(std::string_view name);

/// Seconds east of UTC at an instant.
[[nodiscard]] std::int32_t offset_at(const TimeZone& zone, std::int64_t utc_seconds);

/// The instant at which clocks in `zone` show `local`. Where they show it twice, the earlier one, unless `preferred`
/// is the offset of the later; where they skip it, as much later as they skip.
[[nodiscard]] DateTime at_local(const LocalDateTime& local, const TimeZone& zone,
                                std::optional<std::int32_t> preferred = {});

/// The same instant in another zone.
[[nodiscard]] DateTime in_zone(const DateTime& instant, const TimeZone& zone);

[[nodiscard]] TimeZone zone_of(const DateTime& value);
[[nodiscard]] LocalDateTime local_of(const DateTime& value);

/// `+01:00`, `-02:05:07`, `Z`
[[nodiscard]] std::string offset_text(std::int32_t offset);

}  // namespace dossier::graph

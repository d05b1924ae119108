#include "loaders/find/dates/calendar.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

namespace dossier::loaders::find {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"zondag",    "maandag", "dinsdag", "woensdag",
                                                   "donderdag", "vrijdag", "zaterdag"};

}  // namespace

std::optional<int> small_number(std::string_view text) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc{} && end == text.data() + text.size() && value >= 0 ? std::optional{value}
                                                                                    : std::nullopt;
}

std::optional<int> year_of(std::string_view text) {
    const std::optional<int> value = text.size() == 4 ? small_number(text) : std::nullopt;
    return value && *value >= 1900 && *value <= 2100 ? value : std::nullopt;
}

std::optional<std::chrono::sys_days> day_of(std::string_view date) {
    if (date.size() != 10 || date[4] != '-' || date[7] != '-') {
        return std::nullopt;
    }
    const auto year = small_number(date.substr(0, 4));
    const auto month = small_number(date.substr(5, 2));
    const auto day = small_number(date.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const std::chrono::year_month_day whole{std::chrono::year{*year}, std::chrono::month(static_cast<unsigned>(*month)),
                                            std::chrono::day(static_cast<unsigned>(*day))};
    return whole.ok() ? std::optional{std::chrono::sys_days{whole}} : std::nullopt;
}

std::string next_day(std::string_view date) {
    const std::chrono::year_month_day next{*day_of(date) + std::chrono::days{1}};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(next.year()), static_cast<unsigned>(next.month()),
                       static_cast<unsigned>(next.day()));
}

std::string_view weekday_in(std::string_view word) {
    const auto day = std::ranges::find_if(weekdays, [&](std::string_view name) { return word.starts_with(name); });
    const std::string_view rest = day == weekdays.end() ? std::string_view{"-"} : word.substr(day->size());
    constexpr std::array<std::string_view, 6> parts{"", "ochtend", "middag", "avond", "morgen", "nacht"};
    return std::ranges::find(parts, rest) == parts.end() ? std::string_view{} : *day;
}

std::string weekday_within(std::string_view weekday, std::string_view start, std::string_view end) {
    constexpr int week = 7;
    const auto first = day_of(start);
    const auto last = day_of(end);
    std::string date{start};
    for (int n = 0; first && last && n < week && *first + std::chrono::days{n} <= *last; ++n) {
        const std::chrono::weekday day{*first + std::chrono::days{n}};
        if (weekdays[day.c_encoding()] == weekday) {
            return date;
        }
        date = next_day(date);
    }
    return {};
}

}  // namespace dossier::loaders::find

#include "loaders/read/printed_date.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include <fmt/format.h>

namespace dossier::loaders::read {

namespace {

using Names = std::array<std::string_view, 12>;
constexpr Names dutch_months{"januari", "februari", "maart",     "april",   "mei",      "juni",
                             "juli",    "augustus", "september", "oktober", "november", "december"};
constexpr Names english_months{"january", "february", "march",     "april",   "may",      "june",
                               "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 14> weekdays{"maandag",  "dinsdag", "woensdag", "donderdag", "vrijdag",
                                                    "zaterdag", "zondag",  "monday",   "tuesday",   "wednesday",
                                                    "thursday", "friday",  "saturday", "sunday"};

/// The first words in lower case, without the commas behind them.
std::vector<std::string> words_of(std::string_view text) {
    constexpr std::size_t most = 4;
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size() && words.size() < most;) {
        const auto end = std::min(text.find(' ', at), text.size());
        std::string word{text.substr(at, end - at)};
        std::ranges::transform(word, word.begin(), [](unsigned char byte) { return std::tolower(byte); });
        while (word.ends_with(',')) word.pop_back();
        if (!word.empty()) words.push_back(std::move(word));
        at = end + 1;
    }
    return words;
}

std::optional<int> number_of(std::string_view word, int most) {
    if (word.empty() || word.size() > 4) return std::nullopt;
    int value = 0;
    for (const char digit : word) {
        if (!std::isdigit(static_cast<unsigned char>(digit))) return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value >= 1 && value <= most ? std::optional{value} : std::nullopt;
}

std::optional<int> month_of(std::string_view word) {
    for (const auto& months : {dutch_months, english_months})
        if (const auto found = std::ranges::find(months, word); found != months.end())
            return static_cast<int>(found - months.begin()) + 1;
    return std::nullopt;
}

/// `12`, `12th`
std::optional<int> day_of_month(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (word.size() > ending.size() && word.ends_with(ending)) word.remove_suffix(ending.size());
    return number_of(word, 31);
}

std::optional<std::string> iso_date(std::optional<int> day, std::optional<int> month, std::optional<int> year) {
    constexpr std::array<int, 12> lengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!day || !month || !year || *year < 1000 || *day > lengths[static_cast<std::size_t>(*month - 1)])
        return std::nullopt;
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

/// `28-06-2024`, `2024-06-28`, `28.6.2024`
std::optional<std::string> in_numbers(std::string_view word) {
    if (word.size() < 8 || word.size() > 10) return std::nullopt;
    const char mark = word.find('-') != std::string_view::npos ? '-' : '.';
    const auto first = word.find(mark);
    const auto last = word.rfind(mark);
    if (first == last || first == std::string_view::npos) return std::nullopt;
    auto day = word.substr(0, first);
    auto year = word.substr(last + 1);
    if (day.size() == 4) std::swap(day, year);
    return iso_date(number_of(day, 31), number_of(word.substr(first + 1, last - first - 1), 12), number_of(year, 9999));
}

}  // namespace

std::optional<std::string> printed_date(std::string_view text) {
    auto words = words_of(text);
    if (!words.empty() && std::ranges::find(weekdays, words[0]) != weekdays.end()) words.erase(words.begin());
    if (words.size() >= 3) {
        const auto year = number_of(words[2], 9999);
        if (const auto month = month_of(words[1])) return iso_date(day_of_month(words[0]), month, year);
        if (const auto month = month_of(words[0])) return iso_date(day_of_month(words[1]), month, year);
    }
    return words.empty() ? std::nullopt : in_numbers(words[0]);
}

}  // namespace dossier::loaders::read

#include "loaders/find/dates/quantities.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dossier::loaders::find {

namespace {

/// Units that are named after the number, as they are printed.
constexpr std::string_view measures =
    "ton|kiloton|megaton|kilogram|kilometer|hectare|mw|gw|twh|megawatt|gigawatt|personen|procentpunt";

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    static constexpr std::array<std::string_view, 13> names{"nul",   "een",  "twee",  "drie", "vier", "vijf",  "zes",
                                                            "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
    if (const auto found = std::ranges::find(names, text); found != names.end()) {
        return static_cast<double>(found - names.begin());
    }
    if (text.empty() || text.front() < '0' || text.front() > '9') {
        return std::nullopt;
    }
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
        } else if (c == ',' && digits.find('.') == std::string::npos) {
            digits.push_back('.');
        } else if (c != '.') {
            return std::nullopt;
        }
    }
    double value = 0;
    const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return failure == std::errc{} && end == digits.data() + digits.size() ? std::optional{value} : std::nullopt;
}

std::vector<Quantity> find_quantities(const std::vector<Word>& words) {
    std::vector<Quantity> found;
    const auto word = [&](std::size_t i) {
        return i < words.size() ? std::string_view{words[i].lower} : std::string_view{};
    };
    const auto scale = [&](std::size_t& i) {
        static constexpr std::array<std::pair<std::string_view, double>, 4> scales{
            {{"duizend", 1e3}, {"miljoen", 1e6}, {"miljard", 1e9}, {"mln.", 1e6}}};
        const auto hit = std::ranges::find(scales, word(i), &std::pair<std::string_view, double>::first);
        return hit == scales.end() ? 1.0 : (++i, hit->second);
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::size_t first = i;
        const bool led_by_euro = one_of(word(i), "eur|€") || word(i).starts_with("€");
        std::string_view text = word(i);
        std::size_t k = i;
        if (one_of(word(i), "eur|€")) {
            text = word(++k);
        } else if (led_by_euro) {
            text.remove_prefix(std::string_view{"€"}.size());
        }
        const bool percent_inside = text.ends_with('%');
        if (percent_inside) {
            text.remove_suffix(1);
        }
        const std::optional<double> number = parse_number(text);
        const bool digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
        if (!number || (!digit && !led_by_euro && !one_of(word(k + 1), "miljoen|miljard|procent"))) {
            continue;
        }
        ++k;
        const double value = *number * scale(k);
        if (led_by_euro || one_of(word(k), "euro")) {
            found.push_back({first, led_by_euro ? k : k + 1, value, "EUR"});
            i = found.back().last - 1;
        } else if (percent_inside || one_of(word(k), "%|procent")) {
            k += percent_inside ? 0 : 1;
            const bool of_gdp = word(k) == "bbp" || (word(k) == "van" && word(k + 1) == "het" && word(k + 2) == "bbp");
            found.push_back({first, of_gdp ? (word(k) == "bbp" ? k + 1 : k + 3) : k, value, of_gdp ? "% bbp" : "%"});
            i = found.back().last - 1;
        } else if (one_of(word(k), measures)) {
            found.push_back({first, k + 1, value, std::string{word(k)}});
            i = found.back().last - 1;
        }
    }
    return found;
}

}  // namespace dossier::loaders::find

#include "repl/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <limits>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/names.hpp"
#include "repl/language/text.hpp"
#include "repl/misuse.hpp"

namespace dossier::repl {

namespace {

/// The nearest of `known` as a hint, or all of them.
std::string nearest_or_all(Language language, std::string_view name, Text all,
                           const std::vector<std::string_view>& known) {
    const auto near = graph::nearest(name, known);
    return near ? say(language, Text::did_you_mean, fmt::arg("name", *near))
                : say(language, all, fmt::arg("names", fmt::join(known, ", ")));
}

double number(Language language, std::string_view name, std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0) {
        misused(say(language, Text::number_needed, fmt::arg("name", name), fmt::arg("value", text)));
    }
    return value;
}

template <typename Count>
Count whole_number(Language language, std::string_view name, std::string_view text) {
    Count value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value == 0) {
        misused(say(language, Text::whole_number_needed, fmt::arg("name", name),
                    fmt::arg("most", std::numeric_limits<Count>::max()), fmt::arg("value", text)));
    }
    return value;
}

constexpr std::string_view units = "KMGT";

/// `512M`, `2G`, `100000`.
std::size_t bytes(Language language, std::string_view name, std::string_view text) {
    double factor = 1;
    std::string_view digits = text;
    if (digits.ends_with('B')) digits.remove_suffix(1);
    if (!digits.empty()) {
        if (const std::size_t unit = units.find(digits.back()); unit != std::string_view::npos) {
            factor = std::pow(1024.0, static_cast<double>(unit + 1));
            digits.remove_suffix(1);
        }
    }
    const double size = number(language, name, digits) * factor;
    if (size < 1) misused(say(language, Text::less_than_a_byte, fmt::arg("name", name), fmt::arg("value", text)));
    if (size >= 0x1p63) misused(say(language, Text::too_large, fmt::arg("name", name), fmt::arg("value", text)));
    return static_cast<std::size_t>(size);
}

/// The shortest text that `bytes` reads as `size`.
std::string size_text(std::size_t size) {
    std::size_t unit = 0;
    while (unit < units.size() && size > 0 && size % 1024 == 0) {
        size /= 1024;
        ++unit;
    }
    return unit == 0 ? fmt::format("{}", size) : fmt::format("{}{}", size, units[unit - 1]);
}

/// `values`   all that will do, the last two with `or` between
[[noreturn]] void none_of(Language language, std::string_view name, std::string_view values, std::string_view value) {
    misused(say(language, Text::one_of_values, fmt::arg("name", name), fmt::arg("values", values),
                fmt::arg("value", value)));
}

bool on_or_off(Language language, std::string_view name, std::string_view value) {
    if (value != "on" && value != "off") {
        none_of(language, name, fmt::format("on {} off", say(language, Text::or_between)), value);
    }
    return value == "on";
}

std::string on_or_off(bool value) { return value ? "on" : "off"; }

void set_format(Settings& settings, std::string_view value) {
    if (value != "auto" && print::format_named(value) == nullptr) {
        std::vector<std::string_view> names;
        for (const print::Format& known : print::formats()) names.push_back(known.name);
        misused(say(settings.language, Text::no_such_format, fmt::arg("name", value)),
                nearest_or_all(settings.language, value, Text::formats_are, names));
    }
    settings.format = print::format_named(value);
}

constexpr std::array<std::string_view, 3> color_choices{"auto", "always", "never"};  // in the order of ColorChoice

void set_color(Settings& settings, std::string_view value) {
    const auto* const found = std::ranges::find(color_choices, value);
    if (found == color_choices.end()) {
        none_of(settings.language, "color",
                fmt::format("auto, always {} never", say(settings.language, Text::or_between)), value);
    }
    settings.color = static_cast<ColorChoice>(found - color_choices.begin());
}

void set_language(Settings& settings, std::string_view value) {
    const auto found = language_named(value);
    if (!found) {
        none_of(settings.language, "language", fmt::format("nl {} en", say(settings.language, Text::or_between)),
                value);
    }
    settings.language = *found;
}

void set_timeout(Settings& settings, std::string_view value) {
    settings.timeout.reset();
    if (value == "none") return;
    settings.timeout = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>{std::min(number(settings.language, "timeout", value), 1e9)});
}

std::string timeout_text(const Settings& settings) {
    return settings.timeout ? fmt::format("{}", std::chrono::duration<double>{*settings.timeout}.count()) : "none";
}

void set_import_directory(Settings& settings, std::string_view value) {
    settings.import_directory.reset();
    if (value == "none") return;
    std::error_code error;
    std::filesystem::path path = std::filesystem::canonical(value, error);
    if (error || !std::filesystem::is_directory(path, error)) {
        misused(
            say(settings.language, Text::no_directory, fmt::arg("name", "import-directory"), fmt::arg("value", value)));
    }
    settings.import_directory = std::move(path);
}

constexpr auto queries = OptionKind::queries;
constexpr auto output = OptionKind::output;

constexpr std::array all_options{
    Option{"format", "auto|table|box|line|markdown|csv|tsv|json|jsonl|dot|html",
           "how results are printed; auto: a table on a terminal, tsv elsewhere", output, set_format,
           [](const Settings& s) { return s.format == nullptr ? "auto" : std::string{s.format->name}; }},
    Option{"max-rows", "N", "rows that a terminal is shown, or all; pipes and files get all", output,
           [](Settings& s, std::string_view v) {
               s.max_rows = v == "all" ? 0 : whole_number<std::size_t>(s.language, "max-rows", v);
           },
           [](const Settings& s) { return s.max_rows == 0 ? "all" : fmt::format("{}", s.max_rows); }},
    Option{"pager", "on|off", "what is longer than the screen is shown by $PAGER, or else by less", output,
           [](Settings& s, std::string_view v) { s.pager = on_or_off(s.language, "pager", v); },
           [](const Settings& s) { return on_or_off(s.pager); }},
    Option{"null", "TEXT", "what csv and tsv print for null; auto: nothing in csv, null in tsv", output,
           [](Settings& s, std::string_view v) {
               s.null_text = v == "auto" ? std::nullopt : std::optional<std::string>{v};
           },
           [](const Settings& s) { return s.null_text.value_or("auto"); }},
    Option{"csv-guard", "on|off", "csv and tsv: a quote before text that a spreadsheet would run as a formula", output,
           [](Settings& s, std::string_view v) { s.csv_guard = on_or_off(s.language, "csv-guard", v); },
           [](const Settings& s) { return on_or_off(s.csv_guard); }},
    Option{"color", "auto|always|never", "colours; auto: on a terminal, unless NO_COLOR is set", output, set_color,
           [](const Settings& s) { return std::string{color_choices[static_cast<std::size_t>(s.color)]}; }},
    Option{"language", "en|nl", "what the commands speak; else as the locale", output, set_language,
           [](const Settings& s) { return std::string{name(s.language)}; }},
    Option{"timing", "on|off", "the time of each statement is shown", output,
           [](Settings& s, std::string_view v) { s.timing = on_or_off(s.language, "timing", v); },
           [](const Settings& s) { return on_or_off(s.timing); }},
    Option{"quiet", "on|off", "no notices and counts", output,
           [](Settings& s, std::string_view v) { s.quiet = on_or_off(s.language, "quiet", v); },
           [](const Settings& s) { return on_or_off(s.quiet); }},
    Option{"timeout", "SECONDS", "time that a statement may take, or none", queries, set_timeout, timeout_text},
    Option{"memory-limit", "SIZE", "memory that a statement may hold, as 512M or 2G, or none", queries,
           [](Settings& s, std::string_view v) {
               s.memory_limit = v == "none" ? std::nullopt : std::optional{bytes(s.language, "memory-limit", v)};
           },
           [](const Settings& s) { return s.memory_limit ? size_text(*s.memory_limit) : "none"; }},
    Option{"import-directory", "DIR", "LOAD CSV may read the files below it; else none", queries, set_import_directory,
           [](const Settings& s) { return s.import_directory ? s.import_directory->string() : "none"; }},
    Option{"threads", "N", "threads that a query may use", queries,
           [](Settings& s, std::string_view v) { s.threads = whole_number<std::uint32_t>(s.language, "threads", v); },
           [](const Settings& s) { return fmt::format("{}", s.threads); }},
};

}  // namespace

std::vector<std::string_view> Option::choices() const {
    std::vector<std::string_view> all;
    if (values.find('|') == std::string_view::npos) return all;
    for (std::size_t at = 0; at <= values.size();) {
        const std::size_t end = std::min(values.find('|', at), values.size());
        all.push_back(values.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

std::span<const Option> options() { return all_options; }

const Option& option_named(std::string_view name, Language language) {
    const auto* const found = std::ranges::find(all_options, name, &Option::name);
    if (found != all_options.end()) return *found;
    std::vector<std::string_view> names;
    for (const Option& known : all_options) names.push_back(known.name);
    misused(say(language, Text::no_such_option, fmt::arg("name", name)),
            nearest_or_all(language, name, Text::options_are, names));
}

}  // namespace dossier::repl

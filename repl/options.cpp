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

#include "graph/error.hpp"
#include "graph/names.hpp"

namespace dossier::repl {

namespace {

[[noreturn]] void wrong(std::string message, std::string hint = {}) {
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = graph::ErrorCode::wrong_usage,
                        .message = std::move(message),
                        .where = {},
                        .hint = std::move(hint)}};
}

/// The nearest of `known` as a hint, or all of them.
std::string nearest_or_all(std::string_view name, std::string_view kind, const std::vector<std::string_view>& known) {
    const auto near = graph::nearest(name, known);
    return near ? fmt::format("did you mean `{}`?", *near) : fmt::format("{}: {}", kind, fmt::join(known, ", "));
}

double number(std::string_view name, std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0) {
        wrong(fmt::format("{} needs a number above 0, not `{}`", name, text));
    }
    return value;
}

template <typename Count>
Count whole_number(std::string_view name, std::string_view text) {
    Count value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || value == 0) {
        wrong(fmt::format("{} needs a whole number from 1 to {}, not `{}`", name, std::numeric_limits<Count>::max(),
                          text));
    }
    return value;
}

constexpr std::string_view units = "KMGT";

/// `512M`, `2G`, `100000`.
std::size_t bytes(std::string_view name, std::string_view text) {
    double factor = 1;
    std::string_view digits = text;
    if (digits.ends_with('B')) digits.remove_suffix(1);
    if (!digits.empty()) {
        if (const std::size_t unit = units.find(digits.back()); unit != std::string_view::npos) {
            factor = std::pow(1024.0, static_cast<double>(unit + 1));
            digits.remove_suffix(1);
        }
    }
    const double size = number(name, digits) * factor;
    if (size < 1) wrong(fmt::format("{} is less than a byte: `{}`", name, text));
    if (size >= 0x1p63) wrong(fmt::format("{} is too large: `{}`", name, text));
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

bool on_or_off(std::string_view name, std::string_view value) {
    if (value != "on" && value != "off") wrong(fmt::format("{} is on or off, not `{}`", name, value));
    return value == "on";
}

std::string on_or_off(bool value) { return value ? "on" : "off"; }

void set_format(Settings& settings, std::string_view value) {
    if (value != "auto" && print::format_named(value) == nullptr) {
        std::vector<std::string_view> names;
        for (const print::Format& known : print::formats()) names.push_back(known.name);
        wrong(fmt::format("there is no format `{}`", value), nearest_or_all(value, "the formats are", names));
    }
    settings.format = print::format_named(value);
}

constexpr std::array<std::string_view, 3> color_choices{"auto", "always", "never"};  // in the order of ColorChoice

void set_color(Settings& settings, std::string_view value) {
    const auto* const found = std::ranges::find(color_choices, value);
    if (found == color_choices.end()) wrong(fmt::format("color is auto, always or never, not `{}`", value));
    settings.color = static_cast<ColorChoice>(found - color_choices.begin());
}

void set_language(Settings& settings, std::string_view value) {
    const auto found = language_named(value);
    if (!found) wrong(fmt::format("language is nl or en, not `{}`", value));
    settings.language = *found;
}

void set_timeout(Settings& settings, std::string_view value) {
    settings.timeout.reset();
    if (value == "none") return;
    settings.timeout = std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::duration<double>{std::min(number("timeout", value), 1e9)});
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
        wrong(fmt::format("import-directory is a directory, and `{}` is none", value));
    }
    settings.import_directory = std::move(path);
}

constexpr auto queries = OptionKind::queries;
constexpr auto output = OptionKind::output;

constexpr std::array all_options{
    Option{"format", "auto|table|box|line|markdown|csv|tsv|json|jsonl|dot|html",
           "how results are printed; auto: a table on a terminal, tsv elsewhere", output, set_format,
           [](const Settings& s) { return s.format == nullptr ? "auto" : std::string{s.format->name}; }},
    Option{
        "max-rows", "N", "rows that a terminal is shown, or all; pipes and files get all", output,
        [](Settings& s, std::string_view v) { s.max_rows = v == "all" ? 0 : whole_number<std::size_t>("max-rows", v); },
        [](const Settings& s) { return s.max_rows == 0 ? "all" : fmt::format("{}", s.max_rows); }},
    Option{"pager", "on|off", "what is longer than the screen is shown by $PAGER, or else by less", output,
           [](Settings& s, std::string_view v) { s.pager = on_or_off("pager", v); },
           [](const Settings& s) { return on_or_off(s.pager); }},
    Option{"null", "TEXT", "what csv and tsv print for null; auto: nothing in csv, null in tsv", output,
           [](Settings& s, std::string_view v) {
               s.null_text = v == "auto" ? std::nullopt : std::optional<std::string>{v};
           },
           [](const Settings& s) { return s.null_text.value_or("auto"); }},
    Option{"csv-guard", "on|off", "csv and tsv: a quote before text that a spreadsheet would run as a formula", output,
           [](Settings& s, std::string_view v) { s.csv_guard = on_or_off("csv-guard", v); },
           [](const Settings& s) { return on_or_off(s.csv_guard); }},
    Option{"color", "auto|always|never", "colours; auto: on a terminal, unless NO_COLOR is set", output, set_color,
           [](const Settings& s) { return std::string{color_choices[static_cast<std::size_t>(s.color)]}; }},
    Option{"language", "en|nl", "what the commands that look at the graph speak; else as the locale", output,
           set_language, [](const Settings& s) { return std::string{name(s.language)}; }},
    Option{"timing", "on|off", "the time of each statement is shown", output,
           [](Settings& s, std::string_view v) { s.timing = on_or_off("timing", v); },
           [](const Settings& s) { return on_or_off(s.timing); }},
    Option{"quiet", "on|off", "no notices and counts", output,
           [](Settings& s, std::string_view v) { s.quiet = on_or_off("quiet", v); },
           [](const Settings& s) { return on_or_off(s.quiet); }},
    Option{"timeout", "SECONDS", "time that a statement may take, or none", queries, set_timeout, timeout_text},
    Option{"memory-limit", "SIZE", "memory that a statement may hold, as 512M or 2G, or none", queries,
           [](Settings& s, std::string_view v) {
               s.memory_limit = v == "none" ? std::nullopt : std::optional{bytes("memory-limit", v)};
           },
           [](const Settings& s) { return s.memory_limit ? size_text(*s.memory_limit) : "none"; }},
    Option{"import-directory", "DIR", "LOAD CSV may read the files below it; else none", queries, set_import_directory,
           [](const Settings& s) { return s.import_directory ? s.import_directory->string() : "none"; }},
    Option{"threads", "N", "threads that a query may use", queries,
           [](Settings& s, std::string_view v) { s.threads = whole_number<std::uint32_t>("threads", v); },
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

const Option& option_named(std::string_view name) {
    const auto* const found = std::ranges::find(all_options, name, &Option::name);
    if (found != all_options.end()) return *found;
    std::vector<std::string_view> names;
    for (const Option& known : all_options) names.push_back(known.name);
    wrong(fmt::format("there is no option `{}`", name), nearest_or_all(name, "the options are", names));
}

}  // namespace dossier::repl

#include "repl/options.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/storage.hpp"
#include "graph/value_json.hpp"

namespace dossier::repl {

using graph::Error;
using graph::ErrorCode;
using graph::ErrorType;

namespace {

[[noreturn]] void wrong(std::string message, std::string hint = {}) {
    throw Error{{.type = ErrorType::argument_error,
                 .code = ErrorCode::wrong_usage,
                 .message = std::move(message),
                 .where = {},
                 .hint = std::move(hint)}};
}

double number(std::string_view name, std::string_view text) {
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value <= 0) {
        wrong(fmt::format("{} needs a number above 0, not `{}`", name, text));
    }
    return value;
}

/// `512M`, `2G`, `100000`.
std::size_t bytes(std::string_view name, std::string_view text) {
    constexpr std::string_view units = "KMGT";
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
    if (size >= 0x1p63) wrong(fmt::format("{} is too large: `{}`", name, text));
    return static_cast<std::size_t>(size);
}

bool on_or_off(std::string_view name, std::string_view value) {
    if (value != "on" && value != "off") wrong(fmt::format("{} is on or off, not `{}`", name, value));
    return value == "on";
}

const print::Format& format(std::string_view value) {
    if (const print::Format* const found = print::format_named(value)) return *found;
    std::vector<std::string_view> names;
    std::string all;
    for (const print::Format& known : print::formats()) {
        names.push_back(known.name);
        all += fmt::format("{}{}", all.empty() ? "" : ", ", known.name);
    }
    const auto near = graph::nearest(value, names);
    wrong(fmt::format("there is no format `{}`", value),
          near ? fmt::format("did you mean `{}`?", *near) : fmt::format("the formats are {}", all));
}

ColorChoice color(std::string_view value) {
    if (value == "auto") return ColorChoice::automatic;
    if (value == "always") return ColorChoice::always;
    if (value == "never") return ColorChoice::never;
    wrong(fmt::format("color is auto, always or never, not `{}`", value));
}

Language language(std::string_view value) {
    const auto found = language_named(value);
    if (!found) wrong(fmt::format("language is nl or en, not `{}`", value));
    return *found;
}

std::filesystem::path directory(std::string_view name, std::string_view value) {
    std::error_code error;
    std::filesystem::path path = std::filesystem::canonical(value, error);
    if (error || !std::filesystem::is_directory(path, error)) {
        wrong(fmt::format("{} is a directory, and `{}` is none", name, value));
    }
    return path;
}

}  // namespace

std::span<const Option> options() {
    static const std::vector<std::string_view> switches{"on", "off"}, colors{"auto", "always", "never"},
        languages{"en", "nl"};
    static const std::vector<std::string_view> formats = [] {
        std::vector<std::string_view> names;
        for (const print::Format& format : print::formats()) names.push_back(format.name);
        return names;
    }();
    static const std::array all{
        Option{"format", formats, [](Settings& settings, auto value) { settings.format = &format(value); }},
        Option{"timing", switches,
               [](Settings& settings, auto value) { settings.timing = on_or_off("timing", value); }},
        Option{"quiet", switches, [](Settings& settings, auto value) { settings.quiet = on_or_off("quiet", value); }},
        Option{"color", colors, [](Settings& settings, auto value) { settings.color = color(value); }},
        Option{"timeout",
               {},
               [](Settings& settings, auto value) {
                   settings.timeout = std::chrono::duration_cast<std::chrono::nanoseconds>(
                       std::chrono::duration<double>{std::min(number("timeout", value), 1e9)});
               }},
        Option{"memory-limit",
               {},
               [](Settings& settings, auto value) { settings.memory_limit = bytes("memory-limit", value); }},
        Option{
            "import-directory",
            {},
            [](Settings& settings, auto value) { settings.import_directory = directory("import-directory", value); }},
        Option{"language", languages, [](Settings& settings, auto value) { settings.language = language(value); }},
    };
    return all;
}

void set_option(Settings& settings, std::string_view name, std::string_view value) {
    const auto all = options();
    const auto found = std::ranges::find(all, name, &Option::name);
    if (found != all.end()) return found->set(settings, value);
    std::vector<std::string_view> names;
    for (const Option& option : all) names.push_back(option.name);
    const auto near = graph::nearest(name, names);
    wrong(fmt::format("there is no option `{}`", name),
          near ? fmt::format("did you mean `{}`?", *near) : fmt::format("{}", fmt::join(names, ", ")));
}

graph::Value literal_value(std::string_view text) {
    try {
        graph::KnowledgeBase empty = graph::KnowledgeBase::in_memory();
        const query::Statement statement = query::prepare(fmt::format("RETURN ({}) AS value", text));
        if (!statement.writes() && statement.columns().size() == 1) {
            const query::Result result = statement.run(empty.graph());
            if (result.rows.size() == 1) return result.rows.front().front();
        }
    } catch (const Error&) {
        // not Cypher, so it is meant as it stands
    }
    return graph::Value{text};
}

std::pair<std::string, graph::Value> parameter(std::string_view text) {
    const std::size_t sign = text.find('=');
    if (sign == std::string_view::npos || sign == 0) {
        wrong(fmt::format("`{}` is no parameter", text), "write NAME=VALUE");
    }
    return {std::string{text.substr(0, sign)}, literal_value(text.substr(sign + 1))};
}

query::Parameters parameters_from(const std::filesystem::path& file) {
    const graph::Value value = graph::from_json(read_text_file(file));
    if (!value.is(graph::ValueKind::map)) {
        wrong(fmt::format("`{}` holds no JSON object", file.string()), "write {\"name\": value, …}");
    }
    query::Parameters parameters;
    for (const auto& [name, member] : value.as_map()) parameters.insert_or_assign(name, member);
    return parameters;
}

std::string read_text_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    if (!file.is_open() || file.bad() || std::filesystem::is_directory(path)) {
        throw Error{{.type = ErrorType::file_error,
                     .code = ErrorCode::unreadable_data,
                     .message = fmt::format("cannot read `{}`", path.string()),
                     .where = {},
                     .hint = "is it there, and may you read it?"}};
    }
    return text;
}

}  // namespace dossier::repl

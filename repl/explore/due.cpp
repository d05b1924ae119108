#include "repl/explore/due.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/temporal_parse.hpp"
#include "repl/explore/ask.hpp"
#include "repl/language/text.hpp"

namespace dossier::repl::explore {

namespace {

/// `0000`, `0000-00`, `0000-Q0`, `0000-00-00`: each 0 a digit.
bool looks_like(std::string_view text, std::string_view shape) {
    return std::ranges::equal(text, shape,
                              [](char c, char wanted) { return wanted == '0' ? c >= '0' && c <= '9' : c == wanted; });
}

bool is_real(std::string_view day) {
    try {
        static_cast<void>(graph::parse_date(day));
        return true;
    } catch (const graph::Error&) {
        return false;
    }
}

}  // namespace

std::string written_date(std::string_view text, Language language) {
    std::string date{text};
    const bool quarter = looks_like(text, "0000-Q0");
    if (quarter && text.back() >= '1' && text.back() <= '4') {
        date = fmt::format("{}{:02}", text.substr(0, 5), (text.back() - '1') * 3 + 1);
    }
    const bool year = looks_like(date, "0000"), month = looks_like(date, "0000-00");
    const std::string day = date + (year ? "-01-01" : month ? "-01" : "");
    if (!looks_like(day, "0000-00-00") || !is_real(day)) {
        misused(say(language, Text::no_date, fmt::arg("text", text)), say(language, Text::write_a_date));
    }
    return date;
}

}  // namespace dossier::repl::explore

#include "tests/support/running.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "query/own_transaction.hpp"

namespace dossier::tests::support {

namespace {

/// Where the quoted text that opens at `open` closes; a backslash escapes except in a `quoted name`.
std::size_t closing_quote(std::string_view script, std::size_t open) {
    std::size_t at = open + 1;
    while (at < script.size() && script[at] != script[open]) at += script[at] == '\\' && script[open] != '`' ? 2 : 1;
    return at;
}

}  // namespace

Outcome run_statement(graph::PropertyGraph& graph, std::string_view text, const query::Parameters& parameters,
                      const query::Procedures& procedures, const query::Options& options) {
    Phase phase = Phase::compile_time;
    try {
        const query::Statement statement = query::prepare(text, procedures);
        phase = Phase::runtime;
        query::OwnTransaction transaction{graph};
        query::Limits limits;
        limits.timeout = std::chrono::seconds{10};
        query::Result result = statement.run(graph, parameters, limits, options, &transaction);
        transaction.commit();
        return result;
    } catch (const graph::Error& error) {
        return Fault{error.diagnostic(), phase};
    }
}

std::string show(const Fault& fault) {
    return fmt::format("{} at {}: {} ({})", kit_name(fault.diagnostic.type),
                       fault.phase == Phase::compile_time ? "compile time" : "runtime", kit_name(fault.diagnostic.code),
                       fault.diagnostic.message);
}

std::vector<std::string> split_script(std::string_view script) {
    std::vector<std::string> statements;
    std::size_t begin = 0;
    bool blank = true;  // nothing but space and comments since `begin`
    const auto finish = [&](std::size_t end) {
        if (!blank) statements.emplace_back(script.substr(begin, end - begin));
        begin = end + 1;
        blank = true;
    };
    for (std::size_t at = 0; at < script.size(); ++at) {
        const char c = script[at];
        if (c == ';') {
            finish(at);
        } else if (script.substr(at).starts_with("//")) {
            at = std::min(script.find('\n', at), script.size());
        } else if (script.substr(at).starts_with("/*")) {
            at = std::min(script.find("*/", at + 2), script.size() - 2) + 1;
        } else if (std::string_view{" \t\r\n"}.find(c) == std::string_view::npos) {
            blank = false;
            if (c == '\'' || c == '"' || c == '`') at = closing_quote(script, at);
        }
    }
    finish(script.size());
    return statements;
}

}  // namespace dossier::tests::support

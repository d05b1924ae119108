#include "query/syntax/parser.hpp"

#include <utility>

#include "query/syntax/schema_actions.hpp"

namespace dossier::query::syntax {

namespace {

/// Gives up with the farthest failure instead of the rule at which PEGTL gave up.
template <typename Rule>
struct Control : tao::pegtl::normal<Rule> {
    template <typename Input>
    [[noreturn]] static void raise(const Input&, const Build& build) {
        build.fail();
    }
};

using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf, std::string_view>;

}  // namespace

Statement parse(std::string_view text) {
    Build build{text};
    if (build.after_gap(0) == text.size())
        throw graph::Error{{.code = graph::ErrorCode::unexpected_syntax,
                            .message = "the query is empty",
                            .where = graph::SourceSpan{0, text.size()},
                            .hint = "a query reads `MATCH (n) RETURN n`"}};
    Input in{text.data(), text.data() + text.size(), "query"};
    if (!tao::pegtl::parse<grammar::statement, Action, Control>(in, build)) build.fail();
    return std::move(build.statement);
}

}  // namespace dossier::query::syntax

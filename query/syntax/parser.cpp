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

Statement parse(Build& build) {
    Input in{build.text.data(), build.text.data() + build.text.size(), "query"};
    if (!tao::pegtl::parse<grammar::statement, Action, Control>(in, build)) build.fail();
    return std::move(build.statement);
}

}  // namespace

// Most texts are right, and noting all that was wanted in vain takes several times as long as reading them. So a text
// is read without notes, and a wrong one again with them.
Statement parse(std::string_view text) {
    const Layout layout{text};
    Build build{text, layout, false};
    if (build.after_gap(0) == text.size())
        throw graph::Error{{.code = graph::ErrorCode::unexpected_syntax,
                            .message = "the query is empty",
                            .where = graph::SourceSpan{0, text.size()},
                            .hint = "a query reads `MATCH (n) RETURN n`"}};
    try {
        return parse(build);
    } catch (const Unexplained&) {
        Build explaining{text, layout, true};
        return parse(explaining);
    }
}

std::vector<std::string_view> continuations(std::string_view text) {
    const Layout layout{text};
    Build build{text, layout, true};
    try {
        static_cast<void>(parse(build));
    } catch (const graph::Error&) {
        // A beginning is seldom a statement; how far it was read is all that is asked.
    }
    return build.expected.wanted_at(text.size());
}

}  // namespace dossier::query::syntax

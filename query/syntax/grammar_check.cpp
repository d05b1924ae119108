#include "query/syntax/grammar_check.hpp"

#include <tao/pegtl/contrib/analyze.hpp>

#include "query/syntax/build.hpp"
#include "query/syntax/schema_grammar.hpp"

namespace dossier::query::syntax {

namespace {

struct CountedBuild : Build {
    CountedBuild(std::string_view query, const Layout& of_query) : Build{query, of_query, false} {}
    std::size_t attempts = 0;
};

template <typename Rule>
struct CountingControl : tao::pegtl::normal<Rule> {
    template <typename Input>
    static void start(const Input&, CountedBuild& build) {
        ++build.attempts;
    }
    template <typename Input>
    [[noreturn]] static void raise(const Input&, const CountedBuild&) {
        throw Unexplained{};
    }
};

}  // namespace

std::size_t grammar_problems() { return tao::pegtl::analyze<grammar::statement>(); }

// Without actions: what they build never changes which rule is tried next.
std::size_t rule_attempts(std::string_view text) {
    using Input = tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy, tao::pegtl::eol::lf, std::string_view>;
    const Layout layout{text};
    CountedBuild build{text, layout};
    Input in{text.data(), text.data() + text.size(), "query"};
    try {
        (void)tao::pegtl::parse<grammar::statement, tao::pegtl::nothing, CountingControl>(in, build);
    } catch (const Unexplained&) {
    }
    return build.attempts;
}

}  // namespace dossier::query::syntax

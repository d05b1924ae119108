#include <cstddef>
#include <string>

#include <gtest/gtest.h>

#include "query/syntax/grammar_check.hpp"
#include "tests/query/shapes.hpp"

// A rule that reads its inside twice, once for each thing that it may be, doubles the parser's work with every level.
// The work is counted in rules that are tried, so that the tests say the same on every machine.

namespace dossier::query {

namespace {

/// Twice the text is twice the work, and a little for what stands around it.
void grows_with_the_text(const std::string& text, const std::string& twice) {
    const auto once = static_cast<double>(syntax::rule_attempts(text));
    EXPECT_LE(static_cast<double>(syntax::rule_attempts(twice)), 2.2 * once);
}

/// Likewise where the text stops being right: in the middle, and at its end.
void grows_with_the_depth(const Shape& shape, std::size_t levels) {
    SCOPED_TRACE(shape.text(1));
    const Shape unclosed{shape.before, shape.open, shape.middle, "", ""};
    const Shape wrong{shape.before, shape.open, "1 1", shape.close, shape.after};
    const Shape open_end{shape.before, shape.open, shape.middle, shape.close, " ) ] }"};
    grows_with_the_text(shape.text(levels), shape.text(2 * levels));
    for (const Shape& each : {unclosed, wrong, open_end}) {
        grows_with_the_text(each.text(levels / 2), each.text(levels));
    }
}

}  // namespace

TEST(ParserWork, GrowsWithTheDepthAndNoFaster) {
    for (const Shape& shape : shapes) grows_with_the_depth(shape, 100);
    for (const Shape& shape : read_shapes) grows_with_the_depth(shape, 100);
    for (const Shape& shape : mixed_shapes) grows_with_the_depth(shape, 25);
}

TEST(ParserWork, GrowsWithTheLengthAndNoFaster) {
    for (const Shape& chain : chains) grows_with_the_depth(chain, 1'000);
    for (const Shape& chain : operator_chains) grows_with_the_depth(chain, 1'000);
}

}  // namespace dossier::query

#include "tests/metamorphic/expression.hpp"

#include <algorithm>

namespace dossier::tests::metamorphic {

namespace {

/// Every part of `expression`, however deep, that is of its own sort.
void collect_of_sort(const Expression& expression, Sort sort, std::vector<Expression>& found) {
    for (const Expression& part : expression.parts) {
        if (part.sort == sort) {
            found.push_back(part);
        } else {
            collect_of_sort(part, sort, found);
        }
    }
}

}  // namespace

std::string text(const Expression& expression) {
    std::string written;
    auto part = expression.parts.begin();
    for (const char c : expression.form) {
        if (c == '#') {
            written += text(*part++);
        } else {
            written += c;
        }
    }
    return expression.parts.empty() ? written : "(" + written + ")";
}

bool may_fail(const Expression& expression) {
    return expression.form == "# / #" || std::ranges::any_of(expression.parts, may_fail);
}

std::vector<Expression> simpler(const Expression& expression) {
    std::vector<Expression> found;
    if (expression.form != "null" && expression.form != "true") {
        found.push_back({expression.sort, "null", {}});
        if (expression.sort == Sort::truth) found.push_back({Sort::truth, "true", {}});
        collect_of_sort(expression, expression.sort, found);
    }
    for (std::size_t at = 0; at < expression.parts.size(); ++at) {
        for (Expression& part : simpler(expression.parts[at])) {
            found.push_back(expression);
            found.back().parts[at] = std::move(part);
        }
    }
    return found;
}

}  // namespace dossier::tests::metamorphic

// The grammar of random expressions. Its texts, numbers and lists are of these kinds or null, so that no operator
// refuses them; what is stored under `k` may be anything, and goes only where anything may.

#include <array>
#include <utility>

#include "tests/metamorphic/expression.hpp"
#include "tests/metamorphic/literals.hpp"

namespace dossier::tests::metamorphic {

namespace {

using namespace std::string_view_literals;

class Writer {
public:
    Writer(Random& random, Scope scope) : random_{random}, scope_{std::move(scope)} {}

    [[nodiscard]] Expression truth(std::size_t depth) {
        if (depth == 0) return simple_truth();
        const std::size_t less = depth - 1;
        switch (random_.below(16)) {
        case 0: return make(Sort::truth, "NOT #", truth(less));
        case 1: return make(Sort::truth, "# AND #", truth(less), truth(less));
        case 2: return make(Sort::truth, "# OR #", truth(less), truth(less));
        case 3: return make(Sort::truth, "# XOR #", truth(less), truth(less));
        case 4:
        case 5: return make(Sort::truth, comparison(), value(less), value(less));
        case 6: return make(Sort::truth, comparison(), number(less), number(less));
        case 7: return make(Sort::truth, comparison(), moment(), moment());
        case 8: return make(Sort::truth, "# < # <= #", value(less), value(less), value(less));
        case 9: return make(Sort::truth, random_.one_in(2) ? "# IS NULL" : "# IS NOT NULL", value(less));
        case 10: return make(Sort::truth, "# IN #", value(less), list(less));
        case 11: return make(Sort::truth, text_test(), text(less), text(less));
        case 12: return make(Sort::truth, "CASE WHEN # THEN # ELSE # END", truth(less), truth(less), truth(less));
        case 13: return quantified(less);
        case 14: return make(Sort::truth, "coalesce(#, #)", truth(less), truth(less));
        default: return simple_truth();
        }
    }

    [[nodiscard]] Expression value(std::size_t depth) {
        if (depth == 0) return simple_value();
        const std::size_t less = depth - 1;
        switch (random_.below(12)) {
        case 0: return make(Sort::value, "coalesce(#, #)", value(less), value(less));
        case 1: return make(Sort::value, "CASE WHEN # THEN # ELSE # END", truth(less), value(less), value(less));
        case 2: return make(Sort::value, "CASE # WHEN # THEN # END", value(less), value(less), value(less));
        case 3: return make(Sort::value, "head(#)", list(less));
        case 4: return make(Sort::value, "#[" + std::to_string(random_.below(3)) + "]", list(less));
        case 5: return make(Sort::value, "nullIf(#, #)", value(less), value(less));
        case 6: return make(Sort::value, "#", number(less));
        case 7: return make(Sort::value, "#", text(less));
        case 8: return make(Sort::value, "#", list(less));
        case 9: return make(Sort::value, "{a: #, b: #}", value(less), value(less));
        default: return simple_value();
        }
    }

    [[nodiscard]] Expression number(std::size_t depth) {
        if (depth == 0) return simple_number();
        const std::size_t less = depth - 1;
        switch (random_.below(8)) {
        case 0: return make(Sort::number, "# + #", number(less), number(less));
        case 1: return make(Sort::number, "# - #", number(less), number(less));
        case 2: return make(Sort::number, "# * #", number(less), number(less));
        case 3: return make(Sort::number, "size(#)", list(less));
        case 4: return make(Sort::number, "size(#)", text(less));
        case 5:
            if (random_.one_in(3)) return make(Sort::number, "# / #", number(less), number(less));
            return make(Sort::number, "-#", number(less));
        case 6: return make(Sort::number, "CASE WHEN # THEN # END", truth(less), number(less));
        default: return simple_number();
        }
    }

private:
    template <typename... Parts>
    static Expression make(Sort sort, std::string form, Parts... parts) {
        Expression made{sort, std::move(form), {}};
        (made.parts.push_back(std::move(parts)), ...);
        return made;
    }

    static Expression leaf(Sort sort, std::string form) { return {sort, std::move(form), {}}; }

    [[nodiscard]] bool has_elements() const { return !scope_.nodes.empty() || !scope_.relationships.empty(); }

    [[nodiscard]] std::string element() {
        const std::size_t at = random_.below(scope_.nodes.size() + scope_.relationships.size());
        return at < scope_.nodes.size() ? scope_.nodes[at] : scope_.relationships[at - scope_.nodes.size()];
    }

    /// `n0.k`, or null where nothing is in view.
    [[nodiscard]] Expression property(Sort sort, std::string_view key) {
        return leaf(sort, has_elements() ? element() + "." + std::string{key} : "null");
    }

    [[nodiscard]] std::string comparison() {
        static constexpr std::array operators{"# = #"sv, "# <> #"sv, "# < #"sv, "# <= #"sv, "# > #"sv, "# >= #"sv};
        return random_.any(operators);
    }

    [[nodiscard]] std::string text_test() {
        static constexpr std::array tests{"# STARTS WITH #"sv, "# ENDS WITH #"sv, "# CONTAINS #"sv, "# < #"sv,
                                          "# =~ #"sv};
        return random_.any(tests);
    }

    [[nodiscard]] Expression simple_truth() {
        static constexpr std::array constants{"true"sv, "false"sv, "null"sv};
        if (!has_elements() || random_.one_in(8)) return leaf(Sort::truth, random_.any(constants));
        if (scope_.nodes.empty()) {
            if (random_.one_in(2)) return property(Sort::truth, "t");
            return leaf(Sort::truth, element() + ".k = " + random_.any(stored_values));
        }
        const std::string node = random_.any(scope_.nodes);
        switch (random_.below(8)) {
        case 0: return leaf(Sort::truth, node + ":" + random_.any(labels));
        case 1: return leaf(Sort::truth, "(" + node + ":" + random_.any(labels) + "|" + random_.any(labels) + ")");
        case 2: return leaf(Sort::truth, node + ":!" + random_.any(labels) + "&" + random_.any(labels));
        case 3: return leaf(Sort::truth, "exists((" + node + ")-[:" + random_.any(types) + "]->())");
        case 4: return leaf(Sort::truth, "EXISTS { (" + node + ")<--(z) WHERE z.t }");
        case 5: return leaf(Sort::truth, node + ".k = " + random_.any(stored_values));
        case 6: return leaf(Sort::truth, "id(" + node + ") = " + std::to_string(random_.below(6)));
        default: return property(Sort::truth, "t");
        }
    }

    [[nodiscard]] Expression simple_value() {
        if (!scope_.values.empty() && random_.one_in(2)) return leaf(Sort::value, random_.any(scope_.values));
        if (has_elements()) {
            switch (random_.below(8)) {
            case 0: return leaf(Sort::value, element());
            case 1: return leaf(Sort::value, element() + "['k']");
            case 2: return leaf(Sort::value, "properties(" + element() + ")");
            case 3:
            case 4:
            case 5: return property(Sort::value, "k");
            case 6: return property(Sort::value, "d");
            default: break;
            }
        }
        return leaf(Sort::value, random_.one_in(5) ? "null" : "(" + random_.any(stored_values) + ")");
    }

    [[nodiscard]] Expression simple_number() {
        static constexpr std::array constants{"0"sv, "1"sv, "2"sv, "-3"sv, "0.5"sv, "null"sv};
        if (!scope_.walks.empty() && random_.one_in(4)) {
            return leaf(Sort::number, "size(" + random_.any(scope_.walks) + ")");
        }
        if (!has_elements() || random_.one_in(3)) return leaf(Sort::number, random_.any(constants));
        return random_.one_in(4) ? leaf(Sort::number, "id(" + element() + ")") : property(Sort::number, "i");
    }

    [[nodiscard]] Expression text(std::size_t depth) {
        if (depth > 0 && random_.one_in(4)) {
            switch (random_.below(3)) {
            case 0: return make(Sort::text, "toUpper(#)", text(depth - 1));
            case 1: return make(Sort::text, "# + #", text(depth - 1), text(depth - 1));
            default: return make(Sort::text, "CASE WHEN # THEN # END", truth(depth - 1), text(depth - 1));
            }
        }
        if (!scope_.relationships.empty() && random_.one_in(4)) {
            return leaf(Sort::text, "type(" + random_.any(scope_.relationships) + ")");
        }
        if (random_.one_in(3)) return leaf(Sort::text, random_.one_in(5) ? "null" : random_.any(texts));
        return property(Sort::text, "s");
    }

    [[nodiscard]] Expression moment() {
        if (random_.one_in(3)) return leaf(Sort::value, random_.any(dates));
        return property(Sort::value, "d");
    }

    [[nodiscard]] Expression list(std::size_t depth) {
        static constexpr std::array constants{
            "[]"sv, "[1, null]"sv, "[1, 2.0, 'a']"sv, "[0.0 / 0.0, null, 'ab']"sv, "[[1, 2], [null]]"sv, "null"sv};
        if (depth > 0 && random_.one_in(2)) {
            const std::size_t less = depth - 1;
            if (random_.one_in(3)) return filtered(less);
            return make(Sort::list, "[#, #]", value(less), value(less));
        }
        if (!scope_.nodes.empty() && random_.one_in(4)) {
            return leaf(Sort::list, "labels(" + random_.any(scope_.nodes) + ")");
        }
        return leaf(Sort::list, random_.any(constants));
    }

    /// A writer that also sees the element of a list, by a name of its own.
    [[nodiscard]] std::pair<std::string, Writer> inner() const {
        const std::string name = "e" + std::to_string(scope_.values.size());
        Scope scope = scope_;
        scope.values.push_back(name);
        return {name, Writer{random_, std::move(scope)}};
    }

    [[nodiscard]] Expression quantified(std::size_t depth) {
        static constexpr std::array words{"all"sv, "any"sv, "none"sv, "single"sv};
        auto [name, writer] = inner();
        return make(Sort::truth, random_.any(words) + "(" + name + " IN # WHERE #)", list(depth), writer.truth(depth));
    }

    [[nodiscard]] Expression filtered(std::size_t depth) {
        auto [name, writer] = inner();
        return make(Sort::list, "[" + name + " IN # WHERE # | #]", list(depth), writer.truth(depth),
                    writer.value(depth));
    }

    Random& random_;
    Scope scope_;
};

}  // namespace

Expression random_truth(Random& random, const Scope& scope, std::size_t depth) {
    return Writer{random, scope}.truth(depth);
}

Expression random_condition(Random& random, const Scope& scope, std::size_t depth) {
    Expression truth = random_truth(random, scope, depth);
    switch (random.below(8)) {
    case 0: return {Sort::truth, "true", {}};
    case 1:
    case 2: return {Sort::truth, "coalesce(#, true)", {std::move(truth)}};
    case 3:
    case 4: return {Sort::truth, "NOT coalesce(#, false)", {std::move(truth)}};
    case 5: return {Sort::truth, "# OR #", {std::move(truth), random_truth(random, scope, depth)}};
    case 6: {
        const auto& elements = scope.nodes.empty() ? scope.relationships : scope.nodes;
        if (elements.empty()) return truth;
        return {Sort::truth, "# OR #", {std::move(truth), {Sort::truth, random.any(elements) + ".i > 0", {}}}};
    }
    default: return truth;
    }
}

Expression random_value(Random& random, const Scope& scope, std::size_t depth) {
    return Writer{random, scope}.value(depth);
}

Expression random_number(Random& random, const Scope& scope, std::size_t depth) {
    return Writer{random, scope}.number(depth);
}

}  // namespace dossier::tests::metamorphic

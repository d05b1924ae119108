// Times the deepest and the largest texts: each must be answered or refused at once.
//
//   dossier_limits_bench [deep|large]
//
// `deep`: every construct that holds itself, 200 levels of it, parsed, bound and planned. `large`: texts of 10 MB and
// lists of a million values, parsed, bound, planned and run on an empty graph. Lines are sorted by time, the longest
// last.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "graph/change.hpp"
#include "graph/error.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"
#include "tests/query/shapes.hpp"

namespace {

namespace graph = dossier::graph;
namespace query = dossier::query;

constexpr std::size_t megabytes = 10'000'000;
constexpr std::size_t million = 1'000'000;

struct Line {
    double milliseconds;
    std::string text;
};

/// How long `work` takes, and what it says: nothing, or the error that it ends with.
Line timed(std::string_view name, const std::function<void()>& work) {
    std::string end = "done";
    const auto start = std::chrono::steady_clock::now();
    try {
        work();
    } catch (const graph::Error& error) {
        end = error.diagnostic().message;
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return {took.count(), fmt::format("{:9.1f} ms  {:<44} {}", took.count(), name.substr(0, 44), end.substr(0, 76))};
}

void print(std::vector<Line> lines) {
    std::ranges::sort(lines, {}, &Line::milliseconds);
    for (const Line& line : lines) fmt::print("{}\n", line.text);
}

void deep() {
    std::vector<Line> lines;
    const graph::PropertyGraph empty;
    const auto take = [&](const query::Shape& shape) {
        const std::string text = shape.text(200);
        lines.push_back(timed(shape.text(1), [&] { (void)query::prepare(text).explain(empty); }));
    };
    for (const query::Shape& shape : query::shapes) take(shape);
    for (const query::Shape& shape : query::read_shapes) take(shape);
    for (const query::Shape& shape : query::mixed_shapes) take(shape);
    print(std::move(lines));
}

std::string repeated(std::string_view before, std::string_view part, std::string_view after) {
    std::string text{before};
    text.reserve(megabytes + before.size() + part.size() + after.size());
    while (text.size() < megabytes) text += part;
    return text.append(after);
}

/// `part` with every `#` a number of its own, `times` times over.
std::string numbered(std::string_view before, std::string_view part, std::size_t times, std::string_view after) {
    std::string text{before};
    for (std::size_t i = 0; i < times; ++i) {
        for (const char c : part) {
            if (c == '#') {
                fmt::format_to(std::back_inserter(text), "{}", i);
            } else {
                text += c;
            }
        }
    }
    return text.append(after);
}

struct Large {
    std::string_view name;
    std::string text;
};

std::vector<Large> lists() {
    return {
        {"RETURN a list of a million", numbered("RETURN [0", ", #", million, "]")},
        {"UNWIND a list of a million", numbered("UNWIND [0", ", #", million, "] AS x RETURN count(x)")},
        {"IN a list of a million", numbered("MATCH (n) WHERE n.x IN [0", ", #", million, "] RETURN n")},
        {"a list of a million texts", numbered("RETURN size(['a'", ", 'text #'", million, "])")},
        {"a list of 100 000 maps", numbered("UNWIND [{}", ", {id: #, name: 'n#'}", million / 10, "] AS x RETURN count(x)")},
        {"a map of a million", numbered("RETURN size(keys({a: 0", ", k#: #", million, "}))")},
        {"a call with a million arguments", numbered("RETURN coalesce(0", ", #", million, ")")},
        {"a million WHENs", numbered("RETURN CASE 1", " WHEN # THEN #", million, " END")},
        {"a list of five million", repeated("RETURN [0", ",1", "]")},
    };
}

std::vector<Large> long_clauses() {
    return {
        {"a WHERE of ORs", repeated("MATCH (n) WHERE n.x = 1", " OR n.x = 1", " RETURN n")},
        {"a sum", repeated("RETURN 1", " + 1", "")},
        {"properties of properties", repeated("RETURN {}", ".a", "")},
        {"CREATE clauses", repeated("", "CREATE (:A {x: 1}) ", "")},
        {"CREATE clauses with variables", numbered("", "CREATE (n#:A {x: 1}) ", 400'000, "")},
        {"one CREATE of nodes", repeated("CREATE ()", ", (:A {x: 1})", "")},
        {"one CREATE of a chain", repeated("CREATE ()", "-[:T]->()", "")},
        {"one MATCH of nodes", repeated("MATCH ()", ", (:A {x: 1})", " RETURN 1")},
        {"one MATCH of a chain", repeated("MATCH ()", "-->()", " RETURN 1")},
        {"a label of alternatives", repeated("MATCH (n:A", "|A", ") RETURN n")},
        {"SET items", repeated("MATCH (n) SET n.x = 1", ", n.x = 1", "")},
        {"SET clauses", repeated("MATCH (n)", " SET n.x = 1", "")},
        {"WITH clauses", repeated("", "WITH 1 AS x ", "RETURN x")},
        {"LET clauses", numbered("", "LET v# = 1 ", 600'000, "RETURN 1")},
        {"NEXT parts", repeated("RETURN 1 AS x", " NEXT RETURN x", "")},
        {"UNION branches", repeated("RETURN 1 AS x", " UNION RETURN 1 AS x", "")},
        {"MERGE clauses", repeated("", "MERGE (:A {x: 1}) ", "")},
        {"CALL subqueries", repeated("", "CALL { RETURN 1 AS y } WITH 1 AS x ", "RETURN x")},
        {"columns", numbered("RETURN 1 AS a", ", 1 AS c#", 700'000, "")},
        {"columns of a property", numbered("MATCH (n) RETURN n.x AS a", ", n.x AS c#", 500'000, "")},
        {"aggregates", numbered("MATCH (n) RETURN count(n) AS a", ", sum(n.x) AS c#", 500'000, "")},
        {"EXISTS subqueries", repeated("RETURN [1", ", EXISTS { ()-->() }", "]")},
        {"comprehensions", repeated("RETURN [1", ", [x IN [1] | x]", "]")},
        {"properties of an index", numbered("CREATE INDEX FOR (n:A) ON (n.a", ", n.p#", 700'000, ")")},
    };
}

std::vector<Large> characters() {
    return {
        {"one text", repeated("RETURN size('", "a", "')")},
        {"escapes", repeated("RETURN size('", "\\n", "')")},
        {"one comment", repeated("/*", "a", "*/ RETURN 1")},
        {"comments", repeated("", "/**/", "RETURN 1")},
        {"spaces", repeated("", " ", "RETURN 1")},
        {"one name", repeated("RETURN 1 AS ", "a", "")},
        {"nothing but (", repeated("", "(", "")},
        {"brackets that open", repeated("RETURN ", "(", "")},
        {"square brackets that open", repeated("RETURN ", "[", "")},
        {"brackets of two kinds", repeated("RETURN 1 ", "(]", "")},
        {"signs", repeated("RETURN ", "-", "1")},
        {"NOTs", repeated("RETURN ", "NOT ", "true")},
        {"names and brackets", repeated("RETURN ", "(a ", "")},
        {"quotes", repeated("RETURN ", "'", "")},
        {"semicolons", repeated("RETURN 1", ";", "")},
        {"a list that never closes", repeated("RETURN [1", ", 1", "")},
    };
}

void large() {
    std::vector<Line> lines;
    for (const auto& family : {lists, long_clauses, characters}) {
        for (const auto& [name, text] : family()) {
            graph::PropertyGraph on;
            graph::Transaction transaction{on};
            lines.push_back(timed(name, [&] { (void)query::prepare(text).run(on); }));
        }
    }
    print(std::move(lines));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view which = argc > 1 ? argv[1] : "";
    if (which != "large") deep();
    if (which != "deep") large();
    return EXIT_SUCCESS;
}

// Times the deepest and the largest texts: each must be answered or refused at once.
//
//   dossier_limits_bench [deep|large]
//
// `deep`: every construct that holds itself, 200 levels of it, parsed, bound and planned. `large`: texts of 10 MB, lists
// of a million values and chains of as many clauses as a plan may have, parsed, bound, planned and run on an empty
// graph. Rows are sorted by time, the longest last. The time is the processor's: the clock on the wall, beside it, also
// tells what else the machine was busy with.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <ctime>
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
    std::string shape;
    std::size_t bytes;
    double processor, clock;  // milliseconds
    std::string outcome;
};

/// How long `work` on a text of so many bytes takes, and what it says: nothing, or the error that it ends with.
Line timed(std::string_view shape, std::size_t bytes, const std::function<void()>& work) {
    std::string outcome = "done";
    const std::clock_t worked = std::clock();
    const auto start = std::chrono::steady_clock::now();
    try {
        work();
    } catch (const graph::Error& error) {
        outcome = error.diagnostic().message;
    }
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    const double processor = 1000.0 * static_cast<double>(std::clock() - worked) / CLOCKS_PER_SEC;
    return {std::string{shape}, bytes, processor, took.count(), std::move(outcome)};
}

void print(std::vector<Line> lines) {
    std::ranges::sort(lines, {}, &Line::processor);
    fmt::print("| {:<44} | {:>9} | {:>8} | {:>8} | outcome |\n| --- | ---: | ---: | ---: | --- |\n", "shape", "bytes",
               "ms", "on clock");
    for (const auto& [shape, bytes, processor, clock, outcome] : lines) {
        fmt::print("| {:<44} | {:>9} | {:>8.1f} | {:>8.1f} | {} |\n", shape.substr(0, 44), bytes, processor, clock,
                   outcome.substr(0, 76));
    }
}

void deep() {
    std::vector<Line> lines;
    const graph::PropertyGraph empty;
    const auto take = [&](const query::Shape& shape) {
        const std::string text = shape.text(200);
        lines.push_back(timed(shape.text(1), text.size(), [&] { (void)query::prepare(text).explain(empty); }));
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
        {"a million negative numbers", numbered("RETURN [-1", ", -#", million, "]")},
        {"a million pairs", numbered("RETURN [[0, 0]", ", [#, #]", million / 2, "]")},
        {"a list of a million parameters", numbered("RETURN [$p", ", $p#", million, "]")},
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
        {"parameters", numbered("RETURN $p", " + $p#", 1'000'000, "")},
        {"conditions with parameters", numbered("MATCH (n) WHERE n.x = $p", " AND n.x = $p#", 600'000, " RETURN n")},
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
        {"one number", repeated("RETURN ", "7", "")},
        {"one number of noughts", repeated("RETURN 0.", "0", "1")},
        {"names", repeated("RETURN ", "a ", "")},
        {"bytes that are no text", repeated("RETURN ", "\xFF\xFE", "")},
        {"noughts", repeated("RETURN ", std::string_view{"\0", 1}, "")},
        {"letters of other alphabets", repeated("RETURN 1 AS ", "ë", "")},
        {"line comments", repeated("", "//\n", "RETURN 1")},
        {"maps that open", repeated("RETURN ", "{a:", "")},
        {"nodes that open", repeated("MATCH ", "(a {b:", "")},
        {"nothing but (", repeated("", "(", "")},
        {"brackets that open", repeated("RETURN ", "(", "")},
        {"square brackets that open", repeated("RETURN ", "[", "")},
        {"brackets of two kinds", repeated("RETURN 1 ", "(]", "")},
        {"signs", repeated("RETURN ", "-", "1")},
        {"NOTs", repeated("RETURN ", "NOT ", "true")},
        {"names and brackets", repeated("RETURN ", "(a ", "")},
        {"quotes", repeated("RETURN ", "'", "")},
        {"semicolons", repeated("RETURN 1", ";", "")},
        {"statements", repeated("", "RETURN 1;", "")},
        {"a list that never closes", repeated("RETURN [1", ", 1", "")},
    };
}

/// Not too long for anything: as many as a plan, an expression or a row may well have.
std::vector<Large> chains() {
    return {
        {"3,900 LET", numbered("", "LET v# = # ", 3'900, "RETURN 1")},
        {"3,900 LET of the one before", numbered("LET v = 1 LET v0 = v ", "LET w# = v0 + # ", 3'900, "RETURN w3899")},
        {"1,900 LET, all returned", numbered("", "LET v# = # ", 1'900, "RETURN *")},
        {"3,900 WITH", numbered("", "WITH # AS v# ", 3'900, "RETURN 1")},
        {"3,900 WITH *", numbered("", "WITH *, # AS v# ", 3'900, "RETURN 1")},
        {"3,900 FILTER", numbered("UNWIND [1] AS x ", "FILTER x > -# - 1 ", 3'900, "RETURN x")},
        {"3,900 UNWIND", numbered("", "UNWIND [1] AS v# ", 3'900, "RETURN 1")},
        {"1,900 MATCH", numbered("", "MATCH (n#:A) ", 1'900, "RETURN 1")},
        {"1,900 OPTIONAL MATCH", numbered("", "OPTIONAL MATCH (n#:A) ", 1'900, "RETURN 1")},
        {"3,900 SET", numbered("MATCH (n) ", "SET n.x = # ", 3'900, "")},
        {"20,000 CREATE", numbered("", "CREATE (n#:A {x: #}) ", 20'000, "")},
        {"1,300 MERGE", numbered("", "MERGE (n#:A {x: #}) ", 1'300, "")},
        {"2,000 UNION", numbered("RETURN 1 AS x", " UNION RETURN # AS x", 2'000, "")},
        {"2,000 NEXT", numbered("RETURN 1 AS x", " NEXT RETURN x + # AS x", 2'000, "")},
        {"1,900 CALL", numbered("WITH 1 AS x ", "CALL (x) { RETURN x AS v# } ", 1'900, "RETURN 1")},
        {"1,900 ANDs", numbered("MATCH (n) WHERE n.x = 1", " AND n.x = #", 1'900, " RETURN n")},
        {"1,900 ORs", numbered("MATCH (n) WHERE n.x = 1", " OR n.x = #", 1'900, " RETURN n")},
        {"1,900 relationships in a row", numbered("MATCH (a)", "-->(n#)", 1'900, " RETURN 1")},
        {"10,000 columns", numbered("RETURN 1 AS c", ", # AS c#", 10'000, "")},
        {"10,000 columns of a property", numbered("MATCH (n) RETURN n.x AS c", ", n.x# AS c#", 10'000, "")},
        {"10,000 aggregates", numbered("MATCH (n) RETURN n.x AS c", ", sum(n.x#) AS c#", 10'000, "")},
        {"10,000 sort keys", numbered("MATCH (n) RETURN n.x AS c ORDER BY n.x", ", n.x#", 10'000, "")},
    };
}

void large() {
    std::vector<Line> lines;
    for (const auto& family : {lists, long_clauses, characters, chains}) {
        for (const auto& [name, text] : family()) {
            graph::PropertyGraph on;
            graph::Transaction transaction{on};
            lines.push_back(timed(name, text.size(), [&] { (void)query::prepare(text).run(on); }));
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

// Times short queries with parameters on a knowledge base that is open already: each from its text to its rows with
// nothing kept from one run to the next; the stages before it runs, alone; and as a shell runs it when it comes again,
// with its statement and plan kept.
//
//   dossier_short_bench KB QUERY_FILE...
//
// A query says in its comments what each parameter is: `// $p: Person` a random id of that label, `// $d: 0..49` a random
// number, `// $w: a, b` a choice. The draws, the number of runs and the check, the sum of all numbers in the first five
// answers, are those of limit_short.cpp. Prints JSON lines {engine, query, count, median_ms, min_ms, max_ms, parse_us,
// bind_us, plan_us, kept_us}; count is the check, and the last four are medians.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/storage.hpp"
#include "query/bind/binder.hpp"
#include "query/plan_keeper.hpp"
#include "query/query.hpp"
#include "query/statement_cache.hpp"
#include "query/syntax/parser.hpp"

namespace {

namespace graph = dossier::graph;
namespace query = dossier::query;

constexpr std::size_t most_runs = 500;
constexpr double most_milliseconds = 2000;
constexpr std::size_t checked_runs = 5;

/// splitmix64, as the loops draw.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_{seed} {}
    std::uint64_t below(std::uint64_t bound) {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
        return (z ^ (z >> 31U)) % bound;
    }

private:
    std::uint64_t state_;
};

struct Parameter {
    std::string name;
    std::vector<graph::Value> choices;  ///< or, where there are none:
    std::int64_t lowest = 0, beyond = 0;
};

struct ShortQuery {
    std::string name, text;
    std::vector<Parameter> parameters;
};

class Ids {
public:
    explicit Ids(graph::PropertyGraph& base) : base_{base} {}

    /// In the order of the import.
    const std::vector<graph::Value>& of(const std::string& label) {
        const auto [at, is_new] = known_.try_emplace(label);
        if (is_new) {
            const auto found = query::prepare(fmt::format("MATCH (n:{}) RETURN n.id", label)).run(base_);
            for (const auto& row : found.rows) at->second.push_back(row[0]);
        }
        return at->second;
    }

private:
    graph::PropertyGraph& base_;
    std::map<std::string, std::vector<graph::Value>> known_;
};

std::int64_t number(std::string_view text) {
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// What `$name: …` says.
Parameter parameter(std::string name, std::string what, Ids& ids) {
    Parameter made{.name = std::move(name), .choices = {}};
    if (const auto dots = what.find(".."); dots != std::string::npos) {
        made.lowest = number(what.substr(0, dots));
        made.beyond = number(what.substr(dots + 2)) + 1;
    } else if (what.find(',') == std::string::npos) {
        made.choices = ids.of(what);
    } else {
        for (std::size_t at = 0; at < what.size();) {
            const std::size_t comma = std::min(what.find(", ", at), what.size());
            made.choices.emplace_back(what.substr(at, comma - at));
            at = comma + 2;
        }
    }
    return made;
}

ShortQuery read(const std::filesystem::path& file, Ids& ids) {
    ShortQuery made{.name = file.stem().string(), .text = {}, .parameters = {}};
    std::ifstream stream{file};
    for (std::string line; std::getline(stream, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("// $") && colon != std::string::npos) {
            made.parameters.push_back(parameter(line.substr(4, colon - 4), line.substr(colon + 2), ids));
        } else {
            made.text += line + '\n';
        }
    }
    return made;
}

query::Parameters drawn(const ShortQuery& short_query, Draws& draws) {
    query::Parameters values;
    for (const Parameter& p : short_query.parameters) {
        const std::size_t many = p.choices.empty() ? static_cast<std::size_t>(p.beyond - p.lowest) : p.choices.size();
        const std::uint64_t at = draws.below(many);
        values[p.name] = p.choices.empty() ? graph::Value{p.lowest + static_cast<std::int64_t>(at)} : p.choices[at];
    }
    return values;
}

std::int64_t sum_of(const query::Result& result) {
    std::int64_t sum = 0;
    for (const auto& row : result.rows) {
        for (const auto& value : row) {
            if (value.is(graph::ValueKind::integer)) sum += value.as_integer();
        }
    }
    return sum;
}

/// Milliseconds that runs took, ascending.
class Times {
public:
    /// Runs `work`, and returns what it returns.
    template <typename Work>
    auto take(Work work) {
        const auto start = std::chrono::steady_clock::now();
        auto result = work();
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        all_.insert(std::ranges::upper_bound(all_, took.count()), took.count());
        sum_ += took.count();
        return result;
    }
    [[nodiscard]] bool enough() const {
        return all_.size() >= most_runs || (all_.size() >= checked_runs && sum_ >= most_milliseconds);
    }
    [[nodiscard]] std::size_t count() const noexcept { return all_.size(); }
    [[nodiscard]] double median() const { return all_[all_.size() / 2]; }
    [[nodiscard]] double least() const { return all_.front(); }
    [[nodiscard]] double most() const { return all_.back(); }

private:
    std::vector<double> all_;
    double sum_ = 0;
};

/// What comes before the first row, stage by stage.
struct Stages {
    Times parse, bind, plan;

    Stages(const graph::PropertyGraph& base, const std::string& text) {
        while (!plan.enough()) {
            const auto tree = parse.take([&] { return query::syntax::parse(text); });
            const auto bound = bind.take([&] { return query::bind::bind(tree, text, query::builtin_procedures()); });
            (void)plan.take([&] { return query::make_plan(bound, base, {}); });
        }
    }
};

void bench(graph::PropertyGraph& base, const ShortQuery& short_query) {
    Draws warm_up{1};
    (void)query::prepare(short_query.text).run(base, drawn(short_query, warm_up));
    Draws draws{7};
    Times times, kept;
    query::StatementCache cache;
    std::int64_t check = 0;
    while (!times.enough()) {
        const query::Parameters values = drawn(short_query, draws);
        const query::Result result = times.take([&] { return query::prepare(short_query.text).run(base, values); });
        if (times.count() <= checked_runs) check += sum_of(result);
        (void)kept.take([&] { return cache.prepare(short_query.text).run(base, values); });
    }
    const Stages stages{base, short_query.text};
    fmt::print("{{\"engine\":\"dossier\",\"query\":\"{}\",\"count\":{},\"median_ms\":{:.5f},\"min_ms\":{:.5f},\"max_ms\":{:.5f},"
               "\"parse_us\":{:.1f},\"bind_us\":{:.1f},\"plan_us\":{:.1f},\"kept_us\":{:.1f}}}\n",
               short_query.name, check, times.median(), times.least(), times.most(), 1000 * stages.parse.median(),
               1000 * stages.bind.median(), 1000 * stages.plan.median(), 1000 * kept.median());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words.size() < 2) {
        fmt::print(stderr, "usage: dossier_short_bench KB QUERY_FILE...\n");
        return 2;
    }
    try {
        graph::KnowledgeBase base = graph::KnowledgeBase::open(words[0], true);
        Ids ids{base.graph()};
        for (std::size_t at = 1; at < words.size(); ++at) bench(base.graph(), read(words[at], ids));
    } catch (const graph::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

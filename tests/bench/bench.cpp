// Times queries on a knowledge base that is open already: what a user waits for, without the start of the program.
//
//   dossier_bench KB [--runs N] [--plain] QUERY_FILE...
//
// With --plain every rewrite is off: slow, and another way to the same answer.
// One warm-up, then N runs (3 where one takes over a second) from the text, and N of a statement that is kept with its plan,
// as the shell keeps it; prints JSON lines {engine, query, count, median_ms, min_ms, max_ms, kept_ms, kept_min_ms}, where
// count is the single number that the query gives, or its rows where it gives more.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "graph/storage.hpp"
#include "query/query.hpp"

namespace {

namespace graph = dossier::graph;
namespace query = dossier::query;

struct Timed {
    double milliseconds = 0;
    query::Result result;
};

/// `ask`  makes the result
template <typename Ask>
Timed timed(Ask ask) {
    const auto start = std::chrono::steady_clock::now();
    query::Result result = ask();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return {took.count(), std::move(result)};
}

std::int64_t count_of(const query::Result& result) {
    const bool one = result.rows.size() == 1 && result.rows[0].size() == 1;
    if (one && result.rows[0][0].is(graph::ValueKind::integer)) return result.rows[0][0].as_integer();
    return static_cast<std::int64_t>(result.rows.size());
}

void bench(graph::PropertyGraph& on, const std::filesystem::path& file, std::size_t runs, const query::Options& options) {
    std::ifstream stream{file};
    std::stringstream text;
    text << stream.rdbuf();
    const auto from_text = [&] { return query::prepare(text.str()).run(on, {}, {}, options); };
    const query::Statement statement = query::prepare(text.str());
    const auto kept = [&] { return statement.run(on, {}, {}, options); };
    const Timed warm_up = timed(kept);
    const std::size_t times = warm_up.milliseconds > 1000 ? std::min<std::size_t>(runs, 3) : runs;
    const auto sorted = [&](auto ask) {
        std::vector<double> took(times);
        std::ranges::generate(took, [&] { return timed(ask).milliseconds; });
        std::ranges::sort(took);
        return took;
    };
    const auto took = sorted(from_text);
    const auto took_kept = options.rewrites ? sorted(kept) : took;
    fmt::print("{{\"engine\":\"{}\",\"query\":\"{}\",\"count\":{},\"median_ms\":{:.4f},\"min_ms\":{:.4f},\"max_ms\":{:.4f},\"kept_ms\":{:.4f},\"kept_min_ms\":{:.4f}}}\n",
               options.rewrites ? "dossier" : "plain", file.stem().string(), count_of(warm_up.result), took[times / 2], took.front(), took.back(),
               took_kept[times / 2], took_kept.front());
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string_view> words(argv + 1, argv + argc);
    std::size_t runs = 9;
    if (words.size() > 2 && words[1] == "--runs") {
        std::from_chars(words[2].data(), words[2].data() + words[2].size(), runs);
        words.erase(words.begin() + 1, words.begin() + 3);
    }
    query::Options options;
    if (words.size() > 1 && words[1] == "--plain") {
        options.rewrites = false;
        words.erase(words.begin() + 1);
    }
    if (words.size() < 2 || runs == 0) {
        fmt::print(stderr, "usage: dossier_bench KB [--runs N] [--plain] QUERY_FILE...\n");
        return 2;
    }
    try {
        graph::KnowledgeBase base = graph::KnowledgeBase::open(words[0], true);
        for (std::size_t at = 1; at < words.size(); ++at) bench(base.graph(), words[at], runs, options);
    } catch (const graph::Error& error) {
        fmt::print(stderr, "{}\n", error.what());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

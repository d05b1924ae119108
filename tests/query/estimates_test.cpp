#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "graph/change.hpp"
#include "graph/property_graph.hpp"
#include "query/query.hpp"

// How near the planner's estimates come: the q-error of an estimate is how many times too large or too small it is.

namespace dossier::query {
namespace {

struct Step {
    const char *from, *type, *to;
};

// What relationships there are in the graph below.
constexpr std::array steps{Step{"Person", "KNOWS", "Person"},
                           Step{"Post", "BY", "Person"},
                           Step{"Comment", "BY", "Person"},
                           Step{"Comment", "REPLIES_TO", "Post"},
                           Step{"Comment", "REPLIES_TO", "Comment"},
                           Step{"Person", "LIKES", "Post"},
                           Step{"Post", "HAS", "Tag"},
                           Step{"Person", "FOLLOWS", "Tag"}};

/// A network with a few of much and many of little.
class Network {
public:
    Network() {
        graph::Transaction transaction{graph_};
        for (const auto& [labels, count] :
             {std::pair{"Person", 120}, {"Message:Post", 300}, {"Message:Comment", 500}, {"Tag", 30}}) {
            run(fmt::format("UNWIND range(1, {}) AS i CREATE (:{} {{id: i, few: i % 5, many: i % 30}})", count,
                            labels));
        }
        for (const Step& step : steps) {
            // The square of a number between 0 and 1 makes small ids common; they say nothing of the other properties.
            run(fmt::format("MATCH (b:{}) WITH collect(b) AS ends MATCH (a:{}) UNWIND range(1, 1 + a.id * 7 % 3) AS k "
                            "WITH a, ends, (a.id * 7919 + k * 104729) % 997 / 997.0 AS r "
                            "WITH a, ends[toInteger(r * r * size(ends))] AS b CREATE (a)-[:{}]->(b)",
                            step.to, step.from, step.type));
        }
        run("CREATE INDEX FOR (n:Person) ON (n.id)");
        run("CREATE INDEX FOR (n:Person) ON (n.few)");
        run("CREATE INDEX FOR (n:Message) ON (n.many)");
        transaction.commit();
    }

    /// What `EXPLAIN` says of the rows of a pattern where each is found.
    double estimated(const std::string& pattern) {
        const Options options{
            .disabled_rewrites = {"fold_rows", "subtract", "count_pattern", "count_cycle", "count_only"}};
        const auto plan =
            prepare(fmt::format("EXPLAIN MATCH {} RETURN count(*)", pattern)).run(graph_, {}, {}, options);
        for (std::size_t line = 0; line + 1 < plan.rows.size(); ++line) {
            if (plan.rows[line][0].as_string() == "+ Aggregate") {
                return static_cast<double>(plan.rows[line + 1][2].as_integer());
            }
        }
        throw std::logic_error{"no aggregate in " + pattern};
    }
    double counted(const std::string& pattern) {
        const auto result = prepare(fmt::format("MATCH {} RETURN count(*)", pattern)).run(graph_);
        return static_cast<double>(result.rows.front().front().as_integer());
    }

private:
    void run(const std::string& text) { (void)prepare(text).run(graph_); }

    graph::PropertyGraph graph_;
};

/// A walk of one to four steps along what there is, at times with a branch, with labels here and there, and a condition
/// now and then.
class RandomPattern {
public:
    explicit RandomPattern(std::mt19937& random) : random_{random} {
        const Step& first = steps[below(steps.size())];
        add_node(below(2) == 0 ? first.from : first.to);
        std::string text = shown(0) + walk(0, 1 + below(4));
        if (below(3) == 0) {
            const std::size_t from = below(labels_.size());
            text += fmt::format(", (n{})", from) + walk(from, 1);
        }
        text_ = std::move(text);
    }

    const std::string& text() const { return text_; }

private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::size_t add_node(std::string label) {
        labels_.push_back(std::move(label));
        return labels_.size() - 1;
    }

    std::string shown(std::size_t node) {
        std::string text = fmt::format("(n{}{}", node, below(4) == 0 ? "" : ":" + labels_[node]);
        if (below(6) == 0) text += below(2) == 0 ? " {few: 3}" : " {many: 17}";
        return text + ")";
    }

    std::string walk(std::size_t at, std::size_t length) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) {
            std::vector<std::pair<const Step*, bool>> ways;
            for (const Step& step : steps) {
                if (labels_[at] == step.from) ways.emplace_back(&step, true);
                if (labels_[at] == step.to) ways.emplace_back(&step, false);
            }
            const auto [step, forward] = ways[below(ways.size())];
            at = add_node(forward ? step->to : step->from);
            text += fmt::format("{}-[:{}]-{}", forward ? "" : "<", step->type, forward ? ">" : "") + shown(at);
        }
        return text;
    }

    std::mt19937& random_;
    std::vector<std::string> labels_;  // by node
    std::string text_;
};

TEST(Estimates, AreNearWhatRandomPatternsFind) {
    Network network;
    std::mt19937 random{2026};
    std::vector<std::pair<double, std::string>> errors;
    for (int i = 0; i < 200; ++i) {
        const RandomPattern pattern{random};
        const double estimated = network.estimated(pattern.text());
        const double counted = network.counted(pattern.text());
        const double ratio = std::max(1.0, estimated) / std::max(1.0, counted);
        errors.emplace_back(std::max(ratio, 1 / ratio),
                            fmt::format("{}: {} for {}", pattern.text(), estimated, counted));
    }
    std::ranges::sort(errors);
    const auto& [median, unused] = errors[errors.size() / 2];
    const auto& [high, example] = errors[errors.size() * 95 / 100];
    fmt::print("q-error of 200 random patterns: median {:.2f}, 95th percentile {:.2f} ({}), most {:.2f} ({})\n", median,
               high, example, errors.back().first, errors.back().second);
    EXPECT_LT(median, 2);
    EXPECT_LT(high, 20) << example;
}

}  // namespace
}  // namespace dossier::query

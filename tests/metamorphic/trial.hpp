#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "tests/metamorphic/graph_script.hpp"
#include "tests/metamorphic/property.hpp"

namespace dossier::tests::metamorphic {

/// A graph as its script makes it, kept in each way that is asked for.
class Stage {
public:
    explicit Stage(const GraphScript& script);
    ~Stage();
    Stage(Stage&&) noexcept;
    Stage& operator=(Stage&&) noexcept;

    [[nodiscard]] graph::PropertyGraph& graph(Keeping keeping);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// A property, what its two queries are made of, and how each side is run.
struct Trial {
    Property property;
    Recipe recipe;
    support::Way first_way, second_way;
};

enum class Verdict : std::uint8_t {
    agree,
    both_failed,  ///< with the same error
    undecided,    ///< a division by zero on one side: the other need not have come to it
    differ,
    malformed,  ///< does not even compile: the generator's fault
};

struct Judgement {
    Verdict verdict = Verdict::agree;
    bool empty = false;  ///< neither side has a row: that they agree says little
};

[[nodiscard]] Judgement judge(const Trial& trial, Stage& stage);

struct Found {
    GraphScript script;
    Trial trial;
};

/// As small a graph and a recipe as single steps lead to, whose answers still differ. What is malformed stays as it is.
[[nodiscard]] Found shrunk(Found found);

/// The graph, both queries, how they were run, and both answers.
[[nodiscard]] std::string report(const Found& found);

}  // namespace dossier::tests::metamorphic

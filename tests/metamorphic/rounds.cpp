#include "tests/metamorphic/rounds.hpp"

#include <vector>

namespace dossier::tests::metamorphic {

std::optional<Found> run_round(std::uint64_t seed, std::size_t pairs, std::span<const Property> properties,
                               Tally& tally) {
    static const std::vector<support::Way> ways = support::ways_to_run();
    Random random{seed};
    const GraphScript script = random_graph(random);
    Stage stage{script};
    for (std::size_t number = 0; number < pairs; ++number) {
        Trial trial{properties[random.below(properties.size())], random_recipe(random), ways.front(),
                    ways[random.below(ways.size())]};
        const auto [result, empty] = judge(trial, stage);
        ++tally.pairs;
        if (empty) ++tally.empty;
        if (!empty && result == Verdict::agree) ++tally.with_rows[trial.property.name];
        if (result == Verdict::both_failed || result == Verdict::undecided) ++tally.failed;
        if (result == Verdict::differ || result == Verdict::malformed) return Found{script, std::move(trial)};
    }
    return std::nullopt;
}

}  // namespace dossier::tests::metamorphic

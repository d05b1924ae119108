// Random queries on random graphs, two ways to ask for the same at a time: their answers must agree. No answer need be
// known beforehand, only the rules of the language by which one query can be written as another (property.hpp).

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "tests/metamorphic/rounds.hpp"

namespace dossier::tests::metamorphic {

namespace {

constexpr int wrong_command_line = 2;
constexpr std::size_t most_differences = 5;  // the first few tell enough

template <typename Number>
bool read(std::string_view word, Number& number) {
    const auto end = word.data() + word.size();
    const auto result = std::from_chars(word.data(), end, number);
    return result.ec == std::errc{} && result.ptr == end;
}

void tell(const Found& found, std::uint64_t seed) {
    fmt::print("\nDIFFERS: {}\nagain by: dossier_metamorphic {} {}\n", report(shrunk(found)), pairs_a_round, seed);
    std::fflush(stdout);
}

/// The properties that never agreed on a row, which says nothing of them. A few pairs may well leave some out.
std::size_t tell_untried(std::span<const Property> properties, const Tally& tally) {
    constexpr std::size_t pairs_a_property = 50;
    if (tally.pairs < pairs_a_property * properties.size()) return 0;
    std::size_t untried = 0;
    for (const Property& property : properties) {
        if (tally.with_rows.contains(property.name)) continue;
        ++untried;
        fmt::print("no pair had a row: {}\n", property.name);
    }
    return untried;
}

int run(std::size_t pairs, std::uint64_t seed) {
    fmt::print("{} pairs, seed {}\n", pairs, seed);
    const std::vector<Property> properties = all_properties();
    Tally tally;
    std::size_t differences = 0;
    for (std::size_t done = 0; done < pairs && differences < most_differences; done += pairs_a_round, ++seed) {
        const auto found = run_round(seed, std::min(pairs - done, pairs_a_round), properties, tally);
        if (!found) continue;
        ++differences;
        tell(*found, seed);
    }
    const auto share = [&](std::size_t part) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::size_t>(tally.pairs, 1));
    };
    fmt::print("{} pairs compared by {} properties, {} differ; {:.1f} % gave an error, {:.0f} % no row\n", tally.pairs,
               properties.size(), differences, share(tally.failed), share(tally.empty));
    const std::size_t untried = tell_untried(properties, tally);
    return differences == 0 && untried == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

}  // namespace dossier::tests::metamorphic

int main(int argc, char** argv) {
    std::size_t pairs = 10'000;
    std::uint64_t seed = 1;
    using dossier::tests::metamorphic::read;
    if (argc > 3 || (argc > 1 && !read(argv[1], pairs)) || (argc > 2 && !read(argv[2], seed))) {
        fmt::print(stderr, "usage: dossier_metamorphic [PAIRS] [SEED]\n");
        return dossier::tests::metamorphic::wrong_command_line;
    }
    return dossier::tests::metamorphic::run(pairs, seed);
}

#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace dossier::tests::metamorphic {

/// Chances that a seed decides, the same on every machine: the standard's distributions need not be.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_{seed} {}

    [[nodiscard]] std::size_t below(std::size_t bound) { return engine_() % bound; }
    [[nodiscard]] bool one_in(std::size_t times) { return below(times) == 0; }
    [[nodiscard]] std::string any(std::span<const std::string_view> words) {
        return std::string{words[below(words.size())]};
    }
    [[nodiscard]] const std::string& any(std::span<const std::string> words) { return words[below(words.size())]; }

private:
    std::mt19937_64 engine_;
};

}  // namespace dossier::tests::metamorphic

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// An amount with its unit: "EUR 37,5 miljoen" is 37500000 EUR, "2% van het bbp" is 2 `% bbp`, "440 kiloton" is 440
/// kiloton.
struct Quantity {
    std::size_t first = 0, last = 0;  ///< words, half open
    double value = 0;
    std::string unit;
};

[[nodiscard]] std::vector<Quantity> find_quantities(const std::vector<Word>& words);

/// A number in Dutch: `37,5`, `500.000`, `twee`.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace dossier::loaders::find

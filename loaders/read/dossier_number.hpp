#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::loaders::read {

/// A number of the House's files, in whatever spelling it was printed.
struct DossierNumber {
    std::string canonical;  ///< `28676`, `21501-02`, `36410-X`
    std::size_t size = 0;   ///< bytes of the text that it took
};

/// The dossier number at the beginning of `text`: `28 676`, `21501-02`, `36 410 X`, `36410-XVII`.
///
/// source  five digits, printed with or without a space after the second; a sub-number after a hyphen, or the Roman
///         numeral of a budget chapter after a hyphen or a space
[[nodiscard]] std::optional<DossierNumber> dossier_number(std::string_view text);

}  // namespace dossier::loaders::read

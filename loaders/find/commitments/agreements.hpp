#pragma once

#include <optional>
#include <string_view>

#include "loaders/find/commitments/promises.hpp"

namespace dossier::loaders::find {

/// Verbs by which parties agree or decide.
inline constexpr std::string_view agreeing =
    "afspreken|overeenkomen|aannemen|besluiten|ondertekenen|tekenen|committeren|instemmen|vaststellen|verbinden|"
    "verplichten|lanceren|oprichten|goedkeuren|bekrachtigen|ratificeren|paraferen|akkoordgaan|eensworden";

/// What the clause says that parties have agreed, or are expected to.
[[nodiscard]] std::optional<Commitment> agreement_in(Letter& letter, const Roles& roles, const Promisers& who);

}  // namespace dossier::loaders::find

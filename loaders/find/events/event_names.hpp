#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/events/meetings.hpp"

namespace dossier::loaders::find {

/// "Washington" of "Washington D.C."
[[nodiscard]] std::string_view city(std::string_view place);

/// A day or two as letters write them: "13-14 oktober 2025", "13 en 14 oktober 2025", and without the year.
[[nodiscard]] std::vector<std::string> day_forms(const std::string& date);

/// What a meeting is called by its nature and by those who meet: "informele bijeenkomst van landbouwministers";
/// empty for one that is told apart by its day, as of a body that meets often.
[[nodiscard]] std::string told_by(const Meeting& m);

/// What an event goes by: "NAVO-top Vilnius", "Raad Buitenlandse Zaken van 14 maart 2022", "informele bijeenkomst van
/// landbouwministers".
[[nodiscard]] std::string name_of(const Meeting& m);

}  // namespace dossier::loaders::find

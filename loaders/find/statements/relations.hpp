#pragma once

#include <string>
#include <vector>

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// A statement that a noun makes: "Russische agressie tegen Oekraïne", "samenwerking tussen A en B", "aanwezigheid van
/// A bij E".
struct Relation {
    std::size_t subject = 0, object = 0;
    std::string predicate;
    std::string status = "fact";
    std::string rule;  ///< the noun
};

[[nodiscard]] std::vector<Relation> relations_in(Letter& letter, std::size_t sentence);

}  // namespace dossier::loaders::find

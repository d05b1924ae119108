#pragma once

#include <optional>
#include <string>
#include <vector>

#include "loaders/find/finding.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/read/document.hpp"

namespace dossier::loaders::find {

struct Signer {
    Entity person;
    std::string role;  ///< `minister van Buitenlandse Zaken`; may be empty
};

/// Who wrote a letter, and to whom.
struct Parties {
    std::vector<Signer> signed_by;
    std::optional<Entity> addressed_to;
};

/// The signatories as persons: a post without a name is whoever held it on the letter's date, or a person keyed by the
/// post where that is not known. The addressee is the chamber that its line names, if the gazetteer knows it.
///
/// source  the graph model, "Identity"
[[nodiscard]] Parties find_parties(const read::Document& document, const Gazetteer& gazetteer);

}  // namespace dossier::loaders::find

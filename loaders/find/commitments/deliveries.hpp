#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Finds the sentences by which the letter gives what the government promised a chamber before: "hiermee voldoe ik aan
/// mijn toezegging", "hierbij informeer ik u, zoals toegezegd, over …", "in mijn brief van … heb ik toegezegd". What
/// is denied, still to come, or promised by or to others is none.
/// source  loaders/README.md, "Undertakings that are met"
void find_deliveries(Letter& letter);

}  // namespace dossier::loaders::find

#pragma once

#include "loaders/find/letter.hpp"

namespace dossier::loaders::find {

/// Takes back the topics that nothing in the letter is about: no heading names them, no statement or commitment is
/// about them, and wherever they are said they only tell which one of something else is meant ("online platforms" in
/// "producentenverantwoordelijkheid van online platforms", "klimaatneutraal" in "is klimaatneutraal"). The actors that
/// only the head of the letter names go too.
///
/// Comes after everything that refers to topics; clauses are there.
void weigh_topics(Letter& letter);

}  // namespace dossier::loaders::find

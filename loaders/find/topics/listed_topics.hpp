#pragma once

#include <cstddef>
#include <vector>

#include "loaders/find/gazetteer/gazetteer.hpp"

namespace dossier::loaders::find {

/// Words that say a name of the topic tree, up to `last`.
struct ListedTopic {
    const Gazetteer::Name* name = nullptr;
    std::size_t last = 0;
};

/// What the topic tree has of the words from `first` on, longest name first. A name of one word is also said by the
/// other number of its noun: "het begrotingstekort" says "begrotingstekorten".
[[nodiscard]] std::vector<ListedTopic> listed_topics_at(const Gazetteer& gazetteer, const std::vector<Word>& words,
                                                        std::size_t first);

}  // namespace dossier::loaders::find

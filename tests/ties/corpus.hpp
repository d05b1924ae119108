#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ties {

/// What a sentence of the corpus says: the words of both sides as they stand in it.
struct Said {
    std::string subject, predicate, object;
};

struct Example {
    std::string text;
    std::vector<Said> said;
};

using Passage = std::vector<Example>;

/// The statements alone; commitments teach nothing yet.
///
/// throws  std::runtime_error with the line that is not of the format of datasets/README.md
[[nodiscard]] std::vector<Passage> read_corpus(std::string_view text);

/// The passages as a letter of ministers, a paragraph each.
[[nodiscard]] std::string as_letter(const std::vector<Passage>& passages);

}  // namespace dossier::ties

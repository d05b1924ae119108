#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::ties {

/// What a sentence of the corpus says: the words of both sides as they stand in it.
struct Said {
    std::string subject, predicate, object;
};

/// What it binds somebody to; `makers` as they stand in it, none where it names nobody.
struct Promise {
    std::string kind, status;
    std::vector<std::string> makers;
};

struct Example {
    std::string text;
    std::vector<Said> said;
    std::vector<Promise> promised;
};

using Passage = std::vector<Example>;

/// Headings and the names of topics teach nothing.
///
/// throws  std::runtime_error with the line that is not of the format of datasets/README.md
[[nodiscard]] std::vector<Passage> read_corpus(std::string_view text);

/// The passages as a letter of ministers, a paragraph each.
[[nodiscard]] std::string as_letter(const std::vector<Passage>& passages);

}  // namespace dossier::ties

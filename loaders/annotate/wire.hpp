#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/error.hpp"
#include "loaders/annotate/annotator.hpp"

namespace dossier::loaders::annotate {

// How a loading process and the processes that annotate for it talk: both are the same program, so numbers go as they
// lie in memory and texts behind their lengths. A message goes behind its own length.

/// What comes back for the sentences of one request.
struct Answer {
    std::vector<Annotation> annotations;
    double milliseconds = 0;                 ///< that the annotator took
    std::optional<graph::Diagnostic> fault;  ///< it gave up on one of them; `annotations` says nothing then
};

[[nodiscard]] std::string encode_sentences(const std::vector<std::string_view>& sentences);
[[nodiscard]] std::string encode_answer(const Answer& answer);
/// What the other two made.
/// returns  views into `message`
[[nodiscard]] std::vector<std::string_view> decode_sentences(std::string_view message);
[[nodiscard]] Answer decode_answer(std::string_view message);

/// Sends one message, waiting as long as it takes. False: nobody is there to read it.
[[nodiscard]] bool send_message(int socket, std::string_view message);
/// The next message, waiting for it. Nothing: the other side has gone.
[[nodiscard]] std::optional<std::string> receive_message(int socket);

}  // namespace dossier::loaders::annotate

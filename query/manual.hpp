#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/limits.hpp"

namespace dossier::query::manual {

enum class Kind : std::uint8_t { clause, operation, function, procedure };

/// `clauses`, `operators`, `functions`, `procedures`; headings and topics.
[[nodiscard]] std::string_view plural(Kind kind);

/// What the manual says of one thing that a query can hold.
struct Entry {
    Kind kind = Kind::clause;
    std::string name;       ///< `OPTIONAL MATCH`, `toUpper`
    std::string signature;  ///< `toUpper(text)`
    std::string summary;    ///< one line
    std::string example;    ///< a statement that runs on the graph of examples
    bool varies = false;    ///< its answer is another one each time, as times are, or depends on a file
};

/// Every clause and operator, and of the tables that binder and CALL use every function and procedure.
[[nodiscard]] std::span<const Entry> entries();

/// Without regard to case; null when there is none.
[[nodiscard]] const Entry* find(std::string_view name);

/// The words in capitals of name and signature: `MERGE`, `ON`, `CREATE`, …
[[nodiscard]] std::vector<std::string_view> keywords(const Entry& entry);

/// The statement that makes the graph that examples run on.
[[nodiscard]] std::string_view example_graph();
/// The statements that declare its full-text indexes.
[[nodiscard]] std::span<const std::string_view> example_indexes();

/// What the example answers, as it is run now: columns, then a line a row. throws Error when it does not run
[[nodiscard]] std::string answer(const Entry& entry, const Limits& limits = {});

/// Signature, line, example and its answer, for a terminal.
[[nodiscard]] std::string text_of(const Entry& entry);

/// All of it as one page of Markdown.
[[nodiscard]] std::string page();

}  // namespace dossier::query::manual

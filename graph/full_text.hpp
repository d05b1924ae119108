#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::graph {

/// Texts of nodes or of relationships by the words in them.
///
/// Words are runs of letters and digits, compared without case and accents. Kept in a table of SQLite's FTS5 in memory.
///
/// Queries:
///
///     veiligheid defensie      both words, anywhere in the same element; AND may stand between them
///     "nieuwe dreiging"        the words next to each other
///     a OR b, a NOT b          NOT: the first without the second; it binds tightest, then AND, then OR
///     (a OR b) c
///     dreig*                   words that begin so
///     text:word, text:"a b"    only in the property `text`
///
/// source     SQLite's FTS5, "Full-text Query Syntax" and "The bm25() function"
class FullText {
public:
    struct Hit {
        std::uint32_t id;
        double score;  ///< BM25 with k1 = 1.2 and b = 0.75 over all properties; more is better
    };

    /// `keys`   the properties, as queries name them
    explicit FullText(std::vector<std::string> keys);
    ~FullText();
    FullText(FullText&&) noexcept;
    FullText& operator=(FullText&&) noexcept;

    /// One text for each key, in place of what `id` had before.
    void put(std::uint32_t id, const std::vector<std::string>& texts);
    void remove(std::uint32_t id);

    /// Best first; equally good ones ascending by id.
    /// throws     Error{invalid_argument_value}: the query is malformed; the message says where
    [[nodiscard]] std::vector<Hit> find(std::string_view query) const;

    /// How many elements it holds.
    [[nodiscard]] std::size_t size() const noexcept;
    [[nodiscard]] bool contains(std::uint32_t id) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier::graph

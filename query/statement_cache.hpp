#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "query/query.hpp"

namespace dossier::query {

/// The statements that were used last, by their text: one that comes again is neither parsed nor bound again, and
/// mostly not planned again either (Statement keeps its plan). For one thread.
///
/// It holds so many statements and so many bytes of their texts at most; a statement takes many times its text. A
/// longer text is not kept: what is so long comes once.
class StatementCache {
public:
    static constexpr std::size_t most_statements = 256;
    static constexpr std::size_t most_text = 256 * 1024;  ///< of all together
    static constexpr std::size_t longest_text = 16 * 1024;

    explicit StatementCache(const Procedures& procedures = builtin_procedures()) noexcept : procedures_{procedures} {}

    /// What prepare() gives, and throws; good until the next call.
    [[nodiscard]] const Statement& prepare(std::string_view text);

    [[nodiscard]] std::size_t size() const noexcept { return by_text_.size(); }
    void clear() noexcept;

private:
    struct Entry {
        std::string text;
        Statement statement;
    };

    void make_room(std::size_t bytes);

    const Procedures& procedures_;                                              // outlives the cache
    std::list<Entry> entries_;                                                  // the one used last first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> by_text_;  // views into the entries
    std::size_t text_ = 0;                                                      // bytes in the entries
    std::optional<Statement> too_long_;                                         // the last that is not kept
};

}  // namespace dossier::query

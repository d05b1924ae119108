#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"

namespace dossier::loaders::find {

/// A row of a gazetteer file by the names of its columns. Views into the file's text.
struct GazetteerRow {
    std::string_view file;  ///< for messages
    std::size_t line = 0;
    graph::SourceSpan where;
    std::map<std::string_view, std::string_view> values;

    [[nodiscard]] std::string_view get(std::string_view column) const;
    /// A list separated by `|`, without empty members.
    [[nodiscard]] std::vector<std::string_view> list(std::string_view column) const;
    /// throws  Error{unreadable_data}: empty
    [[nodiscard]] std::string need(std::string_view column) const;
    /// An ISO date or nothing. throws Error{unreadable_data}: anything else
    [[nodiscard]] std::string date(std::string_view column) const;
    /// throws  Error{unreadable_data} with file, line and `message`
    [[noreturn]] void fail(std::string_view message, std::string hint = {}) const;
};

/// The columns of one kind of file, separated by `|`: a row must fill the first, may fill the others. Those of `names`
/// hold what stands in letters.
struct GazetteerColumns {
    std::string_view needed, others, names;
};

/// Calls `add` with each row of a file; the format is in datasets/README.md.
///
/// `file`  how messages call it
/// throws  Error{unreadable_data} with file and line: not UTF-8, a column that there is not, a row of another length, a
///         name without a letter
void for_each_row(std::string_view file, std::string_view text, const GazetteerColumns& columns,
                  const std::function<void(const GazetteerRow&)>& add);

}  // namespace dossier::loaders::find

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::query::syntax {

/// The text of a string literal or quoted name.
///
/// `quoted`   with its quotes, as written
/// `offset`   where it stands in the query, for errors
/// throws     Error{invalid_unicode_literal}: `\u` or `\U` without its four or six digits, or not a character;
///            Error{unexpected_syntax}: any other escape that does not exist
[[nodiscard]] std::string decode_quoted(std::string_view quoted, std::size_t offset);

/// The magnitude of an integer in decimal, hexadecimal (`0x`) or octal (`0o`), underscores allowed; at most 2^63,
/// which is an integer only behind a minus.
///
/// throws     Error{integer_overflow}
[[nodiscard]] std::uint64_t decode_integer(std::string_view digits, std::size_t offset);

/// throws     Error{floating_point_overflow}; what is too small becomes 0.0
[[nodiscard]] double decode_float(std::string_view digits, std::size_t offset);

/// The number that `INF`, `INFINITY` or `NAN` names, in any case; these words are not reserved, so a variable may be
/// called so and then goes first.
[[nodiscard]] std::optional<double> number_word(std::string_view word);

[[noreturn]] void throw_integer_overflow(std::string_view digits, std::size_t offset);

}  // namespace dossier::query::syntax

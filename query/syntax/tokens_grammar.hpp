#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <string_view>
#include <utility>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

#include "query/syntax/characters.hpp"
#include "query/syntax/expected.hpp"

// Tokens, and the few combinators that the rest of the grammar is made with. Every token takes the white space and the
// comments behind it, and tells `Expected` when it was wanted in vain. The state of a parse is whatever has `text`,
// `layout`, `expected`, `bar_ends` and the member functions used here; rules know no more of it, so the grammar can be
// analysed without the actions.

namespace dossier::query::syntax::grammar {

namespace pegtl = tao::pegtl;

/// A literal text as a template argument.
template <std::size_t Size>
struct Text {
    constexpr Text(const char (&text)[Size]) { std::copy_n(text, Size, value); }
    [[nodiscard]] constexpr std::string_view view() const { return {value, Size - 1}; }
    char value[Size];
};

/// Moves over white space and comments; a comment that is not closed is an error at once.
template <typename Input, typename State>
void skip_gap(Input& in, State& state) {
    const auto end = gap_end(state.text, in.byte());
    if (end == std::string_view::npos) state.fail_unclosed(closed_gap_end(state.text, in.byte()), "comment");
    in.bump(end - in.byte());
}

// What all rules of our own share with PEGTL's: how they are analysed.
struct consuming {  // succeeds only with progress
    using subs_t = pegtl::empty_list;
};
struct looking {  // never moves
    using subs_t = pegtl::empty_list;
};

/// White space before the first token.
struct gap : looking {
    using rule_t = gap;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        skip_gap(in, state);
        return true;
    }
};

/// A word of the language, in any case: `keyword<"MATCH">`.
template <Text Word, Expected::Kind Kind = Expected::Kind::token>
struct keyword : consuming {
    using rule_t = keyword;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        if (!is_word(state.text, in.byte(), Word.view())) {
            state.expected.want(in.byte(), Word.view(), Kind);
            return false;
        }
        in.bump(Word.view().size());
        skip_gap(in, state);
        return true;
    }
};

/// A sign: `symbol<"(">`. One that begins a longer one, `<` and `<=`, names what must not follow: `symbol<"<", "=>">`.
template <Text Sign, Text NotBefore = "", Expected::Kind Kind = Expected::Kind::token>
struct symbol : consuming {
    using rule_t = symbol;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto rest = state.text.substr(in.byte());
        constexpr auto sign = Sign.view();
        const auto next = rest.size() > sign.size() ? rest[sign.size()] : ' ';
        // Most signs are not there, and that is seen by their first character.
        if (rest.empty() || rest[0] != sign[0] || !rest.starts_with(sign) ||
            NotBefore.view().find(next) != std::string_view::npos) {
            state.expected.want(in.byte(), sign, Kind);
            return false;
        }
        in.bump(sign.size());
        skip_gap(in, state);
        return true;
    }
};

// Operators are hidden: any of a dozen may follow an expression, and a message that lists them all helps nobody.
template <Text Word>
using operator_word = keyword<Word, Expected::Kind::operator_>;
template <Text Sign, Text NotBefore = "">
using operator_sign = symbol<Sign, NotBefore, Expected::Kind::operator_>;

/// Succeeds without moving where `Word` stands.
template <Text... Words>
struct ahead : looking {
    using rule_t = ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        return (is_word(state.text, in.byte(), Words.view()) || ...);
    }
};

/// `name` or a name in grave accents.
template <Text What>
struct identifier : consuming {
    using rule_t = identifier;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto begin = in.byte();
        const bool quoted = begin < state.text.size() && state.text[begin] == '`';
        const auto end = quoted ? quoted_end(state.text, begin) : identifier_end(state.text, begin);
        if (end == std::string_view::npos) state.fail_unclosed(begin, "name");
        if (end == begin) {
            state.expected.want(begin, What.view());
            return false;
        }
        in.bump(end - begin);
        skip_gap(in, state);
        return true;
    }
};

/// A label, type, property key, field or part of a procedure's name: any word.
struct symbolic_name : identifier<"a name"> {};
struct label_name : identifier<"a label"> {};

/// Succeeds without moving where one of `Words` stands and then `Next`: a word that is one of the language only there.
template <char Next, Text... Words>
struct word_before : looking {
    using rule_t = word_before;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        return (is_word(state.text, in.byte(), Words.view()) || ...) &&
               state.character(state.after_name(in.byte())) == Next;
    }
};

/// Succeeds without moving before one of `Signs`.
template <char... Signs>
struct sign_ahead : looking {
    using rule_t = sign_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        return ((state.character(in.byte()) == Signs) || ...);
    }
};

/// Succeeds without moving, anywhere: a place for an action to begin something.
struct beginning : looking {
    using rule_t = beginning;
    static bool match(auto&) { return true; }
};

/// Words that cannot be variables, for a query would be hard to read and errors hard to place. Labels, types, keys and
/// functions take any word.
struct unreserved : looking {
    using rule_t = unreserved;
    static constexpr std::string_view reserved[] = {
        "AND",  "AS",    "CASE",  "CREATE", "DELETE", "DISTINCT", "ELSE",   "FALSE",  "IN",
        "IS",   "MATCH", "MERGE", "NOT",    "NULL",   "OR",       "REMOVE", "RETURN", "SET",
        "THEN", "TRUE",  "UNION", "UNWIND", "WHEN",   "WHERE",    "WITH",   "XOR"};

    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto at = in.byte();
        if (std::ranges::none_of(reserved, [&](auto word) { return is_word(state.text, at, word); })) return true;
        state.expected.want(at, "a variable");
        return false;
    }
};

struct variable_name : identifier<"a variable"> {};

/// A variable, declared or read.
struct binding_variable : pegtl::seq<unreserved, variable_name> {};

// Literals ---------------------------------------------------------------------------------------------------------

struct digits : pegtl::seq<pegtl::digit, pegtl::star<pegtl::opt<pegtl::one<'_'>>, pegtl::digit>> {};
struct exponent : pegtl::seq<pegtl::one<'e', 'E'>, pegtl::opt<pegtl::one<'+', '-'>>, digits> {};
struct common_notation : pegtl::seq<pegtl::opt<digits>, pegtl::one<'.'>, digits> {};
struct approximate_number
    : pegtl::seq<pegtl::sor<pegtl::seq<pegtl::sor<common_notation, digits>, exponent>, common_notation>,
                 pegtl::opt<pegtl::one<'f', 'F', 'd', 'D'>>> {};
struct hexadecimal_number
    : pegtl::seq<pegtl::one<'0'>, pegtl::one<'x', 'X'>, pegtl::plus<pegtl::opt<pegtl::one<'_'>>, pegtl::xdigit>> {};
struct octal_number
    : pegtl::seq<pegtl::string<'0', 'o'>, pegtl::plus<pegtl::opt<pegtl::one<'_'>>, pegtl::range<'0', '7'>>> {};
struct exact_number : pegtl::sor<hexadecimal_number, octal_number, digits> {};

/// A number ends where no letter or digit follows: `12a`, `0x`, `1_` are no numbers, and no two tokens either.
struct number_end : looking {
    using rule_t = number_end;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        if (extended_identifier_end(state.text, in.byte()) != in.byte()) state.fail_number(in.byte());
        return true;
    }
};

/// A decimal integer where a pattern counts: `*1..3`, `{2}`.
struct count : pegtl::seq<digits, number_end, gap> {};

/// `'text'` or `"text"`; the action decodes it.
struct quoted_text : consuming {
    using rule_t = quoted_text;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto begin = in.byte();
        if (begin >= state.text.size() || (state.text[begin] != '\'' && state.text[begin] != '"')) {
            state.expected.want(begin, "a string");
            return false;
        }
        const auto end = quoted_end(state.text, begin);
        if (end == std::string_view::npos) state.fail_unclosed(begin, "string");
        in.bump(end - begin);
        skip_gap(in, state);
        return true;
    }
};

/// What follows `$`: also words that begin with a digit.
struct parameter_name : consuming {
    using rule_t = parameter_name;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto begin = in.byte();
        const bool quoted = begin < state.text.size() && state.text[begin] == '`';
        const auto end = quoted ? quoted_end(state.text, begin) : extended_identifier_end(state.text, begin);
        if (end == std::string_view::npos) state.fail_unclosed(begin, "name");
        if (end == begin) {
            state.expected.want(begin, "the name of a parameter");
            return false;
        }
        in.bump(end - begin);
        skip_gap(in, state);
        return true;
    }
};

// Combinators ------------------------------------------------------------------------------------------------------

/// Matches the rules in sequence, one level deeper; too deep is an error. Whatever can hold itself goes through here.
template <typename... Rules>
struct nested {
    using rule_t = nested;
    using subs_t = pegtl::type_list<Rules...>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto level = state.nest(in.byte());
        return pegtl::seq<Rules...>::template match<A, M, Action, Control>(in, state);
    }
};

/// Matches the rules where `|` does, or does not, end an expression: in `[x IN list WHERE x:A | x]` it is no part of
/// the label expression, and brackets inside lift that again.
template <bool BarEnds, typename... Rules>
struct bar_ends {
    using rule_t = bar_ends;
    using subs_t = pegtl::type_list<Rules...>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename State>
    static bool match(Input& in, State& state) {
        const bool before = std::exchange(state.bar_ends, BarEnds);
        const bool result = pegtl::seq<Rules...>::template match<A, M, Action, Control>(in, state);
        state.bar_ends = before;
        return result;
    }
};

/// Gives the rules a name for messages: `expected an expression` instead of all the tokens that may begin one.
template <Text Name, typename... Rules>
struct named {
    using rule_t = named;
    using subs_t = pegtl::type_list<Rules...>;
    template <pegtl::apply_mode A, pegtl::rewind_mode M, template <typename...> class Action,
              template <typename...> class Control, typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto mark = state.expected.mark(in.byte());
        const bool result = pegtl::seq<Rules...>::template match<A, M, Action, Control>(in, state);
        state.expected.name_since(mark, Name.view(), result);
        return result;
    }
};

/// Comma-separated, at least one; behind a comma there must be another.
template <typename Item>
struct items : pegtl::seq<Item, pegtl::star<pegtl::if_must<symbol<",">, Item>>> {};

}  // namespace dossier::query::syntax::grammar

namespace tao::pegtl {

template <typename Name, typename Rule>
requires std::derived_from<Rule, dossier::query::syntax::grammar::consuming>
struct analyze_traits<Name, Rule> : analyze_any_traits<> {
};

template <typename Name, typename Rule>
requires std::derived_from<Rule, dossier::query::syntax::grammar::looking>
struct analyze_traits<Name, Rule> : analyze_opt_traits<> {
};

template <typename Name, typename... Rules>
struct analyze_traits<Name, dossier::query::syntax::grammar::nested<Rules...>> : analyze_seq_traits<Rules...> {};

template <typename Name, bool BarEnds, typename... Rules>
struct analyze_traits<Name, dossier::query::syntax::grammar::bar_ends<BarEnds, Rules...>>
    : analyze_seq_traits<Rules...> {};

template <typename Name, dossier::query::syntax::grammar::Text What, typename... Rules>
struct analyze_traits<Name, dossier::query::syntax::grammar::named<What, Rules...>> : analyze_seq_traits<Rules...> {};

}  // namespace tao::pegtl

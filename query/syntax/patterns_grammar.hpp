#pragma once

#include "query/syntax/expressions_grammar.hpp"

// Patterns, in the order of the openCypher grammar. CREATE and MERGE read the same nodes and relationships as MATCH:
// what they may not hold is a matter of meaning, and the binder has the better words for it.

namespace dossier::query::syntax::grammar {

struct path_pattern_expression;
struct path_mode;

// Lookaheads -------------------------------------------------------------------------------------------------------

/// `name =`
struct assignment_ahead : looking {
    using rule_t = assignment_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto next = state.after_name(in.byte());
        return next != in.byte() && state.character(next) == '=';
    }
};

/// `(` of a path in brackets, not of a node: `((`, `(p = `, `(-`, `(<-`, `(shortestPath(`.
struct bracketed_path_ahead : looking {
    using rule_t = bracketed_path_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        if (state.character(in.byte()) != '(') return false;
        const auto inside = state.after_gap(in.byte() + 1);
        const char first = state.character(inside);
        if (first == '(' || first == '-' || first == '<') return true;
        const auto next = state.after_name(inside);
        return next != inside && (state.character(next) == '=' || state.character(next) == '(');
    }
};

/// `GROUPS`, with a mode and `PATHS` before it or not.
struct groups_ahead : looking {
    using rule_t = groups_ahead;
    static constexpr std::string_view between[] = {"WALK", "TRAIL", "ACYCLIC", "SIMPLE", "PATH", "PATHS"};
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        auto at = in.byte();
        const auto reads = [&](std::string_view word) { return is_word(state.text, at, word); };
        while (std::ranges::any_of(between, reads)) at = state.after_name(at);
        return reads("GROUP") || reads("GROUPS");
    }
};

// Elements ---------------------------------------------------------------------------------------------------------

struct node_variable : binding_variable {};
struct node_labels
    : pegtl::sor<pegtl::if_must<symbol<":">, label_expression>, pegtl::if_must<keyword<"IS">, label_expression>> {};
struct node_properties : pegtl::sor<map_literal, parameter> {};
struct node_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct node_open : symbol<"("> {};
struct node_pattern : pegtl::if_must<node_open,
                                     bar_ends<false, pegtl::opt<node_variable>, pegtl::opt<node_labels>,
                                              pegtl::opt<node_properties>, pegtl::opt<node_where>>,
                                     symbol<")">> {};

struct length_min : count {};
struct length_max : count {};
struct length_dots : symbol<".."> {};
struct length_sign : symbol<"*"> {};
/// `[:T..]`: the range without its `*`, an error with a name of its own; `[:T*-2]` and `[:T*1..-2]` likewise.
struct range_without_star : operator_sign<".."> {};
struct negative_length : operator_sign<"-"> {};
struct path_length
    : pegtl::seq<
          length_sign,
          pegtl::opt<pegtl::sor<
              negative_length, pegtl::seq<length_dots, pegtl::opt<pegtl::sor<length_max, negative_length>>>,
              pegtl::seq<length_min, pegtl::opt<length_dots, pegtl::opt<pegtl::sor<length_max, negative_length>>>>>>> {
};

struct relationship_variable : binding_variable {};
struct relationship_types
    : pegtl::sor<pegtl::if_must<symbol<":">, label_expression>, pegtl::if_must<keyword<"IS">, label_expression>> {};
struct relationship_properties : pegtl::sor<map_literal, parameter> {};
struct relationship_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct relationship_filler
    : pegtl::if_must<symbol<"[">,
                     bar_ends<false, pegtl::opt<relationship_variable>, pegtl::opt<relationship_types>,
                              pegtl::opt<pegtl::sor<path_length, range_without_star>>,
                              pegtl::opt<relationship_properties>, pegtl::opt<relationship_where>>,
                     symbol<"]">> {};
struct arrow_left : pegtl::seq<symbol<"<">, symbol<"-">> {};
struct arrow_line : symbol<"-"> {};
struct arrow_right : symbol<">"> {};
struct relationship_pattern : pegtl::if_must<pegtl::sor<arrow_left, arrow_line>, pegtl::opt<relationship_filler>,
                                             symbol<"-">, pegtl::opt<arrow_right>> {};

/// `(a)-->(b)--(c)`, at least one relationship: the paths of expressions.
struct path_variable : binding_variable {};
struct path_variable_declaration : pegtl::if_must<pegtl::seq<assignment_ahead, path_variable>, symbol<"=">> {};
struct path_start : beginning {};
struct more_path
    : pegtl::seq<named<"a relationship", relationship_pattern>, pegtl::must<named<"a node", node_pattern>>> {};
struct simple_path
    : pegtl::seq<path_start, pegtl::opt<path_variable_declaration>, node_pattern, pegtl::plus<more_path>> {};

/// Paths of CREATE and MERGE.
struct create_path
    : named<"a pattern",
            pegtl::seq<path_start, pegtl::opt<path_variable_declaration>, node_pattern, pegtl::star<more_path>>> {};

// Paths ------------------------------------------------------------------------------------------------------------

struct quantifier_star : operator_sign<"*"> {};
struct quantifier_plus : operator_sign<"+"> {};
struct quantifier_min : count {};
struct quantifier_max : count {};
struct quantifier_comma : symbol<","> {};
struct quantifier_range
    : pegtl::if_must<operator_sign<"{">,
                     pegtl::sor<pegtl::seq<quantifier_min, pegtl::opt<quantifier_comma, pegtl::opt<quantifier_max>>>,
                                pegtl::seq<quantifier_comma, pegtl::opt<quantifier_max>>>,
                     symbol<"}">> {};
struct path_quantifier : pegtl::sor<quantifier_star, quantifier_plus, quantifier_range> {};

struct bracketed_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct bracketed_open : symbol<"("> {};
struct bracketed_path
    : pegtl::if_must<pegtl::seq<bracketed_path_ahead, bracketed_open>,
                     bar_ends<false, nested<path_start, pegtl::opt<path_variable_declaration>, pegtl::opt<path_mode>,
                                            path_pattern_expression, pegtl::opt<bracketed_where>>>,
                     symbol<")">> {};

struct shortest_word : operator_word<"SHORTESTPATH"> {};
struct all_shortest_word : operator_word<"ALLSHORTESTPATHS"> {};
struct legacy_shortest_path
    : pegtl::if_must<pegtl::sor<shortest_word, all_shortest_word>, symbol<"(">,
                     bar_ends<false, named<"a node", node_pattern>, named<"a relationship", relationship_pattern>,
                              named<"a node", node_pattern>>,
                     symbol<")">> {};
struct shortest_path_value
    : pegtl::seq<word_before<'(', "SHORTESTPATH", "ALLSHORTESTPATHS">, path_start, legacy_shortest_path> {};

struct path_primary
    : pegtl::seq<
          pegtl::sor<bracketed_path, named<"a node", node_pattern>, named<"a relationship", relationship_pattern>>,
          pegtl::opt<path_quantifier>> {};
struct path_pattern_expression : named<"a pattern", pegtl::sor<legacy_shortest_path, pegtl::plus<path_primary>>> {};

// Searches and modes -----------------------------------------------------------------------------------------------

struct path_words : pegtl::sor<operator_word<"PATHS">, operator_word<"PATH">> {};
struct group_words : pegtl::sor<operator_word<"GROUPS">, operator_word<"GROUP">> {};
struct mode_walk : operator_word<"WALK"> {};
struct mode_trail : operator_word<"TRAIL"> {};
struct mode_acyclic : operator_word<"ACYCLIC"> {};
struct mode_simple : operator_word<"SIMPLE"> {};
struct path_mode : pegtl::seq<pegtl::sor<mode_walk, mode_trail, mode_acyclic, mode_simple>, pegtl::opt<path_words>> {};
struct search_suffix : pegtl::seq<pegtl::opt<path_mode>, pegtl::opt<path_words>> {};
struct literal_count : count {};
struct search_count : named<"a number", pegtl::sor<literal_count, parameter>> {};

struct search_all_shortest : pegtl::seq<operator_word<"ALL">, operator_word<"SHORTEST">> {};
struct search_all : operator_word<"ALL"> {};
struct search_any_shortest : pegtl::seq<operator_word<"ANY">, operator_word<"SHORTEST">> {};
struct search_any : operator_word<"ANY"> {};
struct search_any_count : search_count {};
struct search_shortest : operator_word<"SHORTEST"> {};
struct search_shortest_count : search_count {};
struct search_groups : group_words {};
/// Of paths it must be said, of groups it is 1 where it is not.
struct shortest_number : pegtl::sor<groups_ahead, search_shortest_count> {};
struct path_search : pegtl::seq<pegtl::sor<search_all_shortest, search_all, search_any_shortest,
                                           pegtl::seq<search_any, pegtl::opt<search_any_count>>,
                                           pegtl::seq<search_shortest, shortest_number>>,
                                search_suffix, pegtl::opt<search_groups>> {};

struct path_pattern : pegtl::seq<path_start, pegtl::opt<path_variable_declaration>,
                                 pegtl::opt<pegtl::sor<path_search, path_mode>>, path_pattern_expression> {};

struct graph_start : beginning {};
struct graph_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct graph_path : path_pattern {};
struct graph_pattern : pegtl::seq<graph_start, items<graph_path>, pegtl::opt<graph_where>> {};

}  // namespace dossier::query::syntax::grammar

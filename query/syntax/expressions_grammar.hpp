#pragma once

#include "query/syntax/tokens_grammar.hpp"

// Expressions and label expressions, in the order of the openCypher grammar. Levels of precedence are flat: an operand
// and then any number of operator and operand. The textbook form, "this level with an operator, or else the next
// level", tries the operand twice on every level, and `((1))` alone then takes 338 million attempts.
//
// Three more places would double their work with every level of nesting if they tried one form after the other, so each
// is decided by a look ahead or read in one rule: `(` of a pattern against `(` of an expression (pattern_ahead), the
// three meanings of `[` (list_or_comprehension), index against slice (subscript).
//
// A rule whose name ends in `_open`, `_word` or `_sign` is a token that an action hangs on.

namespace dossier::query::syntax::grammar {

struct expression;
struct label_expression;
struct simple_path;          // patterns_grammar.hpp
struct shortest_path_value;  // patterns_grammar.hpp
struct subquery;             // statements_grammar.hpp

// Lookaheads -------------------------------------------------------------------------------------------------------

/// A path of nodes and relationships starts here, and it can be nothing else.
struct pattern_ahead : looking {
    using rule_t = pattern_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        return state.layout.path_ahead(in.byte());
    }
};

/// `name =` and then what pattern_ahead wants: the start of `[p = (a)-->(b) | …]`.
struct named_pattern_ahead : looking {
    using rule_t = named_pattern_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto equals = state.after_name(in.byte());
        return equals != in.byte() && state.character(equals) == '=' &&
               state.layout.path_ahead(state.after_gap(equals + 1));
    }
};

/// A literal and then `,` or `]`: an element of a list that need not be read as an expression, through every level of
/// precedence. People paste lists of a million ids.
struct constant_ahead : looking {
    using rule_t = constant_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        return state.constant_ahead(in.byte());
    }
};

/// `name(`, `name.name(`
struct function_ahead : looking {
    using rule_t = function_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        auto at = in.byte();
        for (;;) {
            const auto next = state.after_name(at);
            if (next == at) return false;
            if (state.character(next) != '.') return state.character(next) == '(';
            at = state.after_gap(next + 1);
        }
    }
};

/// A name and then `{`: the start of a map projection.
struct projection_ahead : looking {
    using rule_t = projection_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto next = state.after_name(in.byte());
        return next != in.byte() && state.character(next) == '{';
    }
};

/// Where a label expression may go on with `|`.
struct bar_allowed : looking {
    using rule_t = bar_allowed;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input&, State& state) {
        return !state.bar_ends;
    }
};

// Label expressions ------------------------------------------------------------------------------------------------

struct wildcard_label : symbol<"%"> {};
struct named_label : label_name {};
struct parenthesized_label : pegtl::if_must<symbol<"(">, bar_ends<false, label_expression>, symbol<")">> {};
struct label_primary : named<"a label", pegtl::sor<wildcard_label, parenthesized_label, named_label>> {};
struct label_factor;
struct label_negation : pegtl::if_must<symbol<"!">, label_factor> {};
struct label_factor : pegtl::sor<nested<label_negation>, label_primary> {};
// `:A:B` is the older way to write `:A&B`, as `|:B` is of `|B`.
struct label_conjunct : pegtl::if_must<operator_sign<"&", "&">, label_factor> {};
struct label_colon : pegtl::if_must<operator_sign<":", ":">, label_factor> {};
struct label_term : pegtl::seq<label_factor, pegtl::star<pegtl::sor<label_conjunct, label_colon>>> {};
struct label_disjunct
    : pegtl::if_must<pegtl::seq<bar_allowed, operator_sign<"|", "|">>, pegtl::opt<operator_sign<":">>, label_term> {};
struct label_expression : nested<label_term, pegtl::star<label_disjunct>> {};

// Type names -------------------------------------------------------------------------------------------------------

struct type_name;
struct type_word : identifier<"a type"> {};
struct type_second : pegtl::sor<keyword<"DATETIME">, keyword<"TIME">, keyword<"VALUE">> {};
struct type_prefix
    : pegtl::seq<pegtl::sor<keyword<"ZONED">, keyword<"LOCAL">, keyword<"PROPERTY">, keyword<"ANY">>, type_second> {};
struct plain_type : pegtl::sor<type_prefix, type_word> {};
struct element_type : pegtl::if_must<symbol<"<">, type_name, symbol<">">> {};
struct type_not_null : pegtl::sor<symbol<"!">, pegtl::if_must<keyword<"NOT">, keyword<"NULL">>> {};
struct single_type : pegtl::seq<plain_type, pegtl::opt<element_type>, pegtl::opt<type_not_null>> {};
struct type_alternative : pegtl::if_must<pegtl::seq<bar_allowed, operator_sign<"|", "|">>, single_type> {};
struct type_name : nested<single_type, pegtl::star<type_alternative>> {};

// Boolean levels ---------------------------------------------------------------------------------------------------

struct xor_term;
struct and_term;
struct boolean_factor;
struct comparison;
struct comparand;
struct additive;
struct multiplicative;
struct power;
struct unary;
struct postfix;
struct primary;

struct or_rest : pegtl::if_must<operator_word<"OR">, xor_term> {};
struct expression : nested<xor_term, pegtl::star<or_rest>> {};
struct xor_rest : pegtl::if_must<operator_word<"XOR">, and_term> {};
struct xor_term : pegtl::seq<and_term, pegtl::star<xor_rest>> {};
struct and_rest : pegtl::if_must<operator_word<"AND">, boolean_factor> {};
struct and_term : pegtl::seq<boolean_factor, pegtl::star<and_rest>> {};

struct negation : pegtl::if_must<operator_word<"NOT">, nested<boolean_factor>> {};
struct pattern_predicate : pegtl::seq<pattern_ahead, simple_path> {};
struct boolean_factor : pegtl::sor<negation, pattern_predicate, comparison> {};

// Comparisons ------------------------------------------------------------------------------------------------------

struct equal_rest : pegtl::if_must<operator_sign<"=", "~">, comparand> {};
struct not_equal_rest : pegtl::if_must<operator_sign<"<>">, comparand> {};
struct less_or_equal_rest : pegtl::if_must<operator_sign<"<=">, comparand> {};
struct greater_or_equal_rest : pegtl::if_must<operator_sign<">=">, comparand> {};
struct less_rest : pegtl::if_must<operator_sign<"<">, comparand> {};
struct greater_rest : pegtl::if_must<operator_sign<">">, comparand> {};
struct comparison : pegtl::seq<comparand, pegtl::star<pegtl::sor<equal_rest, not_equal_rest, less_or_equal_rest,
                                                                 greater_or_equal_rest, less_rest, greater_rest>>> {};

struct contains_rest : pegtl::if_must<operator_word<"CONTAINS">, additive> {};
struct in_rest : pegtl::if_must<operator_word<"IN">, additive> {};
struct matches_rest : pegtl::if_must<operator_sign<"=~">, additive> {};
struct starts_rest : pegtl::if_must<operator_word<"STARTS">, keyword<"WITH">, additive> {};
struct ends_rest : pegtl::if_must<operator_word<"ENDS">, keyword<"WITH">, additive> {};

struct is_null : keyword<"NULL"> {};
struct is_not_null : keyword<"NULL"> {};
struct type_sign : pegtl::sor<operator_sign<"::">, operator_word<"TYPED">> {};
struct is_typed : pegtl::if_must<type_sign, type_name> {};
struct is_not_typed : pegtl::if_must<type_sign, type_name> {};
struct is_labeled : pegtl::seq<pegtl::opt<operator_word<"LABELED">>, label_expression> {};
struct is_not_labeled : pegtl::if_must<operator_word<"LABELED">, label_expression> {};
struct is_not_rest : pegtl::if_must<operator_word<"NOT">, pegtl::sor<is_not_null, is_not_typed, is_not_labeled>> {};
struct is_rest : pegtl::if_must<operator_word<"IS">, pegtl::sor<is_not_rest, is_null, is_typed, is_labeled>> {};
struct typed_rest : pegtl::if_must<operator_sign<"::">, type_name> {};
struct labeled_rest : pegtl::if_must<operator_sign<":", ":">, label_expression> {};

struct comparand : pegtl::seq<additive, pegtl::star<pegtl::sor<contains_rest, in_rest, matches_rest, starts_rest,
                                                               ends_rest, is_rest, typed_rest, labeled_rest>>> {};

// Arithmetic -------------------------------------------------------------------------------------------------------

struct concatenate_rest : pegtl::if_must<operator_sign<"||">, multiplicative> {};
struct add_rest : pegtl::if_must<operator_sign<"+", "=">, multiplicative> {};
struct subtract_rest : pegtl::if_must<operator_sign<"-">, multiplicative> {};
struct additive : pegtl::seq<multiplicative, pegtl::star<pegtl::sor<add_rest, subtract_rest, concatenate_rest>>> {};

struct multiply_rest : pegtl::if_must<operator_sign<"*">, power> {};
struct divide_rest : pegtl::if_must<operator_sign<"/">, power> {};
struct modulo_rest : pegtl::if_must<operator_sign<"%">, power> {};
struct multiplicative : pegtl::seq<power, pegtl::star<pegtl::sor<multiply_rest, divide_rest, modulo_rest>>> {};

struct power_rest : pegtl::if_must<operator_sign<"^">, unary> {};
struct power : pegtl::seq<unary, pegtl::star<power_rest>> {};

struct minus_sign : operator_sign<"-"> {};
struct minus : pegtl::if_must<minus_sign, nested<unary>> {};
struct plus : pegtl::if_must<operator_sign<"+">, nested<unary>> {};
struct unary : pegtl::sor<minus, plus, postfix> {};

// Postfix ----------------------------------------------------------------------------------------------------------

struct property_key : identifier<"the name of a property"> {};
struct property_rest : pegtl::if_must<operator_sign<".", ".">, property_key> {};
struct subscript_open : operator_sign<"["> {};
struct slice_from : expression {};
struct slice_dots : symbol<".."> {};
struct slice_to : expression {};
// Index and slice in one: `a[a[0..1]..1]` would read its inside once as an index and again as a slice, at every level.
struct subscript_rest
    : pegtl::if_must<subscript_open,
                     bar_ends<false, pegtl::sor<pegtl::seq<slice_from, pegtl::opt<slice_dots, pegtl::opt<slice_to>>>,
                                                pegtl::seq<slice_dots, pegtl::opt<slice_to>>>>,
                     symbol<"]">> {};
struct postfix : pegtl::seq<primary, pegtl::star<pegtl::sor<property_rest, subscript_rest>>> {};

// Primaries --------------------------------------------------------------------------------------------------------

struct parenthesized : pegtl::if_must<symbol<"(">, bar_ends<false, expression>, symbol<")">> {};
struct parameter : pegtl::if_must<symbol<"$">, parameter_name> {};

struct case_word : keyword<"CASE"> {};
struct case_operand : expression {};
struct when_value : expression {};
struct when_values : pegtl::if_must<keyword<"WHEN">, items<when_value>, keyword<"THEN">, expression> {};
struct when_condition : pegtl::if_must<keyword<"WHEN">, when_value, keyword<"THEN">, expression> {};
struct case_else : pegtl::if_must<keyword<"ELSE">, expression> {};
struct case_expression : pegtl::if_must<case_word,
                                        pegtl::sor<pegtl::if_must<ahead<"WHEN">, pegtl::plus<when_condition>>,
                                                   pegtl::seq<case_operand, pegtl::must<pegtl::plus<when_values>>>>,
                                        pegtl::opt<case_else>, keyword<"END">> {};

struct true_literal : keyword<"TRUE"> {};
struct false_literal : keyword<"FALSE"> {};
struct null_literal : keyword<"NULL"> {};
struct string_literal : quoted_text {};
struct integer_literal : pegtl::seq<exact_number, number_end, gap> {};
struct float_literal : pegtl::seq<approximate_number, number_end, gap> {};
struct number_literal
    : pegtl::seq<pegtl::at<pegtl::opt<pegtl::one<'.'>>, pegtl::digit>, pegtl::sor<float_literal, integer_literal>> {};

struct count_star : pegtl::seq<word_before<'(', "COUNT">, keyword<"COUNT">, symbol<"(">, symbol<"*">, symbol<")">> {};

struct quantifier_ahead : word_before<'(', "ALL", "ANY", "NONE", "SINGLE"> {};
struct quantifier_word : symbolic_name {};
struct quantifier_open : pegtl::seq<quantifier_ahead, quantifier_word, symbol<"(">> {};
struct quantifier : pegtl::if_must<quantifier_open, binding_variable, keyword<"IN">, bar_ends<false, expression>,
                                   keyword<"WHERE">, bar_ends<false, expression>, symbol<")">> {};

struct reduce_open : pegtl::seq<word_before<'(', "REDUCE">, keyword<"REDUCE">, symbol<"(">> {};
struct reduce : pegtl::if_must<reduce_open, binding_variable, symbol<"=">, bar_ends<false, expression>, symbol<",">,
                               binding_variable, keyword<"IN">, bar_ends<true, expression>, symbol<"|">,
                               bar_ends<false, expression>, symbol<")">> {};

struct function_part : identifier<"a function"> {};
struct function_name : pegtl::list<function_part, operator_sign<".">> {};
struct function_open : symbol<"("> {};
struct function_distinct : keyword<"DISTINCT"> {};
// `count(ALL x)`; but `all(…)` may itself be the argument.
struct function_all : pegtl::seq<pegtl::not_at<quantifier_ahead>, operator_word<"ALL">> {};
struct function_call : pegtl::if_must<pegtl::seq<function_ahead, function_name>, function_open,
                                      pegtl::opt<pegtl::sor<function_distinct, function_all>>,
                                      pegtl::opt<bar_ends<false, items<expression>>>, symbol<")">> {};

struct map_key : symbolic_name {};
struct map_entry : pegtl::if_must<map_key, symbol<":">, expression> {};
struct map_open : symbol<"{"> {};
struct map_literal : pegtl::if_must<map_open, bar_ends<false, pegtl::opt<items<map_entry>>>, symbol<"}">> {};

struct projection_all : pegtl::seq<symbol<".", ".">, symbol<"*">> {};
struct projection_property : pegtl::if_must<symbol<".", ".">, property_key> {};
struct projection_key : symbolic_name {};
struct projection_item_key : pegtl::seq<projection_key> {};
struct projection_value : pegtl::if_must<symbol<":">, expression> {};
struct projection_item
    : pegtl::sor<projection_all, projection_property, pegtl::seq<projection_item_key, pegtl::opt<projection_value>>> {};
struct projection_open : symbol<"{"> {};
struct map_projection : pegtl::if_must<pegtl::seq<projection_ahead, binding_variable>, projection_open,
                                       bar_ends<false, pegtl::opt<items<projection_item>>>, symbol<"}">> {};

struct variable : binding_variable {};

// One rule for `[1, 2]`, `[x IN list WHERE p | e]` and `[(a)-->(b) WHERE p | e]`. The first element is read as an
// expression; when WHERE or `|` follows, or nothing does, the action finds the variable and its list, or the pattern,
// in what was read. A rule for each form would read the elements of nested lists once per form and level.
struct list_open : symbol<"["> {};
struct list_where : pegtl::if_must<keyword<"WHERE">, bar_ends<true, expression>> {};
struct list_projection : pegtl::if_must<operator_sign<"|", "|">, bar_ends<false, expression>> {};
struct comprehension_tail : pegtl::sor<pegtl::seq<list_where, pegtl::opt<list_projection>>, list_projection> {};
struct constant : pegtl::sor<number_literal, string_literal, minus, true_literal, false_literal, null_literal> {};
struct list_element : pegtl::sor<pegtl::seq<constant_ahead, constant>, bar_ends<false, expression>> {};
struct more_elements : pegtl::plus<pegtl::if_must<symbol<",">, list_element>> {};
struct named_pattern_source : pegtl::seq<named_pattern_ahead, simple_path> {};
struct list_or_comprehension
    : pegtl::if_must<
          list_open,
          pegtl::opt<pegtl::sor<pegtl::seq<named_pattern_source, pegtl::must<comprehension_tail>>,
                                pegtl::seq<list_element, pegtl::opt<pegtl::sor<comprehension_tail, more_elements>>>>>,
          symbol<"]">> {};

// Sets of forms by what they begin with; a name that begins several is decided by what follows it.
struct primary
    : named<"an expression",
            pegtl::sor<parenthesized, parameter, string_literal, number_literal, list_or_comprehension, map_literal,
                       case_expression, true_literal, false_literal, null_literal, count_star, subquery, quantifier,
                       reduce, shortest_path_value, function_call, map_projection, variable>> {};

}  // namespace dossier::query::syntax::grammar

#pragma once

#include "query/syntax/patterns_grammar.hpp"

// Statements and clauses, in the order of the openCypher grammar, and the later clauses behind them. `LET`, `FILTER`,
// `FOR`, `FINISH`, `INSERT`, `LOAD` are words of the language only where a clause begins.

namespace dossier::query::syntax::grammar {

struct query;

// Result clauses ---------------------------------------------------------------------------------------------------

struct distinct_word : keyword<"DISTINCT"> {};
/// `RETURN ALL x`; but `all(…)` is a quantifier, and `all[0]` an element of a variable.
struct all_word
    : pegtl::seq<pegtl::not_at<quantifier_ahead>, pegtl::not_at<word_before<'[', "ALL">>, operator_word<"ALL">> {};
struct item_alias : binding_variable {};
struct return_star : symbol<"*"> {};
struct return_expression : expression {};
struct return_item : pegtl::seq<return_expression, pegtl::opt<pegtl::if_must<keyword<"AS">, item_alias>>> {};
struct return_body
    : pegtl::seq<pegtl::opt<pegtl::sor<distinct_word, all_word>>,
                 pegtl::sor<pegtl::seq<return_star, pegtl::star<pegtl::if_must<symbol<",">, return_item>>>,
                            items<return_item>>> {};

struct descending : pegtl::sor<operator_word<"DESCENDING">, keyword<"DESC">> {};
struct ascending : pegtl::sor<operator_word<"ASCENDING">, keyword<"ASC">> {};
struct sort_key : expression {};
struct sort_item : pegtl::seq<sort_key, pegtl::opt<pegtl::sor<descending, ascending>>> {};
struct order_by : pegtl::if_must<keyword<"ORDER">, keyword<"BY">, items<sort_item>> {};
struct offset : pegtl::if_must<pegtl::sor<keyword<"SKIP">, operator_word<"OFFSET">>, expression> {};
struct limit : pegtl::if_must<keyword<"LIMIT">, expression> {};
struct order_and_page : pegtl::seq<pegtl::opt<order_by>, pegtl::opt<offset>, pegtl::opt<limit>> {};

struct return_word : keyword<"RETURN"> {};
struct return_clause : pegtl::if_must<return_word, return_body, order_and_page> {};
struct finish_word : operator_word<"FINISH"> {};
struct finish_clause : pegtl::seq<finish_word> {};

// Reading clauses --------------------------------------------------------------------------------------------------

struct match_word : keyword<"MATCH"> {};
struct match_clause : pegtl::if_must<match_word, graph_pattern> {};
struct unwind_clause : pegtl::if_must<keyword<"UNWIND">, expression, keyword<"AS">, binding_variable> {};

/// `WITH OFFSET i` behind FOR; but `WITH offset AS i`, `WITH offset RETURN …` is a clause about a variable.
struct list_position_ahead : looking {
    using rule_t = list_position_ahead;
    static constexpr std::string_view clauses[] = {
        "AS",    "CALL",   "CREATE", "DELETE",    "DETACH", "FILTER", "FINISH", "FOR",    "INSERT",
        "LET",   "LIMIT",  "LOAD",   "MANDATORY", "MATCH",  "MERGE",  "NEXT",   "OFFSET", "OPTIONAL",
        "ORDER", "REMOVE", "RETURN", "SET",       "SKIP",   "UNION",  "UNWIND", "WHERE",  "WITH"};
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        if (!is_word(state.text, in.byte(), "WITH")) return false;
        const auto kind = state.after_name(in.byte());
        if (!is_word(state.text, kind, "OFFSET") && !is_word(state.text, kind, "ORDINALITY")) return false;
        const auto name = state.after_name(kind);
        return state.after_name(name) != name &&
               std::ranges::none_of(clauses, [&](auto word) { return is_word(state.text, name, word); });
    }
};
struct list_offset : operator_word<"OFFSET"> {};
struct list_ordinality : operator_word<"ORDINALITY"> {};
struct list_position_name : binding_variable {};
struct list_position : pegtl::seq<list_position_ahead, keyword<"WITH">,
                                  pegtl::must<pegtl::sor<list_offset, list_ordinality>, list_position_name>> {};
struct for_start : pegtl::if_must<operator_word<"FOR">, binding_variable, keyword<"IN">, expression> {};
struct for_clause : pegtl::seq<for_start, pegtl::opt<list_position>> {};

struct with_word : keyword<"WITH"> {};
struct with_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct with_body : pegtl::seq<return_body, order_and_page> {};
struct with_clause : pegtl::if_must<with_word, with_body, pegtl::opt<with_where>> {};
struct let_word : operator_word<"LET"> {};
struct let_item : pegtl::seq<binding_variable, pegtl::must<symbol<"=">, expression>> {};
struct let_clause : pegtl::if_must<let_word, items<let_item>> {};
struct filter_word : operator_word<"FILTER"> {};
struct filter_clause : pegtl::if_must<filter_word, pegtl::opt<operator_word<"WHERE">>, expression> {};

/// `ORDER BY`, `SKIP` and `LIMIT` on their own.
struct page_open : ahead<"ORDER", "SKIP", "OFFSET", "LIMIT"> {};
struct page_clause : pegtl::seq<page_open, pegtl::sor<pegtl::seq<order_by, pegtl::opt<offset>, pegtl::opt<limit>>,
                                                      pegtl::seq<offset, pegtl::opt<limit>>, limit>> {};

struct load_word : pegtl::seq<operator_word<"LOAD">, keyword<"CSV">> {};
struct load_headers : pegtl::if_must<keyword<"WITH">, keyword<"HEADERS">> {};
struct load_terminator : quoted_text {};
struct load_clause
    : pegtl::if_must<load_word, pegtl::opt<load_headers>, keyword<"FROM">, expression, keyword<"AS">, binding_variable,
                     pegtl::opt<pegtl::if_must<keyword<"FIELDTERMINATOR">, load_terminator>>> {};

// Updating clauses -------------------------------------------------------------------------------------------------

struct create_word : keyword<"CREATE"> {};
struct insert_word : operator_word<"INSERT"> {};
struct create_clause : pegtl::if_must<pegtl::sor<create_word, insert_word>, items<create_path>> {};

/// A variable as a whole: `n = …`, `n += …`, `n:Label`.
struct set_variable_ahead : looking {
    using rule_t = set_variable_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto next = state.after_name(in.byte());
        const char sign = state.character(next);
        return next != in.byte() && (sign == '=' || sign == '+' || sign == ':' || is_word(state.text, next, "IS"));
    }
};

struct set_target : postfix {};
struct set_property : pegtl::if_must<set_target, symbol<"=", "~">, expression> {};
struct label_mark : pegtl::sor<symbol<":", ":">, keyword<"IS">> {};
struct plain_label : label_name {};
struct plain_labels : pegtl::seq<label_mark, pegtl::must<plain_label>> {};
struct set_labels : pegtl::plus<plain_labels> {};
struct set_replace : pegtl::if_must<symbol<"=", "~">, expression> {};
struct set_merge : pegtl::if_must<symbol<"+=">, expression> {};
struct set_whole
    : pegtl::if_must<pegtl::seq<set_variable_ahead, binding_variable>, pegtl::sor<set_replace, set_merge, set_labels>> {
};
struct set_item : pegtl::sor<set_whole, set_property> {};
struct set_word : keyword<"SET"> {};
struct set_items : pegtl::if_must<set_word, items<set_item>> {};
struct set_clause : pegtl::seq<set_items> {};

struct remove_labels : pegtl::if_must<pegtl::seq<set_variable_ahead, binding_variable>, pegtl::plus<plain_labels>> {};
struct remove_property : postfix {};
struct remove_word : keyword<"REMOVE"> {};
struct remove_clause : pegtl::if_must<remove_word, items<pegtl::sor<remove_labels, remove_property>>> {};

struct on_create : keyword<"CREATE"> {};
struct on_match : keyword<"MATCH"> {};
struct merge_action : pegtl::if_must<keyword<"ON">, pegtl::sor<on_create, on_match>, set_items> {};
struct merge_word : keyword<"MERGE"> {};
struct merge_clause : pegtl::if_must<merge_word, create_path, pegtl::star<merge_action>> {};

struct delete_word : keyword<"DELETE"> {};
struct detach_word : pegtl::if_must<keyword<"DETACH">, delete_word> {};
struct delete_item : expression {};
struct delete_clause : pegtl::if_must<pegtl::sor<detach_word, delete_word>, items<delete_item>> {};

// Calls ------------------------------------------------------------------------------------------------------------

struct procedure_part : identifier<"the name of a procedure"> {};
struct procedure_name : pegtl::list<procedure_part, operator_sign<".">> {};
struct procedure_argument : expression {};
struct arguments_open : symbol<"("> {};
struct procedure_arguments : pegtl::if_must<arguments_open, pegtl::opt<items<procedure_argument>>, symbol<")">> {};
struct yield_word : keyword<"YIELD"> {};
struct yield_star : symbol<"*"> {};
struct yield_field : symbolic_name {};
struct yield_alias : binding_variable {};
struct yield_item : pegtl::seq<yield_field, pegtl::opt<pegtl::if_must<keyword<"AS">, yield_alias>>> {};
struct yield_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct yield_clause
    : pegtl::if_must<yield_word, pegtl::sor<yield_star, pegtl::seq<items<yield_item>, pegtl::opt<yield_where>>>> {};
struct named_call : pegtl::seq<procedure_name, pegtl::opt<procedure_arguments>, pegtl::opt<yield_clause>> {};

struct import_all : symbol<"*"> {};
struct import_name : binding_variable {};
struct import_open : symbol<"("> {};
struct imports : pegtl::if_must<import_open, pegtl::opt<pegtl::sor<import_all, items<import_name>>>, symbol<")">> {};
struct in_word : keyword<"IN"> {};
struct concurrent_word : keyword<"CONCURRENT"> {};
/// A count begins with a digit, a parameter, a sign or a bracket: no name may stand there.
struct concurrency
    : pegtl::seq<sign_ahead<'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '$', '+', '-', '('>, expression> {};
struct concurrent : pegtl::seq<pegtl::opt<concurrency>, concurrent_word> {};
struct transaction_rows : pegtl::if_must<keyword<"OF">, expression, pegtl::sor<keyword<"ROWS">, keyword<"ROW">>> {};
struct on_error_continue : keyword<"CONTINUE"> {};
struct on_error_break : keyword<"BREAK"> {};
struct on_error_fail : keyword<"FAIL"> {};
struct on_error
    : pegtl::if_must<keyword<"ON">, keyword<"ERROR">, pegtl::sor<on_error_continue, on_error_break, on_error_fail>> {};
struct status_variable : binding_variable {};
struct report_status : pegtl::if_must<keyword<"REPORT">, keyword<"STATUS">, keyword<"AS">, status_variable> {};
template <typename A, typename B>
struct either_order : pegtl::sor<pegtl::seq<A, pegtl::opt<B>>, pegtl::seq<B, pegtl::opt<A>>> {};
/// Each at most once, in any order.
struct transaction_options
    : pegtl::sor<pegtl::seq<transaction_rows, pegtl::opt<either_order<on_error, report_status>>>,
                 pegtl::seq<on_error, pegtl::opt<either_order<transaction_rows, report_status>>>,
                 pegtl::seq<report_status, pegtl::opt<either_order<transaction_rows, on_error>>>> {};
struct in_transactions
    : pegtl::if_must<in_word, pegtl::opt<concurrent>, keyword<"TRANSACTIONS">, pegtl::opt<transaction_options>> {};
struct subquery_call_open : sign_ahead<'(', '{'> {};
struct called_query : pegtl::seq<query> {};
struct call_subquery : pegtl::if_must<subquery_call_open, pegtl::opt<imports>, symbol<"{">, called_query, symbol<"}">,
                                      pegtl::opt<in_transactions>> {};
struct call_word : keyword<"CALL"> {};
struct call_clause : pegtl::if_must<call_word, pegtl::sor<call_subquery, named_call>> {};

struct optional_word : keyword<"OPTIONAL"> {};
struct optional_clause : pegtl::if_must<optional_word, pegtl::sor<match_clause, call_clause>> {};
struct mandatory_word : operator_word<"MANDATORY"> {};
struct mandatory_clause : pegtl::if_must<mandatory_word, match_clause> {};

// Queries ----------------------------------------------------------------------------------------------------------

struct clause
    : named<"a clause", pegtl::sor<match_clause, optional_clause, mandatory_clause, unwind_clause, with_clause,
                                   create_clause, merge_clause, set_clause, remove_clause, delete_clause, call_clause,
                                   for_clause, let_clause, filter_clause, load_clause, page_clause>> {};
struct last_clause : named<"RETURN", pegtl::sor<return_clause, finish_clause>> {};
struct branch_start : beginning {};
struct single_query
    : pegtl::seq<branch_start, pegtl::sor<pegtl::seq<pegtl::plus<clause>, pegtl::opt<last_clause>>, last_clause>> {};
struct union_word : keyword<"UNION"> {};
struct union_all : operator_word<"ALL"> {};
struct union_rest
    : pegtl::if_must<union_word, pegtl::opt<pegtl::sor<union_all, operator_word<"DISTINCT">>>, single_query> {};
struct query_start : beginning {};
struct next_word : operator_word<"NEXT"> {};
struct next_part : pegtl::if_must<next_word, single_query, pegtl::star<union_rest>> {};
struct query : nested<query_start, single_query, pegtl::star<union_rest>, pegtl::star<next_part>> {};

// Queries inside expressions ---------------------------------------------------------------------------------------

/// A query begins here, not a pattern.
struct query_ahead
    : pegtl::seq<ahead<"MATCH", "OPTIONAL", "MANDATORY", "UNWIND", "WITH", "CREATE", "MERGE", "SET", "REMOVE", "DELETE",
                       "DETACH", "CALL", "RETURN", "FOR", "LET", "FILTER", "LOAD", "INSERT", "FINISH">,
                 pegtl::not_at<assignment_ahead>> {};
struct subquery_query : pegtl::if_must<query_ahead, query> {};
struct subquery_pattern : pegtl::seq<graph_pattern> {};
struct subquery_open : symbol<"{"> {};
struct subquery_body
    : pegtl::must<subquery_open, bar_ends<false, pegtl::sor<subquery_query, subquery_pattern>>, symbol<"}">> {};
struct exists_subquery : pegtl::seq<word_before<'{', "EXISTS">, keyword<"EXISTS">, subquery_body> {};
struct count_subquery : pegtl::seq<word_before<'{', "COUNT">, keyword<"COUNT">, subquery_body> {};
struct collect_subquery : pegtl::seq<word_before<'{', "COLLECT">, keyword<"COLLECT">, subquery_body> {};
struct subquery : pegtl::sor<exists_subquery, count_subquery, collect_subquery> {};

// Statements -------------------------------------------------------------------------------------------------------

/// `CYPHER 9`: for which version of the language the statement is written.
struct version_number : pegtl::seq<digits, number_end> {};
struct version : pegtl::seq<operator_word<"CYPHER">, version_number, gap> {};
struct explain_word : operator_word<"EXPLAIN"> {};
struct profile_word : operator_word<"PROFILE"> {};

struct end_of_text : looking {
    using rule_t = end_of_text;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        if (in.empty()) return true;
        state.expected.want(in.byte(), "the end of the query");
        return false;
    }
};

}  // namespace dossier::query::syntax::grammar

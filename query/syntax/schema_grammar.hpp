#pragma once

#include "query/syntax/statements_grammar.hpp"

// Statements about indexes and constraints, as the Cypher manual has them. None of their words is reserved: they are
// read only where such a statement has begun, and `CREATE index = (a)-[:T]->(b)` still makes a path.

namespace dossier::query::syntax::grammar {

// What a statement begins with -------------------------------------------------------------------------------------

/// `CREATE` and then a word that no pattern begins with.
struct create_schema_ahead : looking {
    using rule_t = create_schema_ahead;
    static constexpr std::string_view words[] = {"INDEX", "CONSTRAINT", "RANGE",  "FULLTEXT",
                                                 "TEXT",  "POINT",      "LOOKUP", "VECTOR"};
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        if (!is_word(state.text, in.byte(), "CREATE")) return false;
        const auto at = state.after_name(in.byte());
        return std::ranges::any_of(words, [&](auto word) { return is_word(state.text, at, word); }) &&
               state.character(state.after_name(at)) != '=';
    }
};

/// A name stands here, and not yet `FOR (` or `IF NOT`.
struct schema_name_ahead : looking {
    using rule_t = schema_name_ahead;
    template <pegtl::apply_mode, pegtl::rewind_mode, template <typename...> class, template <typename...> class,
              typename Input, typename State>
    static bool match(Input& in, State& state) {
        const auto next = state.after_name(in.byte());
        if (next == in.byte()) return false;
        if (is_word(state.text, in.byte(), "FOR")) return state.character(next) != '(';
        return !is_word(state.text, in.byte(), "IF") || !is_word(state.text, next, "NOT");
    }
};

struct schema_name : symbolic_name {};
struct optional_schema_name : pegtl::opt<schema_name_ahead, schema_name> {};
struct if_not_exists : pegtl::if_must<operator_word<"IF">, keyword<"NOT">, keyword<"EXISTS">> {};
struct if_exists : pegtl::if_must<operator_word<"IF">, keyword<"EXISTS">> {};

// Patterns ---------------------------------------------------------------------------------------------------------

struct schema_variable : identifier<"a variable"> {};
struct schema_label : label_name {};
struct schema_labels : pegtl::seq<symbol<":">, schema_label, pegtl::star<pegtl::if_must<symbol<"|">, schema_label>>> {};
struct schema_node : pegtl::must<schema_variable, schema_labels, symbol<")">> {};
struct schema_no_node : symbol<")"> {};
struct schema_relationship
    : pegtl::if_must<schema_no_node, pegtl::opt<symbol<"<">>, symbol<"-">, symbol<"[">, schema_variable, schema_labels,
                     symbol<"]">, symbol<"-">, pegtl::opt<symbol<">">>, symbol<"(">, symbol<")">> {};
struct schema_pattern : pegtl::must<keyword<"FOR">, symbol<"(">, pegtl::sor<schema_relationship, schema_node>> {};

struct schema_owner : identifier<"a variable"> {};
struct schema_key : symbolic_name {};
struct schema_property : pegtl::seq<schema_owner, pegtl::must<symbol<".">, schema_key>> {};
struct schema_properties : pegtl::if_must<symbol<"(">, items<schema_property>, symbol<")">> {};
/// Refused by its action: there is nothing to choose.
struct schema_options : keyword<"OPTIONS"> {};

// CREATE and DROP --------------------------------------------------------------------------------------------------

struct index_kind : pegtl::sor<keyword<"RANGE">, keyword<"FULLTEXT">> {};
/// Refused by its action.
struct foreign_index_kind
    : pegtl::seq<pegtl::sor<keyword<"TEXT">, keyword<"POINT">, keyword<"LOOKUP">, keyword<"VECTOR">>,
                 pegtl::at<keyword<"INDEX">>> {};
struct index_start : beginning {};
struct each_property : pegtl::if_must<keyword<"EACH">, symbol<"[">, items<schema_property>, symbol<"]">> {};
struct create_index
    : pegtl::seq<
          index_start, pegtl::opt<pegtl::sor<foreign_index_kind, index_kind>>,
          pegtl::if_must<keyword<"INDEX">, optional_schema_name, pegtl::opt<if_not_exists>, schema_pattern,
                         keyword<"ON">, pegtl::sor<each_property, schema_properties>, pegtl::opt<schema_options>>> {};

struct require_unique : keyword<"UNIQUE"> {};
struct require_key : keyword<"KEY"> {};
struct require_not_null : pegtl::seq<keyword<"NOT">, pegtl::must<keyword<"NULL">>> {};
struct require_element : pegtl::sor<keyword<"NODE">, keyword<"RELATIONSHIP">, keyword<"REL">> {};
/// Refused by its action.
struct require_type : pegtl::sor<symbol<"::">, keyword<"TYPED">> {};
struct required : pegtl::sor<require_unique, require_not_null, require_key, require_type,
                             pegtl::if_must<require_element, pegtl::sor<require_unique, require_key>>> {};
struct constraint_word : keyword<"CONSTRAINT"> {};
struct create_constraint
    : pegtl::if_must<constraint_word, optional_schema_name, pegtl::opt<if_not_exists>, schema_pattern,
                     keyword<"REQUIRE">, pegtl::sor<schema_properties, schema_property>, keyword<"IS">, required,
                     pegtl::opt<schema_options>> {};

struct create_schema
    : pegtl::if_must<create_schema_ahead, keyword<"CREATE">, pegtl::sor<create_constraint, create_index>> {};

struct drop_start : operator_word<"DROP"> {};
struct drop_constraint_word : keyword<"CONSTRAINT"> {};
struct drop_schema : pegtl::if_must<drop_start, pegtl::sor<drop_constraint_word, keyword<"INDEX">>, schema_name,
                                    pegtl::opt<if_exists>> {};

struct schema_command : pegtl::sor<create_schema, drop_schema> {};

// SHOW -------------------------------------------------------------------------------------------------------------

struct show_start : operator_word<"SHOW"> {};
struct show_kind
    : pegtl::sor<keyword<"ALL">, pegtl::seq<keyword<"BUILT">, pegtl::must<keyword<"IN">>>, keyword<"RANGE">,
                 keyword<"FULLTEXT">, keyword<"TEXT">, keyword<"POINT">, keyword<"LOOKUP">, keyword<"VECTOR">,
                 keyword<"UNIQUENESS">, keyword<"UNIQUE">, keyword<"KEY">, keyword<"EXISTENCE">, keyword<"EXIST">> {};
struct show_indexes : pegtl::sor<keyword<"INDEXES">, keyword<"INDEX">> {};
struct show_constraints : pegtl::sor<keyword<"CONSTRAINTS">, keyword<"CONSTRAINT">> {};
struct show_functions : pegtl::sor<keyword<"FUNCTIONS">, keyword<"FUNCTION">> {};
struct show_procedures : pegtl::sor<keyword<"PROCEDURES">, keyword<"PROCEDURE">> {};

struct show_yield_word : keyword<"YIELD"> {};
struct show_yield_body : pegtl::seq<return_body, order_and_page> {};
struct show_yield_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct show_return_word : keyword<"RETURN"> {};
struct show_return : pegtl::if_must<show_return_word, return_body, order_and_page> {};
struct show_yield
    : pegtl::if_must<show_yield_word, show_yield_body, pegtl::opt<show_yield_where>, pegtl::opt<show_return>> {};
struct show_where : pegtl::if_must<keyword<"WHERE">, expression> {};
struct show_query : pegtl::if_must<show_start, pegtl::opt<show_kind>,
                                   pegtl::sor<show_indexes, show_constraints, show_functions, show_procedures>,
                                   pegtl::opt<pegtl::sor<show_yield, show_where>>> {};

// Statements -------------------------------------------------------------------------------------------------------

/// The whole text.
struct statement
    : pegtl::must<gap, pegtl::opt<version>, pegtl::opt<pegtl::sor<explain_word, profile_word>>,
                  pegtl::sor<schema_command, show_query, query>, pegtl::opt<operator_sign<";">>, end_of_text> {};

}  // namespace dossier::query::syntax::grammar

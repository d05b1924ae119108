#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>

#include "graph/source.hpp"

namespace dossier::graph {

/// What kind of fault it is, in the words of the openCypher kit; the last two are dossier's own.
enum class ErrorType {
    syntax_error,
    semantic_error,
    type_error,
    argument_error,
    arithmetic_error,
    entity_not_found,
    property_not_found,
    label_not_found,
    parameter_missing,
    procedure_error,
    constraint_validation_failed,
    constraint_verification_failed,
    resource_error,  ///< a limit: time, memory, nesting, ids; or cancelled
    file_error,      ///< a document, a data file or the knowledge base
};

/// The detail of the openCypher kit (`UndefinedVariable` is `undefined_variable`); below the line are dossier's own.
enum class ErrorCode {
    ambiguous_aggregation_expression,
    column_name_conflict,
    creating_var_length,
    deleted_entity_access,
    delete_connected_node,
    different_columns_in_union,
    floating_point_overflow,
    integer_overflow,
    interpreted_as_invalid_literal,
    invalid_aggregation,
    invalid_argument_passing_mode,
    invalid_argument_type,
    invalid_argument_value,
    invalid_clause_composition,
    invalid_delete,
    invalid_entity,
    invalid_number_literal,
    invalid_number_of_arguments,
    invalid_parameter_use,
    invalid_property_type,
    invalid_relationship_pattern,
    invalid_unicode_character,
    invalid_unicode_literal,
    list_element_access_by_non_integer,
    map_element_access_by_non_string,
    merge_read_own_writes,
    missing_parameter,
    negative_integer_argument,
    nested_aggregation,
    no_expression_alias,
    no_single_relationship_type,
    no_variables_in_scope,
    non_constant_expression,
    number_out_of_range,
    procedure_not_found,
    property_access_by_non_string,
    relationship_uniqueness_violation,
    requires_directed_relationship,
    undefined_variable,
    unexpected_syntax,
    unknown_function,
    variable_already_bound,
    variable_type_conflict,
    // dossier's own
    division_by_zero,
    not_supported,
    already_exists,  ///< an index or a constraint
    does_not_exist,  ///< likewise, or what MANDATORY MATCH looks for
    constraint_violated,
    unknown_name,     ///< a label, type or key that the graph does not have: a notice, no error
    null_comparison,  ///< `= null` where `IS NULL` is meant: a notice, no error
    nesting_too_deep,
    statement_too_large,
    cancelled,
    timed_out,
    memory_exceeded,
    too_many_ids,
    read_only,
    unreadable_document,
    unreadable_data,
    unreadable_file,
    newer_file,
    damaged_file,
    write_failed,
    missing_tool,
    wrong_usage,
};

/// `undefined_variable`; the name that tests and case files use.
[[nodiscard]] std::string_view name(ErrorCode code);
/// `SyntaxError`, as the kit spells it.
[[nodiscard]] std::string_view kit_name(ErrorType type);
/// `UndefinedVariable`, as the kit spells it.
[[nodiscard]] std::string kit_name(ErrorCode code);

/// One report: what went wrong, where, and what to try. The text that `where` points into stays with its owner.
struct Diagnostic {
    ErrorType type = ErrorType::syntax_error;
    ErrorCode code;
    std::string message;              ///< one clause, lower case, no full stop, no position
    std::optional<SourceSpan> where;  ///< absent when no text is at fault
    std::string hint;                 ///< what to try instead, or empty
};

/// The one exception of dossier. Compile time or runtime is not stored: it is who threw.
class Error : public std::exception {
public:
    explicit Error(Diagnostic diagnostic) : diagnostic_{std::move(diagnostic)} {}

    [[nodiscard]] const Diagnostic& diagnostic() const noexcept { return diagnostic_; }
    [[nodiscard]] const char* what() const noexcept override { return diagnostic_.message.c_str(); }

private:
    Diagnostic diagnostic_;
};

/// Message, place, the line with a caret under the span, and the hint, as people read it:
///
///     query:2:13: variable `atcor` not defined
///         WHERE 'ï' = atcor.name RETURN b
///                     ^^^^^
///         hint: did you mean `actor`?
///
/// `origin`  what the text is called: `query`, a file name
/// `text`    the text that `where` points into
[[nodiscard]] std::string render(const Diagnostic& diagnostic, std::string_view origin, std::string_view text);

}  // namespace dossier::graph

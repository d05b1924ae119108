#include "graph/error.hpp"

#include <array>
#include <cctype>

namespace dossier::graph {

namespace {

/// In the order of ErrorCode.
constexpr std::array<std::string_view, 65> code_names{
    "ambiguous_aggregation_expression",
    "column_name_conflict",
    "creating_var_length",
    "deleted_entity_access",
    "delete_connected_node",
    "different_columns_in_union",
    "floating_point_overflow",
    "integer_overflow",
    "interpreted_as_invalid_literal",
    "invalid_aggregation",
    "invalid_argument_passing_mode",
    "invalid_argument_type",
    "invalid_argument_value",
    "invalid_clause_composition",
    "invalid_delete",
    "invalid_entity",
    "invalid_number_literal",
    "invalid_number_of_arguments",
    "invalid_parameter_use",
    "invalid_property_type",
    "invalid_relationship_pattern",
    "invalid_unicode_character",
    "invalid_unicode_literal",
    "list_element_access_by_non_integer",
    "map_element_access_by_non_string",
    "merge_read_own_writes",
    "missing_parameter",
    "negative_integer_argument",
    "nested_aggregation",
    "no_expression_alias",
    "no_single_relationship_type",
    "no_variables_in_scope",
    "non_constant_expression",
    "number_out_of_range",
    "procedure_not_found",
    "property_access_by_non_string",
    "relationship_uniqueness_violation",
    "requires_directed_relationship",
    "undefined_variable",
    "unexpected_syntax",
    "unknown_function",
    "variable_already_bound",
    "variable_type_conflict",
    "division_by_zero",
    "not_supported",
    "already_exists",
    "does_not_exist",
    "constraint_violated",
    "unknown_name",
    "null_comparison",
    "nesting_too_deep",
    "statement_too_large",
    "cancelled",
    "timed_out",
    "memory_exceeded",
    "too_many_ids",
    "read_only",
    "unreadable_document",
    "unreadable_data",
    "unreadable_file",
    "newer_file",
    "damaged_file",
    "write_failed",
    "missing_tool",
    "wrong_usage",
};
constexpr std::array<std::string_view, 14> type_names{
    "SyntaxError",
    "SemanticError",
    "TypeError",
    "ArgumentError",
    "ArithmeticError",
    "EntityNotFound",
    "PropertyNotFound",
    "LabelNotFound",
    "ParameterMissing",
    "ProcedureError",
    "ConstraintValidationFailed",
    "ConstraintVerificationFailed",
    "ResourceError",
    "FileError",
};

static_assert(code_names.size() == static_cast<std::size_t>(ErrorCode::wrong_usage) + 1);
static_assert(code_names[static_cast<std::size_t>(ErrorCode::invalid_delete)] == "invalid_delete");
static_assert(code_names[static_cast<std::size_t>(ErrorCode::division_by_zero)] == "division_by_zero");
static_assert(type_names.size() == static_cast<std::size_t>(ErrorType::file_error) + 1);

}  // namespace

std::string_view name(ErrorCode code) { return code_names.at(static_cast<std::size_t>(code)); }

std::string_view kit_name(ErrorType type) { return type_names.at(static_cast<std::size_t>(type)); }

std::string kit_name(ErrorCode code) {
    std::string result;
    bool begins_word = true;
    for (const char letter : name(code)) {
        if (letter != '_') {
            result += begins_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
        }
        begins_word = letter == '_';
    }
    return result;
}

}  // namespace dossier::graph

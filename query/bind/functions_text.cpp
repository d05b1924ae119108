#include "query/bind/function_tables.hpp"

namespace dossier::query::bind::tables {

namespace {

using enum StaticType;

constexpr auto writing = FunctionGroup::text;
constexpr FunctionSignature text_table[] = {
    {"char_length", writing, 1, 1, {a_text}, integer, "text", "how many characters", "char_length('één')"},
    {"character_length", writing, 1, 1, {a_text}, integer, "text", "how many characters",
     "character_length('één')"},
    {"left", writing, 2, 2, {a_text, an_integer}, string, "text, length", "the first characters", "left('dossier', 3)"},
    {"right", writing, 2, 2, {a_text, an_integer}, string, "text, length", "the last characters",
     "right('dossier', 3)"},
    {"substring", writing, 2, 3, {a_text, an_integer, an_integer}, string, "text, start [, length]",
     "characters from a place that counts from 0", "substring('dossier', 1, 3)"},
    {"replace", writing, 3, 3, {a_text, a_text, a_text}, string, "text, search, replacement",
     "each occurrence replaced by something else", "replace('aba', 'a', 'o')"},
    {"split", writing, 2, 2, {a_text, a_text | a_list}, list, "text, delimiter",
     "the pieces between delimiters; a list of delimiters is allowed", "split('a,b', ',')"},
    {"toLower", writing, 1, 1, {a_text}, string, "text", "in lower case", "toLower('ÉÉN')"},
    {"lower", writing, 1, 1, {a_text}, string, "text", "in lower case", "lower('ÉÉN')"},
    {"toUpper", writing, 1, 1, {a_text}, string, "text", "in upper case", "toUpper('één')"},
    {"upper", writing, 1, 1, {a_text}, string, "text", "in upper case", "upper('één')"},
    {"trim", writing, 1, 1, {a_text}, string, "text", "without white space at both ends", "trim('  a ')"},
    {"btrim", writing, 1, 2, {a_text, a_text}, string, "text [, characters]", "without these characters at both ends",
     "btrim('xxaxx', 'x')"},
    {"lTrim", writing, 1, 2, {a_text, a_text}, string, "text [, characters]", "without white space at its start",
     "lTrim('  a')"},
    {"rTrim", writing, 1, 2, {a_text, a_text}, string, "text [, characters]", "without white space at its end",
     "rTrim('a  ')"},
    {"normalize", writing, 1, 2, {a_text, a_text}, string, "text [, form]", "in the Unicode form NFC, NFD, NFKC or NFKD",
     "normalize('é')"},
};

constexpr auto counting = FunctionGroup::mathematics;
constexpr FunctionSignature mathematics_table[] = {
    {"abs", counting, 1, 1, {a_number}, any, "number", "without its sign", "abs(-1)"},
    {"ceil", counting, 1, 1, {a_number}, floating, "number", "the least whole number not below", "ceil(1.2)"},
    {"ceiling", counting, 1, 1, {a_number}, floating, "number", "the least whole number not below", "ceiling(1.2)"},
    {"floor", counting, 1, 1, {a_number}, floating, "number", "the greatest whole number not above", "floor(1.8)"},
    {"round", counting, 1, 3, {a_number, a_number, a_text}, floating, "number [, digits [, mode]]",
     "the nearest number with so many digits after the point; mode HALF_UP, CEILING, …", "round(1.25, 1)"},
    {"sign", counting, 1, 1, {a_number}, integer, "number", "-1, 0 or 1", "sign(-4)"},
    {"isNaN", counting, 1, 1, {a_number}, boolean, "number", "true for what is no number", "isNaN(0.0 / 0.0)"},
    {"rand", counting, 0, 0, {}, floating, "", "a random number from 0 to 1, 1 excluded", "rand()"},
    {"sqrt", counting, 1, 1, {a_number}, floating, "number", "the square root", "sqrt(2)"},
    {"exp", counting, 1, 1, {a_number}, floating, "number", "e to this power", "exp(1)"},
    {"log", counting, 1, 1, {a_number}, floating, "number", "the natural logarithm", "log(10)"},
    {"ln", counting, 1, 1, {a_number}, floating, "number", "the natural logarithm", "ln(10)"},
    {"log10", counting, 1, 1, {a_number}, floating, "number", "the logarithm to base 10", "log10(100)"},
    {"power", counting, 2, 2, {a_number, a_number}, floating, "base, exponent", "base to the exponent", "power(2, 10)"},
    {"mod", counting, 2, 2, {a_number, a_number}, any, "dividend, divisor", "what a division leaves", "mod(7, 3)"},
    {"e", counting, 0, 0, {}, floating, "", "the base of the natural logarithm", "e()"},
    {"pi", counting, 0, 0, {}, floating, "", "a circle's circumference over its diameter", "pi()"},
    {"sin", counting, 1, 1, {a_number}, floating, "radians", "sine", "sin(0.5)"},
    {"cos", counting, 1, 1, {a_number}, floating, "radians", "cosine", "cos(0.5)"},
    {"tan", counting, 1, 1, {a_number}, floating, "radians", "tangent", "tan(0.5)"},
    {"cot", counting, 1, 1, {a_number}, floating, "radians", "cotangent", "cot(0.5)"},
    {"asin", counting, 1, 1, {a_number}, floating, "number", "the angle with this sine", "asin(0.5)"},
    {"acos", counting, 1, 1, {a_number}, floating, "number", "the angle with this cosine", "acos(0.5)"},
    {"atan", counting, 1, 1, {a_number}, floating, "number", "the angle with this tangent", "atan(0.5)"},
    {"atan2", counting, 2, 2, {a_number, a_number}, floating, "y, x", "the angle of the point (x, y)", "atan2(0.5, 0.6)"},
    {"sinh", counting, 1, 1, {a_number}, floating, "number", "hyperbolic sine", "sinh(0.7)"},
    {"cosh", counting, 1, 1, {a_number}, floating, "number", "hyperbolic cosine", "cosh(0.7)"},
    {"tanh", counting, 1, 1, {a_number}, floating, "number", "hyperbolic tangent", "tanh(0.7)"},
    {"coth", counting, 1, 1, {a_number}, floating, "number", "hyperbolic cotangent", "coth(0.7)"},
    {"degrees", counting, 1, 1, {a_number}, floating, "radians", "radians as degrees", "degrees(3.14159)"},
    {"radians", counting, 1, 1, {a_number}, floating, "degrees", "degrees as radians", "radians(180)"},
    {"haversin", counting, 1, 1, {a_number}, floating, "radians", "half of the versine", "haversin(0.5)"},
};

constexpr auto walking = FunctionGroup::graph;
constexpr FunctionSignature graph_table[] = {
    {"id", walking, 1, 1, {a_node | a_relationship}, integer, "node or relationship",
     "its number in this graph", "id(n)"},
    {"elementId", walking, 1, 1, {a_node | a_relationship}, string, "node or relationship",
     "what tells it from every other element of this graph, as text", "elementId(n)"},
    {"labels", walking, 1, 1, {a_node}, list, "node", "its labels", "labels(n)"},
    {"type", walking, 1, 1, {a_relationship}, string, "relationship", "its type", "type(r)"},
    {"keys", walking, 1, 1, {a_node | a_relationship | a_map}, list, "node, relationship or map",
     "the names of its properties", "keys(n)"},
    {"properties", walking, 1, 1, {a_node | a_relationship | a_map}, map, "node, relationship or map",
     "its properties as a map", "properties(n)"},
    {"startNode", walking, 1, 1, {a_relationship}, node, "relationship", "where it begins", "startNode(r)"},
    {"endNode", walking, 1, 1, {a_relationship}, node, "relationship", "where it ends", "endNode(r)"},
    {"nodes", walking, 1, 1, {a_path}, list, "path", "its nodes in order", "nodes(p)"},
    {"relationships", walking, 1, 1, {a_path}, list, "path", "its relationships in order",
     "relationships(p)"},
    {"rels", walking, 1, 1, {a_path}, list, "path", "its relationships in order", "rels(p)"},
    {"length", walking, 1, 1, {a_path}, integer, "path", "how many relationships", "length(p)"},
    {"path_length", walking, 1, 1, {a_path}, integer, "path", "how many relationships", "path_length(p)"},
};

}  // namespace

std::span<const FunctionSignature> texts() { return text_table; }
std::span<const FunctionSignature> mathematics() { return mathematics_table; }
std::span<const FunctionSignature> graphs() { return graph_table; }

}  // namespace dossier::query::bind::tables

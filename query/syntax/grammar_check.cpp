#include "query/syntax/grammar_check.hpp"

#include <tao/pegtl/contrib/analyze.hpp>

#include "query/syntax/schema_grammar.hpp"

namespace dossier::query::syntax {

std::size_t grammar_problems() { return tao::pegtl::analyze<grammar::statement>(); }

}  // namespace dossier::query::syntax

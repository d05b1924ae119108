#include "query/plan/planner.hpp"
#include "query/procedures.hpp"
#include "query/syntax/ast.hpp"

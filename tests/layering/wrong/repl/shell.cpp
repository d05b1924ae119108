#include <readline/readline.h>

#include "graph/value.hpp"
#include "loaders/loader.hpp"
#include "query/query.hpp"
#include "tests/support/notation.hpp"

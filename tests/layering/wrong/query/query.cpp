#include "graph/value.hpp"
#include "loaders/loader.hpp"
#include "query/exec/build.hpp"
#include "repl/shell.hpp"

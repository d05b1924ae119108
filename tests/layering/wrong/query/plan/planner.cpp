#include "query/exec/operator.hpp"
#include <tao/pegtl/ascii.hpp>

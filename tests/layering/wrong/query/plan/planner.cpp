  #  include <tao/pegtl/ascii.hpp>
#include "query/exec/operator.hpp"

#include <boost/regex.hpp>
#include <regex>

#include "query/plan/operators.hpp"

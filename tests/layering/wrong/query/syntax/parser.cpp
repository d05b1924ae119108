#include <tao/pegtl.hpp>

#include "query/bind/binder.hpp"

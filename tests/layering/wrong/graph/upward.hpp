#pragma once
// The fixture of tests/layering.cmake: every include marked here is against the layout, and none is ever compiled.
#include <sqlite3.h>

#include "query/query.hpp"

#include "graph/storage.hpp"

#include <sqlite3.h>

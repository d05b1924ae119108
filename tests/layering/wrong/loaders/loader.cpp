#include <frog/FrogAPI.h>

#include "query/result.hpp"

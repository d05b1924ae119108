#include <frog/FrogAPI.h>

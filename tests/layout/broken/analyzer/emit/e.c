#include "brief/b.h"

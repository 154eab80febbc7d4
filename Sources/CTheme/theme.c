#include "CTheme.h"

static const struct CThemeFile files[] = {{0, 0, 0}};

size_t ctheme_file_count(void) { return 0; }

struct CThemeFile ctheme_file(size_t index) { return files[index]; }

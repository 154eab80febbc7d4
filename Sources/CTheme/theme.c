#include "CTheme.h"

const struct CThemeFile ctheme_files[] = {{0, 0, 0}};
const size_t ctheme_file_count = 0;

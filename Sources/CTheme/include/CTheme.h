#ifndef CTHEME_H
#define CTHEME_H

#include <stddef.h>

/// One file of the built-in theme: its path below `templates/`, and its bytes.
struct CThemeFile {
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

/// The number of files in the theme.
size_t ctheme_file_count(void);

/// The file at `index`, in path order; one of nulls beyond the end. The compiler reads the files from `templates/`
/// (`#embed`), so the executable carries them wherever it is moved.
struct CThemeFile ctheme_file(size_t index);

#endif

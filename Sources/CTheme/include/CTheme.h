#ifndef CTHEME_H
#define CTHEME_H

#include <stddef.h>

/// One file of the built-in theme: its path below `templates/`, and its bytes.
struct CThemeFile {
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t count;
};

/// The number of files in the theme.
size_t ctheme_file_count(void);

/// The file at `index`, in path order. The compiler reads the files from `templates/`
/// (`#embed`), so the executable carries them wherever it is moved.
struct CThemeFile ctheme_file(size_t index);

/// The file at an index of `ctheme_files`, or null beyond its end. Swift does not import arrays of
/// unknown size, so it reaches the list through this function.
const struct CThemeFile *_Nullable ctheme_file(size_t index);

#endif

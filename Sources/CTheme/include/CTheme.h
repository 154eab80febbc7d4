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
extern const size_t ctheme_file_count;

/// The file at `index`, in path order; null beyond the last one.
///
/// The compiler reads the files from `templates/` (`#embed`), so the executable carries them
/// wherever it is moved. (An array of unknown length would not be visible from Swift.)
const struct CThemeFile *ctheme_file(size_t index);

#endif

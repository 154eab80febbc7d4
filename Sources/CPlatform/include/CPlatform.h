#ifndef CSYSTEM_H
#define CSYSTEM_H

#include <stddef.h>

/// Swaps two paths in one step (Linux `renameat2` with `RENAME_EXCHANGE`, macOS `renameatx_np`
/// with `RENAME_SWAP`). Swift's Glibc module does not expose the call or its flag.
/// Returns 0, or -1 with `errno` set (`ENOSYS` or `EINVAL` where the file system cannot).
int csystem_exchange(const char *first, const char *second);

/// Asks ext4 to lay the folders made in `folder` far apart (`FS_TOPDIR_FL`); a hint without errors.
/// Without it, making files takes five to ten times as long for minutes after many were removed,
/// because every file made looks at all that were lately removed near its folder.
void csystem_spread_subfolders(const char *folder);

/// Memory that is given back all at once. cmark's allocator is three plain functions without a
/// context, so the arena in use is the calling thread's innermost one; Swift has no
/// thread-local variable that C could call into. Parsing with it takes two thirds of the time.
/// Whatever the three functions returned dies with the arena; running out of memory aborts.
struct csystem_arena;

/// Begins an arena for this thread; every begin is ended on the same thread, innermost first.
struct csystem_arena *csystem_arena_begin(void);
void csystem_arena_end(struct csystem_arena *arena);
void *csystem_arena_calloc(size_t count, size_t size);
void *csystem_arena_realloc(void *block, size_t size);
void csystem_arena_free(void *block);

#endif

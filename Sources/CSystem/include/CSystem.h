#ifndef CSYSTEM_H
#define CSYSTEM_H

/// Swaps two paths in one step (Linux `renameat2` with `RENAME_EXCHANGE`, macOS `renameatx_np`
/// with `RENAME_SWAP`). Swift's Glibc module does not expose the call or its flag.
/// Returns 0, or -1 with `errno` set (`ENOSYS` or `EINVAL` where the file system cannot).
int csystem_exchange(const char *first, const char *second);

#endif

#include "CPlatform.h"

#if defined(__linux__)
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <unistd.h>
void csystem_spread_subfolders(const char *folder) {
  int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return;
  int flags = 0;
  if (ioctl(descriptor, FS_IOC_GETFLAGS, &flags) == 0 && !(flags & FS_TOPDIR_FL)) {
    flags |= FS_TOPDIR_FL;
    (void)ioctl(descriptor, FS_IOC_SETFLAGS, &flags);
  }
  close(descriptor);
}
#else
void csystem_spread_subfolders(const char *folder) { (void)folder; }
#endif

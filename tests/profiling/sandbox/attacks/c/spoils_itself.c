// outcomes: ok error
// Its own compiled file: a worker compiles once and would run what was written there.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
int main(int argc, char **argv) {
  int number = open("/proc/self/exe", O_WRONLY);
  if (number >= 0) puts("BREACH /proc/self/exe");
  number = open(argv[0], O_WRONLY);
  if (number >= 0) puts("BREACH argv[0]");
  if (unlink(argv[0]) == 0) puts("BREACH unlink");
  for (number = 3; number < 4096; number++) {
    if (ftruncate(number, 0) == 0) printf("BREACH truncated %d\n", number);
    if (pwrite(number, "spoiled", 7, 0) == 7) printf("BREACH wrote %d\n", number);
  }
  puts("END");
  return 0;
}

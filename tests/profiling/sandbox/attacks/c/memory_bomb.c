// outcomes: ok memory_limit
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
int main(void) {
  long mib = 0;
  while (mib < 2048) {
    char *block = mmap(0, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED) break;
    memset(block, 1, 1 << 20);
    mib++;
  }
  if (mib > 512) printf("BREACH %ld MiB\n", mib);
  puts("END");
  return 0;
}

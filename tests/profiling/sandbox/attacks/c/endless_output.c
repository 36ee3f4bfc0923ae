// outcomes: output_limit
// wall_s: 3
#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <unistd.h>
int main(void) {
  static char block[65536];
  signal(SIGXFSZ, SIG_IGN);
  for (;;) write(1, block, sizeof block);
}

// outcomes: ok error killed
// The table of 32-bit calls, and the numbers of x32.
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
#include <sys/syscall.h>
static long call(long number) {
  long result;
  __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(0L), "c"(0L), "d"(0L) : "memory");
  return result;
}
int main(void) {
  setvbuf(stdout, 0, _IONBF, 0);
  if (syscall(57 | 0x40000000) >= 0) puts("BREACH x32 fork");
  if (syscall(SYS_getpid | 0x40000000) >= 0) puts("BREACH x32 getpid");
  if ((int)call(20) > 0) puts("BREACH 32-bit getpid");
  if ((int)call(2) >= 0) puts("BREACH 32-bit fork");
  puts("END");
  return 0;
}

// outcomes: error killed memory_limit
// No core file may be left, and the stack has an end.
#define _GNU_SOURCE
#include <stdio.h>
int down(volatile int n) { volatile char block[4096]; block[n % 4096] = 1; return down(n + 1) + block[7]; }
int main(void) { return down(0); }

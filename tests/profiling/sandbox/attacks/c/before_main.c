// outcomes: ok error
// Code before main and after it, and a status that is no status.
#define _GNU_SOURCE
#include <stdio.h>
#include <unistd.h>
__attribute__((constructor)) static void before(void) { if (fork() > 0) puts("BREACH fork"); }
__attribute__((destructor)) static void after(void) { puts("END"); fflush(stdout); _exit(0); }
int main(void) { return 300; }

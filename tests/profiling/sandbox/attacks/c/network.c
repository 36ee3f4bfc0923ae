// outcomes: ok
// Sockets, and signals and traces of others.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/resource.h>
#include <unistd.h>
int main(void) {
  for (int family = 0; family < 46; family++)
    if (socket(family, SOCK_DGRAM, 0) >= 0) printf("BREACH socket %d\n", family);
  int pair[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) puts("BREACH socketpair");
  if (kill(getppid(), 0) == 0) puts("BREACH kill parent");
  if (kill(1, 0) == 0) puts("BREACH kill 1");
  if (kill(-1, 0) == 0) puts("BREACH kill all");
  if (ptrace(PTRACE_TRACEME, 0, 0, 0) == 0) puts("BREACH ptrace");
  struct rlimit limit = {RLIM_INFINITY, RLIM_INFINITY};
  if (setrlimit(RLIMIT_AS, &limit) == 0) puts("BREACH setrlimit");
  if (nice(3) == 3) puts("BREACH nice");
  puts("END");
  return 0;
}

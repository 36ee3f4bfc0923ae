// outcomes: ok
// Processes by fork, vfork and clone; a daemon.
#define _GNU_SOURCE
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
  for (int i = 0; i < 20; i++) {
    pid_t made = fork();
    if (made == 0) { setsid(); sleep(60); _exit(0); }
    if (made > 0) puts("BREACH fork");
  }
  if (syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0) == 0) _exit(0);
  long made = vfork();
  if (made == 0) _exit(0);
  if (made > 0) puts("BREACH vfork");
  if (unshare(CLONE_NEWUSER) == 0) puts("BREACH unshare");
  puts("END");
  return 0;
}

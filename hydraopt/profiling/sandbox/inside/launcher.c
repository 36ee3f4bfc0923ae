/* Starts one compiled program and tells its parent clock and usage before and after.

   Why not from the fork server itself: the kernel keeps a process' greatest resident memory across
   execve, so a program started by an interpreter would never seem smaller than the interpreter.
   This one is locked down like its program, but may still fork, wait and kill; the program's own
   filter, which forbids that, is put on in between. Compiled like every program, inside the sandbox. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { NOTES = 101, BINARY = 103, FILTER = 104 }; /* descriptors, as in server.py */
enum { SELF = 0x7FFFFFFE };                       /* as in lockdown.py */

struct note { /* as in notes.py */
  double clock, cpu;
  int64_t memory, faults, switches, status;
};

extern char **environ;
static struct sock_filter filter[4096];
static volatile pid_t child;

static void tell(const struct rusage *used, int status) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  struct note note = {
      now.tv_sec + now.tv_nsec / 1e9,
      used->ru_utime.tv_sec + used->ru_stime.tv_sec +
          (used->ru_utime.tv_usec + used->ru_stime.tv_usec) / 1e6,
      used->ru_maxrss, used->ru_minflt, used->ru_nivcsw, status};
  if (write(NOTES, &note, sizeof note) != sizeof note) _exit(125);
}

static void end_program(int number) {
  (void)number;
  if (child > 0) kill(child, SIGKILL);
}

static void become_program(ssize_t size) {
  prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  struct sock_fprog program = {size / sizeof filter[0], filter};
  for (int i = 0; i < program.len; i++)
    if (filter[i].k == SELF) filter[i].k = getpid();
  fcntl(NOTES, F_SETFD, FD_CLOEXEC);
  fcntl(BINARY, F_SETFD, FD_CLOEXEC);
  if (size && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0)) _exit(125);
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  tell(&used, 0);
  char *arguments[] = {"program", 0};
  syscall(SYS_execveat, BINARY, "", arguments, environ, AT_EMPTY_PATH);
  _exit(127);
}

int main(void) {
  /* Else the program, which is the same user's, could open our descriptors again. */
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)) return 125;
  ssize_t size = pread(FILTER, filter, sizeof filter, 0);
  close(FILTER);
  if (size < 0) return 125; /* empty: a program that is trusted */
  struct sigaction action = {.sa_handler = end_program, .sa_flags = SA_RESTART};
  sigaction(SIGTERM, &action, 0); /* the server's clock: the program ends, its usage is told */
  child = fork();
  if (child < 0) return 125;
  if (child == 0) become_program(size);
  int status;
  struct rusage used;
  if (wait4(child, &status, 0, &used) != child) return 125;
  tell(&used, status);
  return 0;
}

// outcomes: ok
// A shell and other programs in place of itself.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(int argc, char **argv) {
  setvbuf(stdout, 0, _IONBF, 0);
  if (argc > 3) { puts("BREACH itself again"); return 0; }
  execl("/bin/sh", "sh", "-c", "echo BREACH shell", (char *)0);
  execl("/usr/bin/env", "env", "echo", "BREACH env", (char *)0);
  execl("/usr/bin/python3", "python3", "-c", "print('BREACH python')", (char *)0);
  execl("/lib64/ld-linux-x86-64.so.2", "ld", "/bin/echo", "BREACH loader", (char *)0);
  execl("/proc/self/exe", "x", "a", "b", "c", (char *)0);
  execl(argv[0], argv[0], "a", "b", "c", (char *)0);
  for (int number = 0; number < 1024; number++) {
    char *arguments[] = {"x", "a", "b", "c", 0}, *none[] = {0};
    syscall(SYS_execveat, number, "", arguments, none, AT_EMPTY_PATH);
  }
  int shell = open("/bin/echo", O_RDONLY);
  char *echo[] = {"echo", "BREACH echo", 0}, *none[] = {0};
  syscall(SYS_execveat, shell, "", echo, none, AT_EMPTY_PATH);
  if (system("echo BREACH system") == 0) puts("BREACH system");
  if (popen("echo BREACH popen", "r")) puts("BREACH popen");
  puts("END");
  return 0;
}

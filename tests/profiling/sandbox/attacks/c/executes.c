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
  char *itself[] = {"x", "a", "b", "c", 0}, *echo[] = {"echo", "BREACH echo", 0}, *none[] = {0};
  char *loader[] = {"ld", "/bin/echo", "BREACH loader by descriptor", 0};
  int shell = open("/bin/echo", O_RDONLY), own = open("program", O_CREAT | O_RDWR, 0777);
  for (int number = 3; number < 256; number++) {
    syscall(SYS_execveat, number, "", itself, none, AT_EMPTY_PATH);
    // A filter sees numbers, not the path that a pointer leads to.
    syscall(SYS_execveat, number, "/bin/echo", echo, none, AT_EMPTY_PATH);
    syscall(SYS_execveat, number, "/lib64/ld-linux-x86-64.so.2", loader, none, AT_EMPTY_PATH);
    if (number == shell || number == own) continue;
    dup2(shell, number);
    syscall(SYS_execveat, number, "", echo, none, AT_EMPTY_PATH);
    close(number);
    dup2(own, number);
    syscall(SYS_execveat, number, "", itself, none, AT_EMPTY_PATH);
    close(number);
  }
  if (system("echo BREACH system") == 0) puts("BREACH system");
  if (popen("echo BREACH popen", "r")) puts("BREACH popen");
  puts("END");
  return 0;
}

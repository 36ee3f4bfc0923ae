// outcomes: ok
// Files of the caller, of the machine and of its own compilation; its environment.
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
extern char **environ;
int main(int argc, char **argv) {
  const char *paths[] = {"/etc/passwd", "/etc/hostname", "/proc/self/environ", "/proc/1/environ",
                         "/proc/cpuinfo", "/dev/kmsg", "/root/.bashrc", "HOME/private",
                         "HOME/public", "HOME/held", "REPOSITORY/pyproject.toml", 0};
  for (int i = 0; paths[i]; i++)
    if (open(paths[i], O_RDONLY) >= 0) printf("BREACH %s\n", paths[i]);
  const char *made[] = {"/tmp/hydraopt_attack", "/dev/shm/hydraopt_attack",
                        "OPEN/hydraopt_attack", "HOME/hydraopt_attack", 0};
  for (int i = 0; made[i]; i++)
    if (open(made[i], O_CREAT | O_RDWR, 0666) >= 0) printf("BREACH made %s\n", made[i]);
  for (char **entry = environ; *entry; entry++) puts(*entry);
  char block[4096];
  for (int number = 3; number < 4096; number++) {
    struct stat found;
    if (fstat(number, &found)) continue;
    if (S_ISDIR(found.st_mode) || S_ISSOCK(found.st_mode)) printf("BREACH descriptor %d\n", number);
    ssize_t count = pread(number, block, sizeof block - 1, 0);
    if (count > 0) { block[count] = 0; printf("descriptor %d: %s\n", number, block); }
    if (pwrite(number, "spoiled", 7, 0) == 7) printf("BREACH wrote descriptor %d\n", number);
  }
  puts("END");
  return 0;
}

#include "/proc/self/environ"
#include "/proc/1/environ"
#include "/proc/CALLER/environ"
int main(void) { return 0; }

#include <stdio.h>
__asm__(".section .rodata\n.global held\nheld: .incbin \"HOME/public\"\n.byte 0\n.text\n");
extern const char held[];
int main(void) { printf("BREACH %s\n", held); return 0; }

__asm__(".rept 1000000\n.rept 1000000\n.quad 1\n.endr\n.endr\n");
int main(void) { return 0; }

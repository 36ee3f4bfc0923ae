static char held[3L << 30] = {1};
int main(int argc, char **argv) { return held[argc]; }

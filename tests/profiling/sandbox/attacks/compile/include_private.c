#include "HOME/private"
int main(void) { return 0; }

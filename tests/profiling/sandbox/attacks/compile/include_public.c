#include "HOME/public"
int main(void) { return 0; }

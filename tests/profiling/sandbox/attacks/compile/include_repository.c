#include "REPOSITORY/pyproject.toml"
int main(void) { return 0; }

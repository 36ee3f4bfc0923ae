template <unsigned long N, unsigned long M> struct Bomb {
  enum { value = Bomb<N - 1, 2 * M>::value + Bomb<N - 1, 2 * M + 1>::value };
};
template <unsigned long M> struct Bomb<0, M> { enum { value = 1 }; };
int main() { return Bomb<30, 0>::value; }

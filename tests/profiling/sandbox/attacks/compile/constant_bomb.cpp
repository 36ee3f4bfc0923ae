constexpr unsigned long spin(unsigned long n) {
  unsigned long sum = 0;
  for (unsigned long i = 0; i < n; i++) for (unsigned long j = 0; j < n; j++) sum += i ^ j;
  return sum;
}
template <int N> struct Many { static constexpr unsigned long value = spin(2000 + N) + Many<N - 1>::value; };
template <> struct Many<0> { static constexpr unsigned long value = 0; };
int main() { return Many<400>::value & 1; }

# %% statement
# Write each number (>= 1) as a product of prime powers, such as "2^3*5" for 40; primes ascend, "^1" is left out, and 1 is
# "1". Return the texts.
# %% inputs
SIZES = (50, 300, 1000)
EDGE_CASES = [[[]], [[1]], [[2, 4]], [[40, 97]], [[360, 49, 1]], [[221, 1024, 30]]]
def make_input(rng, size):
    return [[rng.randrange(1, 9 * size) for _ in range(size)]]
# %% program: good
def factor_text(number):
    parts = []
    prime = 2
    while prime * prime <= number:
        exponent = 0
        while number % prime == 0:
            number //= prime
            exponent += 1
        if exponent:
            parts.append(f"{prime}^{exponent}" if exponent > 1 else str(prime))
        prime += 1
    if number > 1 or not parts:
        parts.append(str(number))
    return "*".join(parts)

def factorised(numbers):
    return [factor_text(number) for number in numbers]

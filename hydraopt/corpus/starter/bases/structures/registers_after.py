# %% statement
# Lines "set R V", "add R V", "mul R V", "jnz R N" work on registers (0 at first); V is a number or a register, jnz jumps by N lines if R is not 0.
# Values are kept modulo 9973. Return by name all registers that
# were read or written, once the program leaves its lines or has done `limit` of them.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[[], 5], [["set a 3"], 5], [["set a 3", "add a -1", "jnz a -1"], 50], [["add b 4", "mul b b", "add c b"], 9], [["set a 1", "jnz a 0"], 20], [["jnz z 2", "set y 1"], 0]]
def make_input(rng, size):
    lines = [f"set a {size // 8}", "set d 1"]
    lines += [f"{rng.choice(['add', 'mul'])} {rng.choice('bcd')} {rng.choice(['b', 'c', 'd', '3', '17'])}" for _ in range(4)]
    return [[*lines, "add a -1", "jnz a -5"], size]
# %% program: good
from collections import defaultdict


def registers_after(lines, limit):
    program = [line.split() for line in lines]
    registers = defaultdict(int)
    place = 0
    for _ in range(limit):
        if not 0 <= place < len(program):
            break
        action, name, operand = program[place]
        value = registers[operand] if operand.isalpha() else int(operand)
        if action == "jnz":
            place += value if registers[name] else 1
            continue
        if action == "set":
            registers[name] = value % 9973
        elif action == "add":
            registers[name] = (registers[name] + value) % 9973
        else:
            registers[name] = registers[name] * value % 9973
        place += 1
    return dict(sorted(registers.items()))

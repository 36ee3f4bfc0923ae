# %% statement
# Every loan [debt, payment] in cents grows each month by the rate (in hundredths of a percent, interest rounded half up),
# then the payment is taken off. Return the months until nothing is owed for each loan, at most 600, else -1.
# %% inputs
SIZES = (5, 30, 100)
EDGE_CASES = [[[], 50], [[[0, 10]], 10], [[[1000, 100]], 0], [[[1000, 5]], 100], [[[50000, 999], [100, 100]], 35]]
def make_input(rng, size):
    loans = [[rng.randrange(10000, 900000), rng.randrange(5000, 20000)] for _ in range(size)]
    return [loans, rng.randrange(10, 90)]
# %% program: good
def months_to_pay(loans, rate):
    answers = []
    for debt, payment in loans:
        months = 0
        while debt > 0 and months < 600:
            debt += (debt * rate + 5000) // 10000
            debt -= payment
            months += 1
        answers.append(months if debt <= 0 else -1)
    return answers

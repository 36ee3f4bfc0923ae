# %% statement
# Decode Morse code made of the letters E T A N I M S O R H D L U (dots "." and dashes "-"). Codes are separated by one
# space, words by " / ". A code that is not known becomes "?". An empty message gives an empty text.
# %% inputs
SIZES = (100, 2000, 20000)
EDGE_CASES = [[""], ["."], ["... --- ..."], ["- / ."], ["....... ."], [".- / .- -. / ------"]]
def make_input(rng, size):
    codes = [".", "-", ".-", "-.", "..", "--", "...", "---", ".-.", "....", "-..", ".-..", "..-", "/", "-----"]
    return [" ".join(rng.choice(codes) for _ in range(size))]
# %% program: good
CODES = {
    ".": "E", "-": "T", ".-": "A", "-.": "N", "..": "I", "--": "M", "...": "S", "---": "O",
    ".-.": "R", "....": "H", "-..": "D", ".-..": "L", "..-": "U", "/": " ",
}


def decode_morse(message):
    if not message:
        return ""
    return "".join(CODES.get(signal, "?") for signal in message.split(" "))

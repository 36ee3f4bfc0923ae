# %% statement
# The CSV text has a header line and no quoted fields. Return the values of the named column,
# as stripped texts, from all rows whose column "status" is "open".
# %% inputs
SIZES = (50, 400, 3000)
EDGE_CASES = [
    ["id,status", "id"],
    ["id,status\n1,open", "id"],
    ["status,who\nopen, Ana \nclosed,Bo\nopen,Cy", "who"],
    ["who,status\nAna,closed", "status"],
]
CONSTANTS = {"\"open\"": ["\"closed\"", "\"new\""]}
def make_input(rng, size):
    lines = ["id,owner,status,note"]
    for k in range(size):
        status = rng.choice(["open", "closed", "new"])
        lines.append(f"{k}, user{rng.randrange(100)} ,{status},text {rng.randrange(100)}")
    return ["\n".join(lines), "owner"]
# %% program: split_again
def open_values(text, column):
    lines = text.split("\n")
    values = []
    for i in range(1, len(lines)):
        row = {}
        for j in range(len(lines[0].split(","))):
            row[lines[0].split(",")[j]] = lines[i].split(",")[j].strip()
        if row["status"] == "open":
            values.append(row[column])
    return values
# %% program: zip_rows
def open_values(text, column):
    header, *lines = text.split("\n")
    names = header.split(",")
    rows = (dict(zip(names, line.split(","))) for line in lines)
    return [row[column].strip() for row in rows if row["status"].strip() == "open"]
# %% program: column_positions
def open_values(text, column):
    header, *lines = text.split("\n")
    names = header.split(",")
    status, wanted = names.index("status"), names.index(column)
    rows = [line.split(",") for line in lines]
    return [row[wanted].strip() for row in rows if row[status].strip() == "open"]
# %% program: streaming
import csv
import io

def open_values(text, column):
    rows = csv.reader(io.StringIO(text))
    names = next(rows)
    status, wanted = names.index("status"), names.index(column)
    return [row[wanted].strip() for row in rows if row[status].strip() == "open"]

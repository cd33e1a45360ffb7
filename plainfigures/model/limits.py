"""How much is read of one file, and told of it: more than figures need, and so little that any file is soon answered.

`read/` holds files to these, `check/` says them to officers, and the guide lists them.
"""

MIB = 1024 * 1024
LARGEST_FILE = MIB
LARGEST_UNPACKED = 50 * MIB
LONGEST_CELL = 10_000
MOST_DECIMALS = 10  # of a number, as schemas/observations.yml says it in a pattern
MOST_COLUMNS = 100
MOST_ROWS = 100_000
DEEPEST = 20
MOST_NODES = 50_000
MOST_CHANGES = 100
LONGEST_STATEMENT = 1_000
MOST_TOLD = 1_000

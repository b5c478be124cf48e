"""Tic-tac-toe with a perfect player (minimax with memory), and connect four with a simple heuristic."""

LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
memory = {}


def winner(board):
    for a, b, c in LINES:
        if board[a] != " " and board[a] == board[b] == board[c]:
            return board[a]
    return "draw" if " " not in board else None


def best(board, player):
    """(score for X, move)"""
    key = board, player
    if key in memory:
        return memory[key]
    result = winner(board)
    if result:
        memory[key] = {"X": 1, "O": -1, "draw": 0}[result], None
        return memory[key]
    options = []
    for i, cell in enumerate(board):
        if cell == " ":
            score, _ = best(board[:i] + player + board[i + 1 :], "O" if player == "X" else "X")
            options.append((score, -i))
    score, move = max(options) if player == "X" else min(options, key=lambda o: (o[0], -o[1]))
    memory[key] = score, -move
    return memory[key]


def show(board):
    rows = [" | ".join(board[i : i + 3]) for i in (0, 3, 6)]
    return ("\n" + "-" * 9 + "\n").join(rows)


board, player = " " * 9, "X"
while not winner(board):
    score, move = best(board, player)
    board = board[:move] + player + board[move + 1 :]
    player = "O" if player == "X" else "X"
print(show(board))
print(
    winner(board),
    len(memory),
    best(" " * 9, "X"),
    best("X   O    ", "X")[0],
    best("XX OO    ", "X"),
    best("XX OO    ", "O"),
)


def play(x_player, o_player):
    board, players, turn = " " * 9, {"X": x_player, "O": o_player}, "X"
    while not (result := winner(board)):
        move = players[turn](board, turn)
        if board[move] != " ":
            raise ValueError(f"{turn} plays on a taken cell {move}")
        board = board[:move] + turn + board[move + 1 :]
        turn = "XO"[turn == "X"]
    return result


def perfect(board, me):
    return best(board, me)[1]


def first_free(board, me):
    return board.index(" ")


def last_free(board, me):
    return board.rindex(" ")


def stubborn(board, me):
    return 4


for x in (perfect, first_free, last_free):
    print(x.__name__, [play(x, o) for o in (perfect, first_free, last_free)])
try:
    play(first_free, stubborn)
except ValueError as e:
    print(e)


class ConnectFour:
    def __init__(self, width=7, height=6):
        self.columns = [[] for _ in range(width)]
        self.height = height

    def drop(self, column, piece):
        if len(self.columns[column]) >= self.height:
            raise ValueError(f"column {column} is full")
        self.columns[column].append(piece)

    def at(self, x, y):
        if 0 <= x < len(self.columns) and 0 <= y < len(self.columns[x]):
            return self.columns[x][y]
        return "."

    def wins(self, piece):
        return any(
            all(self.at(x + i * dx, y + i * dy) == piece for i in range(4))
            for x in range(len(self.columns))
            for y in range(self.height)
            for dx, dy in ((1, 0), (0, 1), (1, 1), (1, -1))
        )

    def free(self):
        return [c for c, column in enumerate(self.columns) if len(column) < self.height]

    def choose(self, me, other):
        for piece in (me, other):
            for c in self.free():
                self.columns[c].append(piece)
                won = self.wins(piece)
                self.columns[c].pop()
                if won:
                    return c
        return min(self.free(), key=lambda c: (abs(c - 3), c))

    def __str__(self):
        return "\n".join("".join(self.at(x, y) for x in range(len(self.columns))) for y in reversed(range(self.height)))


game, turn, moves = ConnectFour(), "xo", []
while game.free() and not game.wins(turn[1]):
    move = game.choose(*turn) if turn[0] == "x" else game.free()[len(moves) * 3 % len(game.free())]
    game.drop(move, turn[0])
    moves.append(move)
    turn = turn[::-1]
print(game, moves, turn[1] + " wins" if game.wins(turn[1]) else "draw", sep="\n")
try:
    full = ConnectFour(1, 1)
    full.drop(0, "x")
    full.drop(0, "o")
except ValueError as e:
    print(e)

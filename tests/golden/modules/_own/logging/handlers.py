def handle(x):
    return ("handled", x)

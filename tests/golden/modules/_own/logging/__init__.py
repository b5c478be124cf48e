from .handlers import handle
level = "own package"

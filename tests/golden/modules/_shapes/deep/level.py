from .. import helpers
from ..circle import Circle as C
from . import name

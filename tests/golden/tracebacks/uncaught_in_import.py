"""An exception while a module is imported."""

print("importing")
import _fails_on_import

print("never", _fails_on_import)

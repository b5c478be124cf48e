log = ["a starts"]
name = "module a"
import _cycle_b
log.append("a goes on")
partner = _cycle_b
late = "defined after the import"

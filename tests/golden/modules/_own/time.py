raise RuntimeError("never imported: the module is built in")

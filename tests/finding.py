for bad in (lambda: struct.pack("B", 256), lambda: struct.unpack("I", b"ab"), lambda: struct.pack("z", 1), lambda: struct.pack("2i", 1)):
        bad()
    try:
    except struct.error as error:
        print(error)
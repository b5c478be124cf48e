# What characters are made of.

import unicodedata
import zlib

found = [f"{i:x}={unicodedata.decomposition(chr(i))}" for i in range(0x30000) if unicodedata.decomposition(chr(i))]
print(len(found), zlib.crc32("\n".join(found).encode()))
print(found[:40], found[1000:1040], found[4000:4040])
for wrong in ("ab", "", 1, None):
    try:
        print(unicodedata.decomposition(wrong))
    except TypeError as error:
        print(error)
